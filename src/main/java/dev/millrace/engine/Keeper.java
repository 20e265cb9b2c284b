package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.model.Schema;
import dev.millrace.model.Sha256;
import dev.millrace.plan.Bound;
import dev.millrace.plan.FileIdentity;
import dev.millrace.plan.Fused;
import dev.millrace.plan.KeptRows;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Step;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Puts what a run computed into the content store. What cannot be kept is not; no run fails of
/// that. Any thread.
final class Keeper {

    /// Of what a relation was computed from, the share that its rows may take.
    private static final int SHARE = 10;

    /// So much may be kept of anything.
    private static final long LEAST = 1 << 20;

    /// Of the rows that a node rejects, how many are kept, and how many values of them.
    private static final long MOST_REJECTED = 100_000;

    private static final long MOST_REJECTED_VALUES = 2_000_000;

    private final ContentStore store;
    private final RunId run;
    private final Path folder;
    private final RunCall.Keeping keeping;
    private final Plan plan;
    private final Measurements measurements;
    private final Map<String, String> added = new ConcurrentHashMap<>();
    private final Map<String, String> rejected = new ConcurrentHashMap<>();

    Keeper(
            ContentStore store,
            Workspace workspace,
            RunId run,
            RunCall.Keeping keeping,
            Plan plan,
            Measurements measurements) {
        this.store = store;
        this.run = run;
        this.folder = folder(workspace, run);
        this.keeping = keeping;
        this.plan = plan;
        this.measurements = measurements;
    }

    /// In the folder of a run: rows it reads from the store, and those it writes for it.
    static Path folder(Workspace workspace, RunId run) {
        return workspace.run(run).resolve("keep");
    }

    /// Keeps what a step computed.
    ///
    /// @param lane on which it ran
    void after(Step step, Lane lane) {
        if (!keeping.keeps()) {
            return;
        }
        var computed = computed(step);
        for (Relation relation : plan.bound().relations().values()) {
            if (computed.contains(relation.name()) && isComputed(relation)) {
                keep(relation, isRoot(relation, step), lane);
            }
        }
    }

    private static boolean isComputed(Relation relation) {
        return relation.kind() != Relation.Kind.STORED && relation.kind() != Relation.Kind.KEPT;
    }

    /// Also the ports of what is held to expectations, which are counted with it.
    private Set<String> computed(Step step) {
        var names = new HashSet<>(Set.of(step.id()));
        switch (step) {
            case Step.Materialise(_, _, _, Fused fused, Relation relation, _) -> {
                names.addAll(names(fused));
                plan.bound().relations().values().stream()
                        .filter(port -> port.node().equals(relation.node()))
                        .filter(port -> port.inputs().equals(List.of(relation.name())))
                        .forEach(port -> names.add(port.name()));
            }
            case Step.Stage(_, _, _, Fused fused, _) -> names.addAll(names(fused));
            case Step.Drain(_, _, _, Fused fused) -> names.addAll(names(fused));
            case Step.ScanRejects scan -> names.add(scan.rejected().name());
            case Step.Snapshot _ -> {}
        }
        return names;
    }

    private static List<String> names(Fused fused) {
        return fused.ctes().stream().map(cte -> cte.relation().name()).toList();
    }

    /// Whether a step computed all rows of a relation with all of their columns.
    private static boolean isRoot(Relation relation, Step step) {
        return relation.name().equals(step.id())
                && switch (step) {
                    case Step.Materialise s ->
                            s.columns().size() == relation.schema().columns().size();
                    case Step.Drain _, Step.ScanRejects _, Step.Snapshot _ -> true;
                    case Step.Stage _ -> false;
                };
    }

    private void keep(Relation relation, boolean isWhole, Lane lane) {
        var measured = measurements.of(relation.name());
        var known =
                Facts.of(measured.count(), measured.bytes(), isWhole)
                        .withBroken(measurements.broken(relation.name()));
        var print = printOf(relation);
        if (print.isEmpty()) {
            return;
        }
        var rows =
                plan.keeps().contains(relation.name())
                        ? rows(relation, print.get(), known, lane)
                        : Optional.<Path>empty();
        add(relation.name(), print.get(), known, rows);
    }

    /// What it is kept under; rows that are shown and that nobody can compute again, under a
    /// fingerprint of this run.
    private Optional<String> printOf(Relation relation) {
        var lasting = lasting(relation.name());
        return lasting.isEmpty() && isShown(relation)
                ? Optional.of(Sha256.of("the rows of " + run + " " + relation.name()))
                : lasting;
    }

    private Optional<String> lasting(String relation) {
        return plan.prints()
                .of(relation)
                .filter(
                        _ ->
                                plan.prints().sources(relation).stream()
                                        .noneMatch(FileIdentity::hasChanged));
    }

    private boolean isShown(Relation relation) {
        return plan.keeps().contains(relation.name()) && plan.shown().contains(relation.name());
    }

