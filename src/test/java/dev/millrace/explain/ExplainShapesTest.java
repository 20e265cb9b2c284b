package dev.millrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Pipelines;
import dev.millrace.engine.look.LookQuery;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where rows came from, shape by shape: which rows, and how sure that is.
class ExplainShapesTest {

    private static final String ORDERS =
            """
            "orders": {"type": "source.inline", "settings": {"columns": [
                ["id", "INTEGER"], ["item", "VARCHAR"], ["qty", "DOUBLE"]],
                "rows": [[1, "nut", 5], [2, "bolt", null], [3, "nut", 7], [4, null, 7],
                    [5, "bolt", 5], [6, "screw", 1]]}},
            """;
    private static final String ITEMS =
            """
            "items": {"type": "source.inline", "settings": {"columns": [
                ["item", "VARCHAR"], ["price", "INTEGER"]],
                "rows": [["nut", 10], ["bolt", 20], ["washer", null], [null, 40]]}},
            """;
    private static final String TWINS =
            """
            "twins": {"type": "source.inline", "settings": {"columns": [
                ["id", "INTEGER"], ["name", "VARCHAR"]],
                "rows": [[1, "a"], [2, "a"], [3, "b"], [3, "b"]]}},
            """;

    @TempDir private Path folder;

    private List<String> origins(String nodes, long row, String... links) {
        return origins(nodes, "end", row, links);
    }

    private List<String> origins(String nodes, String port, long row, String... links) {
        try (var pipeline = new ExplainedPipeline(folder, Pipelines.of(nodes, links))) {
            return ExplainedPipeline.lines(pipeline.explain(port, row), "id");
        }
    }

    private static String node(String type, String settings) {
        return named("end", type, settings);
    }

    private static String named(String id, String type, String settings) {
        return "\""
                + id
                + "\": {\"type\": \"transform."
                + type
                + "\", \"settings\": {"
                + settings
                + "}}";
    }

    private static String join(String kind, String more) {
        return node("join", "\"kind\": \"" + kind + "\", \"on\": [\"item\"]" + more);
    }

    private List<String> joined(String kind, String more, long row) {
        return origins(
                ORDERS + ITEMS + join(kind, more), row, "orders -> end.left", "items -> end.right");
    }

    @Test
    void aFilteredRowIsTheRow() {
        assertThat(
                        origins(
                                ORDERS + node("filter", "\"condition\": \"qty > 5\""),
                                1,
                                "orders -> end"))
                .containsExactly("orders EXACT 1: 4");
    }

    @Test
    void aDroppedRowIsTheRow() {
        assertThat(
                        origins(
                                ORDERS + node("filter", "\"condition\": \"qty > 5\""),
                                "end.dropped",
                                1,
                                "orders -> end"))
                .containsExactly("orders EXACT 1: 2");
    }

    @Test
    void aRowWithAComputedColumnIsTheRow() {
        assertThat(
                        origins(
                                ORDERS
                                        + node(
                                                "derive",
                                                "\"columns\": [{\"name\": \"twice\","
                                                        + " \"expression\": \"qty * 2\"}]"),
                                3,
                                "orders -> end"))
                .containsExactly("orders EXACT 1: 4");
    }

    @Test
    void rowsWithoutTheirKeyAreAmongSeveral() {
        assertThat(origins(ORDERS + node("select", "\"columns\": [\"item\"]"), 0, "orders -> end"))
                .containsExactly("orders AMONG 2: 1,3");
    }

    @Test
    void aNullIsFoundAsANull() {
        assertThat(origins(ORDERS + node("select", "\"columns\": [\"item\"]"), 3, "orders -> end"))
                .containsExactly("orders EXACT 1: 4");
    }

    @Test
    void aRowOfWhichNothingIsCopiedMayBeAny() {
        assertThat(
                        origins(
                                ORDERS
                                        + node(
                                                "select",
                                                "\"columns\": [{\"column\": \"qty\", \"as\": \"q\","
                                                        + " \"type\": \"VARCHAR\"}]"),
                                0,
                                "orders -> end"))
                .containsExactly("orders ANY 6: 1,2,3,4,5,6");
    }

    @Test
    void equalRowsCannotBeToldApart() {
        assertThat(origins(TWINS + node("filter", "\"condition\": \"id > 0\""), 2, "twins -> end"))
                .containsExactly("twins AMONG 2: 3,3");
    }

    @Test
    void aGroupComesFromAllItsRows() {
        var nodes =
                ORDERS
                        + node(
                                "aggregate",
                                "\"group\": [\"item\"], \"measures\": [{\"name\": \"n\","
                                        + " \"expression\": \"count(*)\"}]")
                        + ", "
                        + named("last", "sort", "\"by\": [\"n DESC\", \"item\"]");
        assertThat(origins(nodes, "last", 0, "orders -> end", "end -> last"))
                .containsExactly("end EXACT 1: ", "orders EXACT 2: 2,5");
    }

