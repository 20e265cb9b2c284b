package dev.millrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Pipelines;
import dev.millrace.model.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which rows made a node fail.
class CulpritsTest {

    private static final String ROWS =
            """
            "rows": {"type": "source.inline", "settings": {
              "columns": [["id", "INTEGER"], ["qty", "VARCHAR"]],
              "rows": [[1, "3"], [2, "two"], [3, null], [4, "5"], [5, ""], [6, "7"]]}},
            "other": {"type": "source.inline", "settings": {
              "columns": [["k", "VARCHAR"]], "rows": [["1"], ["x"], ["3"]]}},
            """;

    @TempDir private Path folder;

    private ExplainedPipeline explained(String node, String... links) {
        return new ExplainedPipeline(folder, Pipelines.of(ROWS + node, links));
    }

    private static List<@Nullable String> firsts(Culprits found) {
        return found.rows().values().stream().<@Nullable String>map(List::getFirst).toList();
    }

    @Test
    void castThatFailsIsTheRowsThatDoNotFit() {
        var node =
                """
                "typed": {"type": "transform.derive", "settings": {"columns": [
                  {"name": "n", "expression": "CAST(qty AS INTEGER)"}]}}
                """;
        try (var explained = explained(node, "rows -> typed")) {
            var found = explained.culprits("typed", "columns[0].expression", 5);
            assertThat(firsts(found)).containsExactly("2", "5");
            assertThat(found.more()).isFalse();
            assertThat(found.at()).isEqualTo(Port.parse("rows.out").orElseThrow());
        }
    }

    @Test
    void noMoreAreShownThanAskedForAndItIsSaidThatThereAreMore() {
        var node =
                """
                "kept": {"type": "transform.filter", "settings": {
                  "condition": "CAST(qty AS INTEGER) > 2"}}
                """;
        try (var explained = explained(node, "rows -> kept")) {
            var found = explained.culprits("kept", "condition", 1);
            assertThat(firsts(found)).containsExactly("2");
            assertThat(found.more()).isTrue();
        }
    }

    @Test
    void oneRowOfManyIsFound() throws IOException {
        Files.writeString(
                folder.resolve("big.csv"),
                IntStream.range(0, 200_000)
                        .mapToObj(i -> i + "," + (i == 123_456 ? "oops" : i))
                        .collect(Collectors.joining("\n", "id,n\n", "\n")));
        var node =
                """
                "big": {"type": "source.csv", "settings": {"path": "big.csv", "columns": [
                  ["id", "BIGINT"], ["n", "VARCHAR"]]}},
                "typed": {"type": "transform.derive", "settings": {"columns": [
                  {"name": "m", "expression": "CAST(n AS BIGINT)"}]}}
                """;
        try (var explained = explained(node, "big -> typed")) {
            assertThat(firsts(explained.culprits("typed", "", 5))).containsExactly("123456");
        }
    }

    @Test
    void ofAJoinTheSideThatFailsIsTried() {
        var node =
                """
                "joined": {"type": "transform.sql", "settings": {
                  "sql": "SELECT * FROM rows JOIN other ON id = CAST(k AS INTEGER)"}}
                """;
        try (var explained = explained(node, "rows -> joined", "other -> joined")) {
            assertThat(firsts(explained.culprits("joined", "sql", 5))).containsExactly("x");
        }
    }

    @Test
    void rowsThatBreakTheExpectationAreTold() {
        var node =
                """
                "checked": {"type": "quality.expect", "settings": {"expectations": [
                  {"kind": "not_null", "column": "id", "on_failure": "fail"},
                  {"kind": "not_null", "column": "qty", "on_failure": "fail"}]}}
                """;
        try (var explained = explained(node, "rows -> checked")) {
            var found = explained.culprits("checked", "expectations[1]", 5);
            assertThat(firsts(found)).containsExactly("3");
            assertThat(found.rows().schema().names()).containsExactly("id", "qty");
            assertThat(explained.culprits("checked", "expectations[0]", 5).rows().values())
                    .isEmpty();
        }
    }

    /// No row alone is too much.
    @Test
    void whatNoRowAloneCausesIsNotBlamedOnAny() {
        var node =
                """
                "sums": {"type": "transform.sql", "settings": {
                  "sql": "SELECT CAST(sum(id) AS TINYINT) + CAST(100 AS TINYINT) + CAST(7 AS TINYINT) AS s FROM rows"}}
                """;
        try (var explained = explained(node, "rows -> sums")) {
            assertThat(explained.culprits("sums", "sql", 5).rows().values()).isEmpty();
        }
    }
}