    /// The fingerprint of a relation, if what it was computed from is what the plan saw; of
    /// rejected rows the one under which they are kept. Known once the step that computes it has
    /// ended.
    Optional<String> print(Relation relation) {
        var first = rejected.get(relation.name());
        if (first != null) {
            return Optional.of(first);
        }
        return relation.kind() == Relation.Kind.KEPT
                ? plan.prints().of(relation.name())
                : Optional.ofNullable(added.get(relation.name()));
    }

    private void add(String relation, String print, Facts known, Optional<Path> rows) {
        try {
            if (rows.isPresent()) {
                store.add(print, known, rows.get());
            } else {
                store.add(print, known);
            }
            added.put(relation, print);
        } catch (IOException full) {
            return;
        }
    }

    /// Writes the rows of a table; empty if they take too much.
    private Optional<Path> rows(Relation relation, String print, Facts known, Lane lane) {
        long most = most(relation);
        // A value takes a byte at least, even where it is packed.
        long mostRows = most / Math.max(1, relation.schema().columns().size());
        if (!(known.count() instanceof Count.Exact(long rows)) || rows > mostRows) {
            return Optional.empty();
        }
        var select = KeptRows.written(relation.schema(), Sql.name(relation.name()));
        try {
            var file = write(print, relation.schema(), select.text(Dialect.DUCKDB), lane);
            return Files.size(file) <= most ? Optional.of(file) : Optional.empty();
        } catch (EngineException | IOException notWritten) {
            return Optional.empty();
        }
    }

    private Path write(String print, Schema schema, String select, Lane lane) {
        var file = folder.resolve("new-" + print);
        lane.execute(
                "COPY ("
                        + select
                        + ") TO "
                        + Dialect.DUCKDB.text(file.toString())
                        + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false, "
                        + KeptFile.metadata(schema)
                        + ")");
        Pause.KEEP.now();
        return file;
    }

    /// Keeps the first of the rows that a node rejects, whatever comes of the run.
    ///
    /// @param from a table or a SELECT in parentheses that holds them
    /// @param rows how many there are
    /// @return the fingerprint under which they are kept; empty if they are not
    Optional<String> rejected(Relation port, Sql from, long rows, Lane lane) {
        if (!keeping.keeps() || !KeptRows.fit(port.schema())) {
            return Optional.empty();
        }
        long most = Math.min(MOST_REJECTED, MOST_REJECTED_VALUES / port.schema().columns().size());
        long kept = Math.min(rows, most);
        var print = rejectsPrint(port).orElseGet(() -> rejectsPrint(run + " " + port.name()));
        var select = KeptRows.written(port.schema(), from).text(Dialect.DUCKDB);
        try {
            var file = write(print, port.schema(), select + " LIMIT " + most, lane);
            store.add(print, Facts.of(new Count.Exact(kept), 0, kept == rows), file);
            rejected.put(port.name(), print);
            return Optional.of(print);
        } catch (EngineException | IOException notWritten) {
            return Optional.empty();
        }
    }

    /// The fingerprint under which an earlier run kept rows that a node rejected.
    Optional<String> rejectedBefore(Relation port) {
        return rejectsPrint(port)
                .filter(
                        print ->
                                store.facts(print)
                                        .flatMap(Facts::rows)
                                        .flatMap(file -> store.rows(print, file))
                                        .isPresent());
    }

    private Optional<String> rejectsPrint(Relation port) {
        return lasting(port.name()).map(Keeper::rejectsPrint);
    }

    /// Not the one of the relation, since not all of its rows may be kept.
    private static String rejectsPrint(String rows) {
        return Sha256.of("the first rejected rows of " + rows);
    }

    private long most(Relation relation) {
        boolean marked = requireNonNull(plan.pipeline().nodes().get(relation.node())).keep();
        if (marked || isShown(relation)) {
            return Long.MAX_VALUE;
        }
        long read =
                plan.prints().sources(relation.name()).stream()
                        .mapToLong(FileIdentity::bytes)
                        .sum();
        return Math.max(LEAST, read / SHARE);
    }

    /// Keeps what deliveries made of their targets, and makes room. Call while nobody else may
    /// write to the targets.
    ///
    /// @param made nodes whose deliveries were made
    void delivered(Set<NodeId> made) {
        if (!keeping.keeps()) {
            return;
        }
        for (Bound.BoundDelivery delivery : plan.bound().deliveries().values()) {
            if (!made.contains(delivery.node())) {
                continue;
            }
            var staged = measurements.staged(delivery.node());
            TargetState.of(delivery)
                    .map(
                            Facts.of(new Count.Exact(staged.rows()), staged.bytes(), false)
                                    ::withTarget)
                    .ifPresent(known -> made(delivery.node().value(), known));
        }
    }

    private void made(String delivery, Facts known) {
        lasting(delivery).ifPresent(print -> add(delivery, print, known, Optional.empty()));
    }

    /// Makes room.
    void end() {
        if (!keeping.keeps()) {
            return;
        }
        try {
            store.evict(keeping.mostBytes());
        } catch (IOException unreadable) {
            return;
        }
    }
}