    @Test
    void theGroupOfNullComesFromItsRows() {
        var nodes =
                ORDERS
                        + node("aggregate", "\"group\": [\"item\"]")
                        + ", "
                        + named("last", "sort", "\"by\": [\"item\"]");
        assertThat(origins(nodes, "last", 3, "orders -> end", "end -> last"))
                .containsExactly("end EXACT 1: ", "orders EXACT 1: 4");
    }

    @Test
    void aGroupWithoutKeysComesFromAllRows() {
        assertThat(
                        origins(
                                ORDERS
                                        + node(
                                                "aggregate",
                                                "\"measures\": [{\"name\": \"n\","
                                                        + " \"expression\": \"sum(qty)\"}]"),
                                0,
                                "orders -> end"))
                .containsExactly("orders EXACT 6: 1,2,3,4,5,6");
    }

    @Test
    void aGroupWhoseKeyIsLostMayBeAny() {
        var nodes =
                ORDERS
                        + node(
                                "aggregate",
                                "\"group\": [\"item\"], \"measures\": [{\"name\": \"n\","
                                        + " \"expression\": \"sum(qty)\"}]")
                        + ", "
                        + named("last", "select", "\"columns\": [\"n\"]");
        var lines = origins(nodes, "last", 0, "orders -> end", "end -> last");
        assertThat(lines.getLast()).contains("orders");
    }

    @Test
    void bothSidesOfAnInnerJoin() {
        assertThat(joined("inner", "", 0)).containsExactly("items EXACT 1: ", "orders EXACT 1: 1");
    }

    @Test
    void aLeftRowWithoutAMatchHasNoRightRow() {
        try (var pipeline =
                new ExplainedPipeline(
                        folder,
                        Pipelines.of(
                                ORDERS + ITEMS + join("left", ""),
                                "orders -> end.left",
                                "items -> end.right"))) {
            var looked = pipeline.look("end");
            for (int row = 0; row < looked.rows().values().size(); row++) {
                var values = looked.rows().values().get(row);
                var lines =
                        ExplainedPipeline.lines(
                                pipeline.explained("end", LookQuery.ALL, row), "id");
                boolean matches = values.get(3) != null;
                assertThat(lines)
                        .containsExactlyInAnyOrder(
                                "items EXACT " + (matches ? 1 : 0) + ": ",
                                "orders EXACT 1: " + values.get(0));
            }
        }
    }

    @Test
    void bothSidesOfAFullJoin() {
        try (var pipeline =
                new ExplainedPipeline(
                        folder,
                        Pipelines.of(
                                ORDERS + ITEMS + join("full", ""),
                                "orders -> end.left",
                                "items -> end.right"))) {
            var looked = pipeline.look("end");
            assertThat(looked.rows().values()).hasSize(8);
            for (int row = 0; row < 8; row++) {
                var values = looked.rows().values().get(row);
                var lines =
                        ExplainedPipeline.lines(
                                pipeline.explained("end", LookQuery.ALL, row), "id");
                assertThat(lines)
                        .contains(
                                values.get(0) == null
                                        ? "orders EXACT 0: "
                                        : "orders EXACT 1: " + values.get(0));
            }
        }
    }

    @Test
    void aRightRowWithoutAMatchHasNoLeftRow() {
        try (var pipeline =
                new ExplainedPipeline(
                        folder,
                        Pipelines.of(
                                ORDERS + ITEMS + join("right", ""),
                                "orders -> end.left",
                                "items -> end.right"))) {
            var looked = pipeline.look("end");
            for (int row = 0; row < looked.rows().values().size(); row++) {
                var values = looked.rows().values().get(row);
                var lines =
                        ExplainedPipeline.lines(
                                pipeline.explained("end", LookQuery.ALL, row), "id");
                assertThat(lines)
                        .containsExactlyInAnyOrder(
                                "items EXACT 1: ",
                                values.get(0) == null
                                        ? "orders EXACT 0: "
                                        : "orders EXACT 1: " + values.get(0));
            }
        }
    }

    @Test
    void theWitnessesOfASemiJoin() {
        assertThat(joined("semi", "", 0)).containsExactly("items EXACT 1: ", "orders EXACT 1: 1");
    }

    @Test
    void anAntiJoinHasNoRightRow() {
        assertThat(joined("anti", "", 0))
                .containsExactlyInAnyOrder("items EXACT 0: ", "orders EXACT 1: 4");
    }

