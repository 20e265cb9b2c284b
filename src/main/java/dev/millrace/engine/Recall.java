package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Fingerprints;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Reuse;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What a run takes from the content store. Planning asks it what is known; the run reads rows by
/// links in its own folder, so that nobody can take them away meanwhile.
final class Recall implements Reuse {

    private final ContentStore store;
    private final Path folder;
    private final RunCall.Keeping keeping;
    private final Map<String, Facts> facts = new LinkedHashMap<>();
    private final Map<String, Path> kept = new LinkedHashMap<>();
    private final Map<String, String> prints = new LinkedHashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private Optional<Bound> whole = Optional.empty();

    /// @param folder of the run, see `Keeper.folder`
    Recall(ContentStore store, Path folder, RunCall.Keeping keeping) {
        this.store = store;
        this.folder = folder;
        this.keeping = keeping;
    }

    @Override
    public Known known(Bound bound, Fingerprints prints) {
        whole = Optional.of(bound);
        if (!keeping.fresh()) {
            bound.relations().values().forEach(relation -> look(bound, relation, prints));
        }
        var links = new LinkedHashMap<String, Path>();
        kept.forEach((name, file) -> links.put(name, link(file)));
        return new Known(links, done, keeping.keeps());
    }

    private Path link(Path file) {
        return folder.resolve(file.getFileName());
    }

    private void look(Bound bound, Relation relation, Fingerprints prints) {
        var print = prints.of(relation.name());
        var found = print.flatMap(store::facts);
        if (found.isEmpty()) {
            return;
        }
        var known = found.get();
        facts.put(relation.name(), known);
        this.prints.put(relation.name(), print.get());
        if (relation.kind() == Relation.Kind.QUERY) {
            known.rows()
                    .flatMap(file -> store.rows(print.get(), file))
                    .ifPresent(file -> kept.put(relation.name(), file));
        }
        boolean isDone =
                relation.kind() == Relation.Kind.STORED
                        ? isUntouched(bound, relation, known)
                        : known.isWhole();
        if (isDone) {
            done.add(relation.name());
        }
    }

    private static boolean isUntouched(Bound bound, Relation relation, Facts known) {
        var delivery = bound.deliveries().get(relation.node());
        return delivery != null
                && known.target().isPresent()
                && known.target().equals(TargetState.of(delivery));
    }

    /// Takes hold of the rows that the plan reads.
    ///
    /// @return false if what the plan counts on has changed since, so that it has to be made again
    boolean begin(Plan plan) {
        try {
            Files.createDirectories(folder);
            for (Relation relation : plan.bound().relations().values()) {
                if (relation.kind() == Relation.Kind.KEPT && !isLinked(relation.name())) {
                    return false;
                }
            }
            var bound = whole.orElseThrow();
            return bound.relations().values().stream()
                    .filter(relation -> relation.kind() == Relation.Kind.STORED)
                    .filter(relation -> done.contains(relation.name()))
                    .allMatch(
                            relation ->
                                    isUntouched(
                                            bound,
                                            relation,
                                            requireNonNull(facts.get(relation.name()))));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isLinked(String relation) throws IOException {
        var file = requireNonNull(kept.get(relation));
        var link = link(file);
        Files.deleteIfExists(link);
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            if (!Files.exists(file)) {
                return false;
            }
            Files.copy(file, link);
        }
        var known = requireNonNull(facts.get(relation)).rows().orElseThrow();
        return store.isWhole(file, link, known);
    }

    /// What is known of the rows that the plan reads.
    void count(Plan plan, Measurements measurements) {
        for (Relation relation : plan.bound().relations().values()) {
            if (relation.kind() == Relation.Kind.KEPT) {
                var known = requireNonNull(facts.get(relation.name()));
                measurements.add(
                        relation.name(), new Measured(known.count(), known.bytes(), Duration.ZERO));
            }
        }
    }

    /// Tells of the nodes that need not be computed what was told when they were.
    ///
    /// @return a fault if one of them rejected more rows than it may
    Optional<Fault> tell(Plan plan, Rejects rejects, Teller teller) {
        Optional<Fault> exceeded = Optional.empty();
        for (NodeId node : reused(plan)) {
            var found =
                    rejected(node).flatMap(it -> rejects.reused(it.port(), it.rows(), it.all()));
            exceeded = exceeded.or(() -> found);
            tell(node, rejects, teller);
        }
        return exceeded;
    }

    /// Whether a node that need not be computed rejected more rows than it may now.
    boolean isOverLimit(Plan plan) {
        return reused(plan).stream()
                .anyMatch(node -> rejected(node).filter(it -> it.isOverLimit(plan)).isPresent());
    }

    private static List<NodeId> reused(Plan plan) {
        var computed = new HashSet<NodeId>();
        plan.steps().forEach(step -> computed.addAll(step.nodes()));
        return plan.nodes().stream().filter(node -> !computed.contains(node)).toList();
    }

    /// What a node rejected when it was computed.
    ///
    /// @param all the rows that left it by any port
    private record Rejected(Relation port, long rows, long all) {

        boolean isOverLimit(Plan plan) {
            return requireNonNull(plan.pipeline().nodes().get(port.node()))
                    .policy()
                    .rejectLimit()
                    .filter(limit -> limit.isExceeded(rows, all))
                    .isPresent();
        }
    }

    private Optional<Rejected> rejected(NodeId node) {
        var ports =
                whole.orElseThrow().relations().values().stream()
                        .filter(relation -> relation.node().equals(node))
                        .filter(relation -> !relation.port().isEmpty())
                        .toList();
        long all = ports.stream().mapToLong(port -> rows(port).orElse(0)).sum();
        return ports.stream()
                .filter(port -> port.port().equals(Rejects.PORT))
                .filter(port -> rows(port).isPresent())
                .findFirst()
                .map(port -> new Rejected(port, rows(port).getAsLong(), all));
    }

    private OptionalLong rows(Relation relation) {
        var known = facts.get(relation.name());
        return known != null && known.count() instanceof Count.Exact(long rows)
                ? OptionalLong.of(rows)
                : OptionalLong.empty();
    }

    private void tell(NodeId node, Rejects rejects, Teller teller) {
        var counts = new LinkedHashMap<String, Count>();
        var ports = new LinkedHashMap<String, String>();
        long bytes = 0;
        for (Relation relation : whole.orElseThrow().relations().values()) {
            var known = facts.get(relation.name());
            if (!relation.node().equals(node)) {
                continue;
            }
            if (known != null && relation.kind() == Relation.Kind.CHECKED) {
                report(node, known, teller);
            }
            if (!relation.port().isEmpty()) {
                var count = known == null ? Count.UNKNOWN : known.count();
                counts.put(relation.port(), count);
                rejects.keptBefore(relation)
                        .or(() -> Optional.ofNullable(prints.get(relation.name())))
                        .ifPresent(print -> ports.put(relation.port(), print));
                bytes += known == null ? 0 : known.bytes();
            }
        }
        var size = bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
        teller.tell(
                (at, seq) ->
                        new RunEvent.NodeFinished(
                                at,
                                seq,
                                node,
                                counts,
                                size,
                                Duration.ZERO,
                                RunEvent.Origin.REUSED,
                                ports));
    }

    private void report(NodeId node, Facts known, Teller teller) {
        var check = requireNonNull(whole.orElseThrow().checks().get(node));
        for (int i = 0; i < Math.min(known.broken().size(), check.expectations().size()); i++) {
            teller.checked(node, check.expectations().get(i), known.broken().get(i));
        }
    }
}
