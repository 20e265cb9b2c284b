package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds out which columns of a table anybody uses, by asking the engine for the plans of the
/// statements that read it.
final class Pruner {

    private final Lane lane;
    private final Bound bound;
    private final Map<String, Fused> statements;
    private final Set<String> tables;
    private final Set<String> whole;

    /// @param lane has an empty table for every relation and an optimiser that keeps their scans
    /// @param whole tables whose columns are all wanted, whoever reads them
    Pruner(Lane lane, Bound bound, Fuser.Statements statements, Set<String> whole) {
        this.lane = lane;
        this.bound = bound;
        this.statements = statements.byStep();
        this.tables = statements.tables();
        this.whole = whole;
    }

    /// Columns in use by table, in the order of its schema; never none.
    Map<String, List<String>> used() {
        var used = new LinkedHashMap<String, Set<String>>();
        tables.stream()
                .filter(whole::contains)
                .forEach(table -> used.put(table, new LinkedHashSet<>(names(table))));
        for (String step : statements.keySet().stream().toList().reversed()) {
            var fused = requireNonNull(statements.get(step));
            for (String table : tablesReadBy(fused)) {
                note(table, fused, List.copyOf(used.getOrDefault(step, Set.of())), used);
            }
        }
        var ordered = new LinkedHashMap<String, List<String>>();
        for (String table : tables) {
            var names = names(table);
            var wanted = used.getOrDefault(table, Set.of());
            var kept = names.stream().filter(wanted::contains).toList();
            ordered.put(table, kept.isEmpty() ? List.of(names.getFirst()) : kept);
        }
        return ordered;
    }

    private List<String> names(String table) {
        return requireNonNull(bound.relations().get(table)).schema().names();
    }

    private Set<String> tablesReadBy(Fused fused) {
        var read = new LinkedHashSet<String>();
        if (tables.contains(fused.root()) && fused.ctes().isEmpty()) {
            read.add(fused.root());
        }
        fused.ctes().stream()
                .flatMap(cte -> cte.relation().inputs().stream())
                .filter(tables::contains)
                .forEach(read::add);
        return read;
    }

    /// @param wanted columns of the statement's own rows that are used; empty for all
    private void note(
            String table, Fused fused, List<String> wanted, Map<String, Set<String>> used) {
        var all = used.computeIfAbsent(table, _ -> new LinkedHashSet<>());
        if (all.size() == names(table).size()) {
            return;
        }
        var text = StatementText.of(behind(table, fused), wanted, (_, _) -> List.of());
        try {
            lane.explain(text.text())
                    .root()
                    .walk(
                            operator -> {
                                if (isScanOf(table, operator.info("Table"))) {
                                    all.addAll(scanned(table, operator));
                                }
                            });
        } catch (EngineException notExplained) {
            all.addAll(names(table));
        }
    }

    /// The columns a scan asks for; all of them where the plan names something else, a field of a
    /// struct for instance.
    private List<String> scanned(String table, Profile.Operator scan) {
        var projected = scan.info("Projections").lines().toList();
        return names(table).containsAll(projected) ? projected : names(table);
    }

    /// Only the relations that come after the table; all others are empty tables. One that is read
    /// twice stays whole: else the plan would double with each such relation.
    private static Fused behind(String table, Fused fused) {
        var readers = readers(fused);
        var reached = new LinkedHashSet<>(Set.of(table));
        var ctes = new ArrayList<Fused.Cte>();
        for (Fused.Cte cte : fused.ctes()) {
            var relation = cte.relation();
            if (relation.inputs().stream().anyMatch(reached::contains)) {
                reached.add(relation.name());
                boolean whole = cte.materialised() && readers.getOrDefault(relation.name(), 0) > 1;
                ctes.add(new Fused.Cte(relation, whole));
            }
        }
        return new Fused(ctes, fused.root(), false);
    }

    private static Map<String, Integer> readers(Fused fused) {
        var readers = new HashMap<String, Integer>();
        for (Fused.Cte cte : fused.ctes()) {
            cte.relation().inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
        return readers;
    }

    private static boolean isScanOf(String table, String scanned) {
        return scanned.equals("memory.main." + table)
                || scanned.equals("memory.main.\"" + table + '"');
    }
}
