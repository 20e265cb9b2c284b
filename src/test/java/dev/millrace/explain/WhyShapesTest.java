package dev.millrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Pipelines;
import dev.millrace.explain.Missed.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Why a value is missing, shape by shape, in the words of the node that let it not through.
class WhyShapesTest {

    private static final String ORDERS =
            """
            "orders": {"type": "source.inline", "title": "All orders", "settings": {"columns": [
                ["id", "INTEGER"], ["item", "VARCHAR"], ["qty", "DOUBLE"], ["day", "DATE"]],
                "rows": [[1, "nut", 5, "2024-01-01"], [2, "bolt", null, "2024-01-02"],
                    [3, "nut", 7, null], [4, null, 7, "2024-01-04"], [5, "bolt", 1, null],
                    [6, "It's", 1, null]]}},
            """;
    private static final String ITEMS =
            """
            "items": {"type": "source.inline", "settings": {"columns": [
                ["item", "VARCHAR"], ["price", "INTEGER"]],
                "rows": [["nut", 10], ["washer", null], [null, 40]]}},
            """;

    @TempDir private Path folder;

    private static String node(String type, String settings) {
        return "\"end\": {\"type\": \"" + type + "\", \"settings\": {" + settings + "}}";
    }

    private Missed why(String nodes, String port, String column, String value, String... links) {
        try (var pipeline = new ExplainedPipeline(folder, Pipelines.of(nodes, links))) {
            return pipeline.why(port, column, value);
        }
    }

    private static List<String> reasons(Missed missed) {
        return missed.stops().stream().flatMap(stop -> stop.reasons().stream()).toList();
    }

    private List<String> filtered(String condition, String column, String value) {
        var missed =
                why(
                        ORDERS
                                + node(
                                        "transform.filter",
                                        "\"condition\": \""
                                                + condition.replace("\"", "\\\"")
                                                + "\""),
                        "end",
                        column,
                        value,
                        "orders -> end");
        assertThat(missed.verdict()).isEqualTo(Verdict.DROPPED);
        return reasons(missed);
    }

    @Test
    void aFilterSaysWhichPartIsFalse() {
        assertThat(filtered("qty > 0 AND id <> 6", "item", "It's"))
                .containsExactly("id <> 6  is false for it.");
    }

    @Test
    void aFilterTellsNullFromFalse() {
        assertThat(filtered("qty > 1", "item", "bolt"))
                .containsExactly(
                        "qty > 1  is false for 1 of them.", "qty > 1  is NULL for 1 of them.");
    }

    @Test
    void betweenIsNoConjunction() {
        assertThat(filtered("id BETWEEN 3 AND 6 AND qty > 1", "item", "bolt"))
                .containsExactly(
                        "id BETWEEN 3 AND 6  is false for 1 of them.",
                        "qty > 1  is false for 1 of them.",
                        "qty > 1  is NULL for 1 of them.");
    }

    @Test
    void anOrIsToldAsAWhole() {
        assertThat(filtered("id = 1 AND qty > 0 OR id = 2", "item", "It's"))
                .containsExactly("id = 1 AND qty > 0 OR id = 2  is false for it.");
    }

    @Test
    void theOtherPortSaysThatTheConditionIsTrue() {
        var missed =
                why(
                        ORDERS + node("transform.filter", "\"condition\": \"qty > 0\""),
                        "end.dropped",
                        "item",
                        "nut",
                        "orders -> end");
        assertThat(reasons(missed))
                .containsExactly("Its condition is true for them, so they leave by \"kept\".");
        assertThat(missed.stops().getLast().rows()).isEqualTo(2);
    }

    @Test
    void theRowsThatWereLostAreShown() {
        var missed =
                why(
                        ORDERS + node("transform.filter", "\"condition\": \"id > 3\""),
                        "end",
                        "item",
                        "nut",
                        "orders -> end");
        assertThat(missed.stops().getFirst().lost().values()).hasSize(2);
        assertThat(missed.stops().getFirst().lost().schema().names())
                .containsExactly("id", "item", "qty", "day");
    }

    private Missed joined(String kind, String more, String column, String value) {
        return why(
                ORDERS
                        + ITEMS
                        + node(
                                "transform.join",
                                "\"kind\": \"" + kind + "\", \"on\": [\"item\"]" + more),
                "end",
                column,
                value,
                "orders -> end.left",
                "items -> end.right");
    }

    @Test
    void anInnerJoinLacksAMatch() {
        assertThat(reasons(joined("inner", "", "item", "bolt")))
                .containsExactly("No row of Items has the same item as all of them.");
    }

    @Test
    void aNullKeyMatchesNothing() {
        assertThat(reasons(joined("inner", "", "id", "4")))
                .containsExactly("item is NULL in it, which matches nothing.");
    }

    @Test
    void aJoinWhoseKeysMatchFailsByItsCondition() {
        assertThat(reasons(joined("inner", ", \"condition\": \"l.qty > 99\"", "id", "1")))
                .containsExactly(
                        "The keys of it match rows of Items, but the condition is not true.");
    }

    @Test
    void anAntiJoinDropsWhatMatches() {
        assertThat(reasons(joined("anti", "", "item", "nut")))
                .containsExactly("They match rows of Items, and only rows without a match leave.");
    }

    @Test
    void aRightColumnIsLookedForOnTheRight() {
        assertThat(reasons(joined("left", "", "price", "40")))
                .containsExactly("item is NULL in it, which matches nothing.");
    }

