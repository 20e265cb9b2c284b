package dev.millrace.engine.look;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Warehouse;
import dev.millrace.engine.Culprit;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.Scan;
import dev.millrace.node.Trait;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Fused;
import dev.millrace.plan.Relation;
import dev.millrace.plan.StatementText;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.OptionalLong;

/// Makes tables of relations, of their first rows where there are too many.
final class TableMaker implements Course.Maker {

    private final KeptTables tables;
    private final Warehouse warehouse;

    TableMaker(KeptTables tables, Warehouse warehouse) {
        this.tables = tables;
        this.warehouse = warehouse;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    @Override
    public Kept make(Course course, Relation relation, String print, long limit, Lane lane) {
        var made =
                switch (relation.kind()) {
                    case SNAPSHOT -> snapshot(course, relation, print, limit, lane);
                    case SCAN -> scan(course, relation, print, limit, lane);
                    case REJECTED -> rejected(course, relation, print);
                    case QUERY, CHECKED, STORED, KEPT ->
                            create(course, relation, print, limit, lane);
                };
        tables.add(made, relation.schema().columns().size());
        return made;
    }

    private Kept snapshot(Course course, Relation relation, String print, long limit, Lane lane) {
        try (var _ = warehouse.lockUntouched(lane::isCancelled)) {
            warehouse.attachForReading(lane);
            try {
                return create(course, relation, print, limit, lane);
            } finally {
                warehouse.detach(lane);
            }
        }
    }

    /// What a scan rejects is known on its connection only, until the next scan.
    private Kept scan(Course course, Relation relation, String print, long limit, Lane lane) {
        var made = create(course, relation, print, limit, lane);
        lane.execute("DROP VIEW IF EXISTS " + Dialect.DUCKDB.name(Scan.WithRejects.REJECTS));
        lane.execute(Scan.WithRejects.REJECTS_VIEW);
        lane.execute(
                "CREATE TABLE "
                        + Dialect.DUCKDB.name(rejects(made))
                        + " AS "
                        + rejectedBy(course, relation).sql().text(Dialect.DUCKDB));
        return made;
    }

    private static Relation rejectedBy(Course course, Relation scan) {
        return course.bound().relations().values().stream()
                .filter(relation -> relation.kind() == Relation.Kind.REJECTED)
                .filter(relation -> relation.inputs().contains(scan.name()))
                .findFirst()
                .orElseThrow();
    }

    private static String rejects(Kept scan) {
        return scan.table() + " rejected";
    }

    private static Kept rejected(Course course, Relation relation, String print) {
        var scan = course.kept(relation.inputs().getFirst());
        return new Kept(rejects(scan), print, 0, scan.isCut(), OptionalLong.empty(), false);
    }

    private Kept create(Course course, Relation relation, String print, long limit, Lane lane) {
        var table = tables.free("kept");
        var fused = course.fused(relation);
        long rows = create(lane, table, course.bound(), fused, limit);
        if (rows <= limit) {
            return Kept.whole(table, print, rows);
        }
        lane.execute("DELETE FROM " + Dialect.DUCKDB.name(table) + " WHERE rowid >= " + limit);
        var total = total(course.bound(), relation, lane);
        boolean isExact = relation.has(Trait.SCANS_COLUMNS) && total.isPresent();
        return new Kept(table, print, limit, true, total, isExact);
    }

    /// Computes a statement into a table.
    ///
    /// @return rows in it: one more than the limit if there are more
    private static long create(Lane lane, String table, Bound bound, Fused fused, long limit) {
        fill(lane, table, bound, fused, limit);
        return count(lane, table);
    }

    /// Computes a statement into a table, one row more than the limit if there are more.
    static void fill(Lane lane, String table, Bound bound, Fused fused, long limit) {
        var files = files(bound);
        var text = StatementText.of(fused, List.of(), files);
        var head = "CREATE TABLE " + Dialect.DUCKDB.name(table) + " AS SELECT * FROM (";
        var tail = ")" + (limit == Long.MAX_VALUE ? "" : " LIMIT " + (limit + 1));
        try {
            lane.execute(head + text.text() + tail);
        } catch (EngineException e) {
            throw new Culprit(fused, text, files, bound.written())
                    .fault(e, head.length(), lane)
                    .toException(e);
        }
    }

    static long count(Lane lane, String table) {
        var rows = lane.rows("SELECT count(*) FROM " + Dialect.DUCKDB.name(table)).values();
        return Long.parseLong(requireNonNull(rows.getFirst().getFirst()));
    }

    static StatementText.Files files(Bound bound) {
        return (NodeId node, Sql.Part.Files named) ->
                bound.relations().values().stream()
                        .filter(relation -> relation.node().equals(node))
                        .findFirst()
                        .map(relation -> Prints.names(bound, relation, named))
                        .orElse(List.of());
    }

    private static OptionalLong total(Bound bound, Relation relation, Lane lane) {
        var paths = Prints.paths(bound, relation);
        if (!relation.has(Trait.SCANS_COLUMNS)) {
            return RowEstimate.of(paths);
        }
        var patterns =
                paths.stream()
                        .map(path -> Value.of(Dialect.DUCKDB.pattern(path.toString())))
                        .toList();
        var rows =
                lane.rows(
                        "SELECT CAST(sum(num_rows) AS BIGINT) FROM parquet_file_metadata("
                                + Dialect.DUCKDB.literal(new Value.Items(List.copyOf(patterns)))
                                + ")");
        var sum = rows.values().getFirst().getFirst();
        return sum == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(sum));
    }
}
