package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.CountMode;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.node.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides which relations become one statement.
///
/// Each relation belongs to the statement that consumes it; one that several statements consume is
/// the deepest they have in common and is computed once, into a table, unless reading it again is
/// cheaper. What nobody reads is not computed.
final class Fuser {

    /// Relations nested in each other in one statement; 300 overflow a stack of 1 MiB.
    static final int DEEPEST = 100;

    private final Bound bound;
    private final Map<NodeId, Node> nodes;
    private final Set<String> ends;
    private final Set<String> keeps;
    private final CountMode counts;

    private final Map<String, List<String>> consumers = new LinkedHashMap<>();
    private final Set<String> cuts = new HashSet<>();
    private final Map<String, Set<String>> owners = new HashMap<>();
    private final Set<String> own = new LinkedHashSet<>();
    private final Map<String, Boolean> cheap = new HashMap<>();
    private final Set<NodeId> waitedFor = new HashSet<>();

    /// @param nodes by id
    /// @param ends relations that are computed although nothing comes after them
    /// @param keeps relations that are to be there whole, to be kept
    Fuser(
            Bound bound,
            Map<NodeId, Node> nodes,
            Set<String> ends,
            Set<String> keeps,
            CountMode counts) {
        this.keeps = keeps;
        this.bound = bound;
        this.nodes = nodes;
        this.ends = ends;
        this.counts = counts;
        nodes.values().forEach(node -> waitedFor.addAll(node.after()));
    }

    /// The statements, each by the relation it makes available.
    record Statements(Map<String, Fused> byStep, Set<String> tables) {}

    Statements statements() {
        connect();
        while (true) {
            assign();
            var statements = build();
            var deep = statements.values().stream().map(this::cut).flatMap(List::stream).toList();
            if (deep.isEmpty()) {
                return new Statements(statements, own);
            }
            cuts.addAll(deep);
        }
    }

    private Collection<Relation> relations() {
        return bound.relations().values();
    }

    private Relation relation(String name) {
        return requireNonNull(bound.relations().get(name));
    }

    private void connect() {
        for (Relation relation : relations()) {
            for (String input : relation.inputs()) {
                consumers.computeIfAbsent(input, _ -> new ArrayList<>()).add(relation.name());
            }
        }
    }

    /// Goes from the ends back to the sources.
    private void assign() {
        cheap.clear();
        owners.clear();
        own.clear();
        for (Relation relation : List.copyOf(relations()).reversed()) {
            var steps = new LinkedHashSet<String>();
            for (String consumer : consumers.getOrDefault(relation.name(), List.of())) {
                if (own.contains(consumer)) {
                    steps.add(stepOf(relation(consumer)));
                } else {
                    steps.addAll(owners.getOrDefault(consumer, Set.of()));
                }
            }
            bound.deliveries().values().stream()
                    .filter(delivery -> delivery.input().equals(relation.name()))
                    .forEach(delivery -> steps.add(delivery.node().value()));
            boolean end = ends.contains(relation.name());
            if (steps.isEmpty() && !end) {
                continue;
            }
            if (isTable(relation) || (steps.size() + (end ? 1 : 0) > 1 && !isCheap(relation))) {
                own.add(relation.name());
            } else {
                if (end) {
                    steps.add(relation.name());
                }
                owners.put(relation.name(), steps);
            }
        }
    }

    /// What a scan rejects comes with the scan.
    private String stepOf(Relation relation) {
        return relation.kind() == Relation.Kind.REJECTED
                ? relation.inputs().getFirst()
                : relation.name();
    }

    private boolean isTable(Relation relation) {
        var node = requireNonNull(nodes.get(relation.node()));
        boolean kept = node.keep() && !relation.port().isEmpty();
        boolean ordered = !node.after().isEmpty() || waitedFor.contains(node.id());
        return switch (relation.kind()) {
            case SCAN, REJECTED, SNAPSHOT, CHECKED -> true;
            case QUERY ->
                    kept
                            || ordered
                            || cuts.contains(relation.name())
                            || keeps.contains(relation.name());
            case STORED, KEPT -> false;
        };
    }

    /// Cheaper to read again than to keep: columns of files, and rows of tables with more columns.
    private boolean isCheap(Relation relation) {
        var known = cheap.get(relation.name());
        if (known == null) {
            known = asksLittle(relation);
            cheap.put(relation.name(), known);
        }
        return known;
    }