    @Test
    void aConditionLeavesDoubtAboutARightRowWithoutValues() {
        assertThat(joined("inner", ", \"condition\": \"l.qty > 5\"", 0))
                .containsExactlyInAnyOrder("items EXACT 1: ", "orders EXACT 1: 3");
    }

    @Test
    void aCrossJoinOfEachWithEach() {
        assertThat(
                        origins(
                                ORDERS + ITEMS + node("join", "\"kind\": \"cross\""),
                                5,
                                "orders -> end.left",
                                "items -> end.right"))
                .allMatch(line -> line.contains("EXACT 1"));
    }

    @Test
    void aJoinWithItselfHasRowsOfBothSides() {
        var nodes =
                ORDERS
                        + node(
                                "join",
                                "\"kind\": \"inner\", \"on\": [\"item\"], \"condition\": \"l.id <"
                                        + " r.id\"");
        try (var pipeline =
                new ExplainedPipeline(
                        folder, Pipelines.of(nodes, "orders -> end.left", "orders -> end.right"))) {
            var looked = pipeline.look("end");
            for (int row = 0; row < looked.rows().values().size(); row++) {
                var values = looked.rows().values().get(row);
                assertThat(
                                ExplainedPipeline.lines(
                                        pipeline.explained("end", LookQuery.ALL, row), "id"))
                        .containsExactly("orders EXACT 2: " + values.get(0) + "," + values.get(3));
            }
        }
    }

    @Test
    void theBranchOfAUnion() {
        var nodes = ORDERS + ITEMS + node("union", "\"match\": \"name\"");
        assertThat(origins(nodes, 0, "orders -> end", "items -> end"))
                .containsExactlyInAnyOrder("items EXACT 0: ", "orders EXACT 1: 1");
        assertThat(origins(nodes, 7, "orders -> end", "items -> end"))
                .containsExactlyInAnyOrder("items EXACT 1: ", "orders EXACT 0: ");
    }

    @Test
    void anEqualRowInBothBranchesOfAUnionIsAmongBoth() {
        var nodes =
                TWINS
                        + "\"twins_too\": {\"type\": \"source.inline\", \"settings\": {\"columns\":"
                        + " [[\"id\", \"INTEGER\"], [\"name\", \"VARCHAR\"]], \"rows\": [[1,"
                        + " \"a\"]]}},"
                        + node("union", "\"match\": \"position\"");
        assertThat(origins(nodes, 0, "twins -> end", "twins_too -> end"))
                .containsExactlyInAnyOrder("twins AMONG 1: 1", "twins_too AMONG 1: 1");
    }

    @Test
    void aUnionWithoutDuplicatesStandsForAllEqualRows() {
        var nodes =
                TWINS
                        + node("union", "\"duplicates\": \"remove\"")
                        + ", "
                        + named("last", "sort", "\"by\": [\"id\"]");
        assertThat(origins(nodes, "last", 2, "twins -> end", "end -> last"))
                .containsExactly("end EXACT 1: 3", "twins EXACT 2: 3,3");
    }

    @Test
    void aUnionThatWidensTypesStillFindsItsRows() {
        var nodes =
                ORDERS
                        + "\"more\": {\"type\": \"source.inline\", \"settings\": {\"columns\":"
                        + " [[\"id\", \"VARCHAR\"]], \"rows\": [[\"x\"]]}},"
                        + node("union", "\"match\": \"name\"");
        assertThat(origins(nodes, 3, "orders -> end", "more -> end"))
                .containsExactlyInAnyOrder("more EXACT 0: ", "orders EXACT 1: 4");
    }

    @Test
    void theKeptOneOfRowsThatAreAlike() {
        var nodes = ORDERS + node("deduplicate", "\"keys\": [\"item\"], \"by\": [\"id DESC\"]");
        try (var pipeline = new ExplainedPipeline(folder, Pipelines.of(nodes, "orders -> end"))) {
            var looked = pipeline.look("end");
            for (int row = 0; row < 4; row++) {
                var id = looked.rows().values().get(row).getFirst();
                assertThat(
                                ExplainedPipeline.lines(
                                        pipeline.explained("end", LookQuery.ALL, row), "id"))
                        .containsExactly("orders EXACT 1: " + id);
            }
        }
    }

    @Test
    void aRowWithoutItsDuplicatesStandsForAll() {
        var nodes =
                TWINS
                        + node("deduplicate", "\"keys\": []")
                        + ", "
                        + named("last", "sort", "\"by\": [\"id\"]");
        assertThat(origins(nodes, "last", 2, "twins -> end", "end -> last"))
                .containsExactly("end EXACT 1: 3", "twins EXACT 2: 3,3");
    }

