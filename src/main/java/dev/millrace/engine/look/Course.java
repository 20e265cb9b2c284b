package dev.millrace.engine.look;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.Lane;
import dev.millrace.engine.look.Sampling.Need;
import dev.millrace.node.Trait;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Fused;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// The way to the rows of a look: which relations are tables that are kept, and which are computed
/// with the look. Sources are kept, and what is computed from all of its input, so that an edit
/// behind them computes only what changed.
final class Course {

    /// A chain is cut here, as a statement must not be nested too deep.
    private static final int DEEPEST = 40;

    private final Bound bound;
    private final Relation wanted;
    private final Sampling sampling;
    private final boolean whole;
    private final Prints prints;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /// @param whole whether sources are read to their end, as they are
    Course(Bound bound, Relation wanted, boolean whole, Path warehouse, String once) {
        this.bound = bound;
        this.wanted = wanted;
        this.whole = whole;
        this.sampling = Sampling.of(bound, wanted);
        this.prints = new Prints(bound, warehouse, once);
    }

    Relation wanted() {
        return wanted;
    }

    /// Tells the content of the wanted relation from any other, once it was walked.
    String print() {
        return prints.of(wanted, Long.MAX_VALUE);
    }

    /// Makes the tables that are missing.
    void walk(KeptTables tables, Maker maker, Lane lane) {
        var depths = new HashMap<String, Integer>();
        for (var entry : sampling.needs().entrySet()) {
            var relation = entry.getKey();
            long limit = limit(relation, entry.getValue());
            var print = prints.of(relation, limit);
            int depth =
                    1
                            + relation.inputs().stream()
                                    .mapToInt(input -> requireNonNull(depths.get(input)))
                                    .max()
                                    .orElse(0);
            boolean keeps = keeps(relation, depth);
            depths.put(relation.name(), keeps ? 0 : depth);
            if (keeps) {
                var found = tables.find(print);
                kept.put(
                        relation.name(),
                        found.isPresent()
                                ? found.get()
                                : maker.make(this, relation, print, limit, lane));
            }
        }
    }

    private boolean keeps(Relation relation, int depth) {
        return switch (relation.kind()) {
            case SCAN, SNAPSHOT, REJECTED -> true;
            case QUERY, CHECKED, STORED, KEPT ->
                    depth >= DEEPEST
                            || (!whole
                                    && (relation.inputs().isEmpty()
                                            || isWaiting(relation)
                                            || isSharedUnion(relation)));
        };
    }

    /// Whether it needs all of its input before its first row, and is not what is looked at.
    private boolean isWaiting(Relation relation) {
        return !relation.equals(wanted)
                && !relation.has(Trait.STREAMS)
                && !relation.has(Trait.LOOKS_UP);
    }

    /// Whether several read the rows of several. The engine gathers what is shared in the order in
    /// which its threads are done, and rows have to keep their places from one look to the next.
    private boolean isSharedUnion(Relation relation) {
        return relation.has(Trait.STREAMS)
                && relation.inputs().size() > 1
                && sampling.needs().keySet().stream()
                                .flatMap(reader -> reader.inputs().stream())
                                .filter(relation.name()::equals)
                                .count()
                        > 1;
    }

    /// Whether the rows of what is looked at have no order of their own.
    boolean isShuffled() {
        return !whole
                && !wanted.inputs().isEmpty()
                && !wanted.has(Trait.STREAMS)
                && !wanted.has(Trait.LOOKS_UP)
                && !wanted.has(Trait.SORTS)
                && !kept.containsKey(wanted.name());
    }

    private long limit(Relation relation, Need need) {
        return whole
                ? Long.MAX_VALUE
                : Limits.rows(relation.schema().columns().size(), need == Need.KEYS);
    }

    /// The rows of a relation, as one statement over tables that are kept.
    ///
    /// @param root one that was walked, or reads only such
    Fused fused(Relation root) {
        return fused(root, Map.of());
    }

    /// @param instead what stands in the place of relations, by their names
    Fused fused(Relation root, Map<String, Sql> instead) {
        var needed = new HashSet<String>(Set.of(root.name()));
        var readers = new HashMap<String, Integer>();
        var ctes = new ArrayList<Fused.Cte>();
        var order = new ArrayList<>(sampling.needs().keySet());
        if (!order.contains(root)) {
            order.add(root);
        }
        for (Relation relation : order.reversed()) {
            if (!needed.contains(relation.name())) {
                continue;
            }
            var by = standIn(relation.name(), instead);
            var standing = by.map(sql -> standing(relation, sql)).orElse(relation);
            for (String input : standing.inputs()) {
                needed.add(input);
                readers.merge(input, 1, Integer::sum);
            }
            boolean shared = readers.getOrDefault(relation.name(), 0) > 1;
            ctes.addFirst(new Fused.Cte(standing, shared && by.isEmpty()));
        }
        return new Fused(ctes, root.name(), false);
    }

    private Optional<Sql> standIn(String relation, Map<String, Sql> instead) {
        var table = kept.get(relation);
        return Optional.ofNullable(instead.get(relation))
                .or(
                        () ->
                                Optional.ofNullable(table)
                                        .map(t -> Sql.of("SELECT * FROM {}", Sql.name(t.table()))));
    }

    private static Relation standing(Relation relation, Sql sql) {
        return new Relation(
                relation.name(),
                relation.node(),
                relation.port(),
                Relation.Kind.QUERY,
                sql,
                List.of(),
                relation.schema(),
                relation.traits(),
                false);
    }

    /// The table of a relation that was walked by.
    Kept kept(String relation) {
        return requireNonNull(kept.get(relation));
    }

    void keep(String relation, Kept table) {
        kept.put(relation, table);
    }

    Set<String> pins() {
        return kept.values().stream().map(Kept::print).collect(Collectors.toSet());
    }

    Looked.Extent extent() {
        var cuts = new ArrayList<Looked.Cut>();
        boolean sampled = false;
        for (var entry : sampling.needs().entrySet()) {
            var table = kept.get(entry.getKey().name());
            if (table != null && table.isCut()) {
                sampled |= entry.getValue() != Need.FIRST_ROWS;
                cuts.add(
                        new Looked.Cut(
                                entry.getKey().node(),
                                table.rows(),
                                table.total(),
                                table.isExact()));
            }
        }
        var kind = sampled ? Looked.Kind.SAMPLED : Looked.Kind.FIRST_ROWS;
        return new Looked.Extent(cuts.isEmpty() ? Looked.Kind.EXACT : kind, cuts);
    }

    /// Rows of the relation if all of it has as many as its first input, all the way up.
    OptionalLong preserved() {
        var at = wanted;
        while (!kept.containsKey(at.name())) {
            if (!at.has(Trait.PRESERVES_ROWS) || at.inputs().size() != 1) {
                return OptionalLong.empty();
            }
            at = requireNonNull(bound.relations().get(at.inputs().getFirst()));
        }
        var table = kept(at.name());
        return table.isExact() ? table.total() : OptionalLong.empty();
    }

    /// Whether the rows of a relation are in a table.
    boolean holds(String relation) {
        return kept.containsKey(relation);
    }

    /// The wanted relation and all in front of it.
    Set<String> names() {
        return sampling.needs().keySet().stream().map(Relation::name).collect(Collectors.toSet());
    }

    Bound bound() {
        return bound;
    }

    /// Makes a table of a relation, its inputs being there.
    interface Maker {
        Kept make(Course course, Relation relation, String print, long limit, Lane lane);
    }
}