    private boolean asksLittle(Relation relation) {
        if (relation.isVolatile()) {
            return false;
        }
        if (relation.has(Trait.SCANS_COLUMNS)) {
            return true;
        }
        return relation.has(Trait.PRESERVES_ROWS)
                && !relation.has(Trait.SORTS)
                && relation.inputs().size() == 1
                && relation.inputs().stream()
                        .map(this::relation)
                        .allMatch(input -> isTable(input) || isCheap(input));
    }

    private Map<String, Fused> build() {
        var members = new LinkedHashMap<String, List<Relation>>();
        for (Relation relation : relations()) {
            if (own.contains(relation.name())) {
                members.computeIfAbsent(relation.name(), _ -> new ArrayList<>()).add(relation);
            }
            for (String step : owners.getOrDefault(relation.name(), Set.of())) {
                members.computeIfAbsent(step, _ -> new ArrayList<>()).add(relation);
            }
        }
        bound.deliveries()
                .keySet()
                .forEach(node -> members.computeIfAbsent(node.value(), _ -> new ArrayList<>()));
        var statements = new LinkedHashMap<String, Fused>();
        for (String step : bound.relations().sequencedKeySet()) {
            var relations = members.get(step);
            if (relations != null && relation(step).kind() != Relation.Kind.REJECTED) {
                statements.put(step, fused(step, relations));
            }
        }
        return statements;
    }

    private Fused fused(String step, List<Relation> members) {
        var delivery = bound.deliveries().get(relation(step).node());
        boolean stages = delivery != null && relation(step).kind() == Relation.Kind.STORED;
        var root = stages ? requireNonNull(delivery).input() : step;
        boolean barriers =
                switch (counts) {
                    case EXACT -> true;
                    case FREE -> false;
                    case AUTO -> members.stream().anyMatch(Fuser::readsText);
                };
        var ctes = new ArrayList<Fused.Cte>();
        for (Relation relation : members) {
            if (stages && relation.kind() == Relation.Kind.STORED && relation.name().equals(step)) {
                continue;
            }
            boolean whole =
                    !relation.name().equals(root)
                            && (isUsedTwice(relation, members)
                                    || (barriers && isCountable(relation)));
            ctes.add(new Fused.Cte(relation, whole));
        }
        return new Fused(ctes, root, barriers);
    }

    static boolean readsText(Relation relation) {
        return relation.readsFiles() && !relation.has(Trait.SCANS_COLUMNS);
    }

    private boolean isUsedTwice(Relation relation, List<Relation> members) {
        long uses =
                members.stream()
                        .flatMap(member -> member.inputs().stream())
                        .filter(relation.name()::equals)
                        .count();
        return uses > 1 && !isCheap(relation);
    }

    /// Files have counts of their own, what is kept was counted, and a node that keeps all rows has
    /// its input's.
    private static boolean isCountable(Relation relation) {
        return !relation.readsFiles()
                && relation.kind() != Relation.Kind.KEPT
                && !relation.has(Trait.PRESERVES_ROWS);
    }

    /// Where a statement that nests too deep is cut: at the narrowest relation among the last 20.
    private List<String> cut(Fused fused) {
        var chains = new HashMap<String, List<String>>();
        for (Fused.Cte cte : fused.ctes()) {
            var chain = new ArrayList<String>();
            for (String input : cte.relation().inputs()) {
                var before = chains.getOrDefault(input, List.of());
                if (before.size() > chain.size()) {
                    chain = new ArrayList<>(before);
                }
            }
            chain.add(cte.relation().name());
            if (chain.size() >= DEEPEST && !cte.relation().name().equals(fused.root())) {
                return List.of(narrowest(chain.subList(chain.size() - 20, chain.size())));
            }
            chains.put(cte.relation().name(), chain);
        }
        return List.of();
    }

    private String narrowest(List<String> names) {
        var best = names.getLast();
        for (String name : names.reversed()) {
            if (width(name) < width(best)) {
                best = name;
            }
        }
        return best;
    }

    private int width(String name) {
        var relation = relation(name);
        boolean fits = relation.kind() == Relation.Kind.QUERY;
        return fits ? relation.schema().columns().size() : Integer.MAX_VALUE;
    }
}
