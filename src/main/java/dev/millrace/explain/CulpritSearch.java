package dev.millrace.explain;

import static java.util.Objects.requireNonNull;

import dev.millrace.engine.LookForm;
import dev.millrace.engine.look.WireRows;
import dev.millrace.model.Port;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.node.Check;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the rows for whose sake a node fails. Those that break an expectation are asked for; of
/// any other node half of the input is tried, then half of the half that fails, down to a row,
/// which needs no knowledge of what the node does. One thread.
final class CulpritSearch {

    private static final long LONGEST_NANOS = 7_000_000_000L;
    private static final Rows NONE = new Rows(Schema.EMPTY, List.of());

    private final WireRows rows;
    private final int limit;
    private final long end = System.nanoTime() + LONGEST_NANOS;

    CulpritSearch(WireRows rows, int limit) {
        this.rows = rows;
        this.limit = limit;
    }

    /// @param setting path of the setting the fault is about; may be empty
    Culprits of(String setting) {
        var wanted = rows.wanted();
        var check = rows.planned().bound().checks().get(wanted.node());
        if (check != null) {
            return broken(wanted, check, setting);
        }
        return wanted.inputs().stream()
                .map(name -> failing(wanted, relation(name)))
                .filter(found -> !found.culprits().rows().values().isEmpty())
                .min(Comparator.comparingDouble(Found::density))
                .map(Found::culprits)
                .orElse(nothing(wanted));
    }

    /// Rows of one input. Where another input is at fault each row of this one fails, so the input
    /// of which the fewest fail is blamed.
    ///
    /// @param density how many of the rows that were tried fail, 0 to 1
    private record Found(Culprits culprits, double density) {}

    private Relation relation(String name) {
        return requireNonNull(rows.planned().bound().relations().get(name));
    }

    private static Culprits nothing(Relation wanted) {
        return new Culprits(port(wanted), NONE, false);
    }

    private static Port port(Relation relation) {
        return new Port(relation.node(), relation.port());
    }

    private Culprits broken(Relation wanted, Check check, String setting) {
        var checked =
                rows.planned().bound().relations().values().stream()
                        .filter(each -> each.kind() == Relation.Kind.CHECKED)
                        .filter(each -> each.node().equals(wanted.node()))
                        .findFirst();
        var column =
                check.expectations().stream()
                        .filter(each -> setting.startsWith(each.setting()))
                        .map(Check.Expectation::broken)
                        .filter(name -> !name.isEmpty())
                        .findFirst();
        if (checked.isEmpty() || column.isEmpty()) {
            return nothing(wanted);
        }
        var input = relation(checked.get().inputs().getFirst());
        var select =
                "SELECT * FROM "
                        + rows.from(checked.get())
                        + " WHERE "
                        + Dialect.DUCKDB.name(column.get())
                        + " LIMIT "
                        + (limit + 1);
        return shown(input, rows.hold(select, checked.get()), Optional.empty());
    }

    private Found failing(Relation wanted, Relation input) {
        var table = rows.hold("SELECT * FROM " + rows.from(input), input);
        long count = count(table);
        if (count == 0 || !fails(wanted, input, table, 0, count)) {
            return new Found(nothing(wanted), 1);
        }
        var found = new ArrayList<Long>();
        search(wanted, input, table, 0, count, found);
        if (found.isEmpty()) {
            return new Found(nothing(wanted), 1);
        }
        boolean isCut = found.size() > limit;
        double tried = isCut ? found.getLast() + 1 : count;
        return new Found(shown(input, table, Optional.of(found)), found.size() / tried);
    }

    private long count(String table) {
        var counted = rows.rows("SELECT count(*) FROM " + table).values();
        return Long.parseLong(requireNonNull(counted.getFirst().getFirst()));
    }

    /// Among rows of which at least one makes it fail, if any does so alone.
    private void search(
            Relation wanted, Relation input, String table, long from, long to, List<Long> found) {
        if (to - from == 1) {
            found.add(from);
            return;
        }
        long middle = (from + to) >>> 1;
        if (goesOn(found) && fails(wanted, input, table, from, middle)) {
            search(wanted, input, table, from, middle, found);
        }
        if (goesOn(found) && fails(wanted, input, table, middle, to)) {
            search(wanted, input, table, middle, to, found);
        }
    }

    private boolean goesOn(List<Long> found) {
        return found.size() <= limit && System.nanoTime() < end;
    }

    private boolean fails(Relation wanted, Relation input, String table, long from, long to) {
        var part =
                Sql.of(
                        "SELECT * FROM {} WHERE rowid >= {} AND rowid < {}",
                        Sql.keyword(table),
                        Sql.keyword(Long.toString(from)),
                        Sql.keyword(Long.toString(to)));
        return rows.failsOn(wanted, input, part);
    }

    private Culprits shown(Relation input, String table, Optional<List<Long>> places) {
        var schema = input.schema();
        var where =
                places.map(
                                found ->
                                        " WHERE rowid IN ("
                                                + found.stream()
                                                        .map(Objects::toString)
                                                        .collect(Collectors.joining(", "))
                                                + ") ORDER BY rowid")
                        .orElse("");
        var texts =
                rows.rows("SELECT " + LookForm.SHORT.columns(schema) + " FROM " + table + where);
        var all = LookForm.SHORT.rows(schema, texts);
        boolean more = all.values().size() > limit;
        var few = all.values().stream().limit(limit).toList();
        return new Culprits(port(input), new Rows(all.schema(), few), more);
    }
}