    @Test
    void bothKeysOfARightJoinAreFollowed() {
        var missed = joined("right", "", "item", "bolt");
        assertThat(missed.verdict()).isEqualTo(Verdict.DROPPED);
        assertThat(missed.stops()).hasSize(3);
        assertThat(reasons(missed))
                .containsExactly("No row of Items has the same item as all of them.");
    }

    @Test
    void ofAlikeRowsAnotherWasKept() {
        var missed =
                why(
                        ORDERS
                                + node(
                                        "transform.deduplicate",
                                        "\"keys\": [\"item\"], \"by\": [\"id\"]"),
                        "end",
                        "id",
                        "3",
                        "orders -> end");
        assertThat(reasons(missed))
                .containsExactly(
                        "Of rows with the same item it keeps one, and kept another: with 1.");
    }

    @Test
    void anExpectationRejects() {
        var missed =
                why(
                        ORDERS
                                + node(
                                        "quality.expect",
                                        "\"expectations\": [{\"kind\": \"not_null\", \"column\":"
                                                + " \"day\", \"on_failure\": \"reject\"}]"),
                        "end",
                        "item",
                        "It's",
                        "orders -> end");
        assertThat(reasons(missed)).hasSize(1);
        assertThat(reasons(missed).getFirst()).startsWith("Rejected: ").contains("day");
    }

    @Test
    void aLimitPassesOthers() {
        var missed =
                why(
                        ORDERS + node("transform.limit", "\"rows\": 2"),
                        "end",
                        "id",
                        "5",
                        "orders -> end");
        assertThat(reasons(missed))
                .containsExactly("It passes on 2 rows, and they are not among those.");
    }

    @Test
    void anSqlLetsThemNotThrough() {
        var missed =
                why(
                        ORDERS
                                + node(
                                        "transform.sql",
                                        "\"sql\": \"SELECT id FROM orders WHERE id > 3\""),
                        "end",
                        "id",
                        "1",
                        "orders -> end");
        assertThat(reasons(missed).getFirst()).startsWith("Its SQL lets none of them through");
    }

    @Test
    void whatIsThereIsNotMissing() {
        var missed = joined("left", "", "item", "nut");
        assertThat(missed.verdict()).isEqualTo(Verdict.PRESENT);
        assertThat(missed.stops().getFirst().rows()).isEqualTo(2);
    }

    @Test
    void whatIsNowhereHasAlmostEqualOnes() {
        var missed =
                why(
                        ORDERS + node("transform.sort", "\"by\": [\"id\"]"),
                        "end",
                        "item",
                        " NUT",
                        "orders -> end");
        assertThat(missed.verdict()).isEqualTo(Verdict.ABSENT);
        assertThat(missed.near()).containsExactly("nut");
        assertThat(missed.stops().getLast().isSource()).isTrue();
    }

    @Test
    void aTextThatIsNoDateDoesNotFit() {
        var missed =
                why(
                        ORDERS + node("transform.sort", "\"by\": [\"id\"]"),
                        "end",
                        "day",
                        "yesterday",
                        "orders -> end");
        assertThat(missed.verdict()).isEqualTo(Verdict.UNFIT);
        assertThat(missed.type()).isEqualTo("DATE");
    }

    @Test
    void valuesAreComparedInTheTypeOfTheColumn() {
        var missed =
                why(
                        ORDERS + node("transform.filter", "\"condition\": \"id > 3\""),
                        "end",
                        "qty",
                        "5",
                        "orders -> end");
        assertThat(missed.stops().getLast().rows()).isEqualTo(1);
    }

    @Test
    void aComputedColumnEndsTheWay() {
        var missed =
                why(
                        ORDERS
                                + node(
                                        "transform.derive",
                                        "\"columns\": [{\"name\": \"twice\", \"expression\":"
                                                + " \"qty * 2\"}]"),
                        "end",
                        "twice",
                        "99",
                        "orders -> end");
        assertThat(missed.verdict()).isEqualTo(Verdict.ABSENT);
        assertThat(missed.stops()).hasSize(1);
        assertThat(missed.stops().getFirst().made()).isEqualTo("qty * 2");
    }

    @Test
    void aMeasureEndsTheWay() {
        var missed =
                why(
                        ORDERS
                                + node(
                                        "transform.aggregate",
                                        "\"group\": [\"item\"], \"measures\": [{\"name\": \"most\","
                                                + " \"expression\": \"max(qty)\"}]"),
                        "end",
                        "most",
                        "99",
                        "orders -> end");
        assertThat(missed.stops().getFirst().made()).isEqualTo("max(qty)");
    }

    @Test
    void bothBranchesOfAUnionAreFollowed() {
        var missed =
                why(
                        ORDERS + ITEMS + node("transform.union", "\"match\": \"name\""),
                        "end",
                        "item",
                        "screw",
                        "orders -> end",
                        "items -> end");
        assertThat(missed.verdict()).isEqualTo(Verdict.ABSENT);
        assertThat(missed.stops()).hasSize(3);
    }

    @Test
    void aParameterInThePartIsSet() {
        var pipeline =
                Pipelines.withParameters(
                        "\"least\": {\"type\": \"INTEGER\", \"default\": \"6\"}",
                        ORDERS
                                + node(
                                        "transform.filter",
                                        "\"condition\": \"qty > 0 AND id >= $least\""),
                        "orders -> end");
        try (var explained = new ExplainedPipeline(folder, pipeline)) {
            assertThat(reasons(explained.why("end", "item", "nut")))
                    .containsExactly("id >= $least  is false for all of them.");
        }
    }
}
