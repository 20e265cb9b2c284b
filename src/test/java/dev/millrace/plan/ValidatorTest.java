package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorTest {

    @TempDir private Path folder;
    private Workbench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Workbench(folder.toRealPath());
    }

    private static String nodes(String... nodes) {
        return String.join(", ", nodes);
    }

    private static String rows(String id) {
        return """
                "%s": {"type": "source.inline", "settings": {
                    "columns": [["n", "BIGINT"]], "rows": [[1]]}}"""
                .formatted(id);
    }

    private static String filter(String id) {
        return """
                "%s": {"type": "transform.filter", "settings": {"condition": "n > 0"}}"""
                .formatted(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "left", "select", "union", "all"})
    void refusesAReservedWordAsIdAndSuggestsAnother(String word) {
        var faults = bench.check(Workbench.pipeline(rows(word))).faults();
        assertThat(faults).singleElement().matches(f -> f.code() == FaultCode.ID_INVALID);
        assertThat(faults.getFirst().place().node()).isEqualTo(word);
        assertThat(faults.getFirst().message())
                .isEqualTo("The id \"" + word + "\" is a word of SQL.");
        assertThat(faults.getFirst().hint()).contains("\"" + word + "_1\"");
    }

    @Test
    void suggestsAnIdThatIsFree() {
        var nodes = nodes(rows("order"), rows("order_1"), rows("order_2"));
        assertThat(bench.check(Workbench.pipeline(nodes)).faults().getFirst().hint())
                .contains("\"order_3\"");
    }

    @Test
    void refusesAReservedWordAsNameOfAnInput() {
        var sql =
                "\"both_sides\": {\"type\": \"transform.sql\", \"settings\": {\"sql\": \"FROM a\"}}";
        assertThat(
                        bench.said(
                                nodes(rows("a"), rows("b"), sql),
                                "a -> both_sides",
                                "b -> both_sides as left"))
                .containsExactly(
                        "ID_INVALID both_sides The name \"left\" in the link"
                                + " \"b -> both_sides as left\" is a word of SQL.");
    }

    @Test
    void leavesWordsFreeThatTheEngineTakesAsNames() {
        var nodes = nodes(rows("values"), filter("filter"), filter("day"));
        assertThat(bench.said(nodes, "values -> filter", "filter -> day")).isEmpty();
    }

    @Test
    void findsWhatElseIsWrongBehindAReservedWord() {
        var wrong =
                "\"wrong\": {\"type\": \"transform.filter\", \"settings\": {\"condition\": \"m > 0\"}}";
        assertThat(bench.said(nodes(rows("table"), wrong), "table -> wrong"))
                .containsExactly(
                        "ID_INVALID table The id \"table\" is a word of SQL.",
                        "COLUMN_UNKNOWN wrong There is no column \"m\" here.");
    }
}