    @Test
    void aRowBehindSortAndLimit() {
        var nodes =
                ORDERS
                        + named("sorted", "sort", "\"by\": [\"id DESC\"]")
                        + ", "
                        + node("limit", "\"rows\": 2, \"skip\": 1");
        assertThat(origins(nodes, 1, "orders -> sorted", "sorted -> end"))
                .containsExactly("sorted EXACT 1: 4", "orders EXACT 1: 4");
    }

    @Test
    void rowsThatPassedAndThatWereRejected() {
        var nodes =
                ORDERS
                        + "\"end\": {\"type\": \"quality.expect\", \"settings\": {\"expectations\":"
                        + " [{\"kind\": \"not_null\", \"column\": \"qty\", \"on_failure\":"
                        + " \"reject\"}]}}";
        assertThat(origins(nodes, "end", 1, "orders -> end")).containsExactly("orders EXACT 1: 3");
        assertThat(origins(nodes, "end.rejected", 0, "orders -> end"))
                .containsExactly("orders EXACT 1: 2");
    }

    @Test
    void aPlainSqlIsFollowedWithCare() {
        assertThat(
                        origins(
                                ORDERS
                                        + node(
                                                "sql",
                                                "\"sql\": \"SELECT id, qty * 2 AS q FROM orders"
                                                        + " WHERE qty > 5\""),
                                0,
                                "orders -> end"))
                .containsExactly("orders AMONG 1: 3");
    }

    @Test
    void anInvolvedSqlIsNotFollowed() {
        assertThat(
                        origins(
                                ORDERS
                                        + node(
                                                "sql",
                                                "\"sql\": \"SELECT item FROM orders UNION ALL"
                                                        + " SELECT 'none'\""),
                                6,
                                "orders -> end"))
                .containsExactly("orders ANY 6: 1,2,3,4,5,6");
        assertThat(
                        origins(
                                ORDERS
                                        + node(
                                                "sql",
                                                "\"sql\": \"SELECT item, sum(qty) FROM orders GROUP"
                                                        + " BY ROLLUP (item)\""),
                                0,
                                "orders -> end"))
                .containsExactly("orders ANY 6: 1,2,3,4,5,6");
        assertThat(
                        origins(
                                ORDERS
                                        + node(
                                                "sql",
                                                "\"sql\": \"SELECT a.id AS x, b.id AS y FROM orders"
                                                        + " a, orders b WHERE a.id < b.id\""),
                                0,
                                "orders -> end"))
                .containsExactly("orders ANY 6: 1,2,3,4,5,6");
    }

    @Test
    void aDiamondMeetsInItsSource() {
        var nodes =
                ORDERS
                        + named("few", "filter", "\"condition\": \"qty < 6\"")
                        + ", "
                        + named("many", "filter", "\"condition\": \"qty >= 6\"")
                        + ", "
                        + node("union", "\"match\": \"name\"");
        assertThat(
                        origins(
                                nodes,
                                3,
                                "orders -> few",
                                "orders -> many",
                                "few -> end",
                                "many -> end"))
                .containsExactlyInAnyOrder("few EXACT 0: ", "many EXACT 1: 3", "orders EXACT 1: 3");
    }

    @Test
    void notANumberNestedAndOddlyNamedValuesAreFound() {
        var nodes =
                ORDERS
                        + named(
                                "odd",
                                "derive",
                                "\"columns\": [{\"name\": \"a \\\"b\\\" 🚀\", \"expression\":"
                                        + " \"CASE WHEN id = 2 THEN 'nan'::DOUBLE ELSE qty END\"},"
                                        + " {\"name\": \"nest\", \"expression\": \"{'i': item, 'l':"
                                        + " [qty, NULL]}\"}, {\"name\": \"long\", \"expression\":"
                                        + " \"repeat(item, 2000)\"}]")
                        + ", "
                        + node("select", "\"columns\": [\"a \\\"b\\\" 🚀\", \"nest\", \"long\"]");
        assertThat(origins(nodes, 1, "orders -> odd", "odd -> end"))
                .containsExactly("odd EXACT 1: 2", "orders EXACT 1: 2");
        assertThat(origins(nodes, 0, "orders -> odd", "odd -> end"))
                .containsExactly("odd EXACT 1: 1", "orders EXACT 1: 1");
    }

    @Test
    void whatIsComputedAnewEachTimeIsNotSure() {
        var nodes =
                ORDERS
                        + named("some", "filter", "\"condition\": \"random() >= 0\"")
                        + ", "
                        + node("sort", "\"by\": [\"id\"]");
        assertThat(origins(nodes, 0, "orders -> some", "some -> end"))
                .containsExactly("some UNSTABLE 1: 1", "orders UNSTABLE 1: 1");
    }
}
