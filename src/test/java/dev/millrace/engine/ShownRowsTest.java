package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.model.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rows that a run keeps because they are shown to people.
class ShownRowsTest {

    private static final String SOURCE =
            """
            "src": {"type": "source.csv", "settings": {"path": "in.csv", "columns": [
                ["id", "BIGINT"], ["k", "VARCHAR"]]%s}},
            """;

    private static final String CHART =
            """
            "chart": {"type": "serving.chart", "settings": {"chart": {"mark": "bar", "encoding": {
                "x": {"field": "k", "type": "nominal"},
                "y": {"aggregate": "sum", "field": "id", "type": "quantitative"}}}}}
            """;

    @TempDir private Path folder;

    @BeforeEach
    void writeInput() throws IOException {
        folder = folder.toRealPath();
        input(60);
    }

    private void input(int age) throws IOException {
        var file = Files.writeString(folder.resolve("in.csv"), "id,k\n1,a\n2,b\n3,a\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(age)));
    }

    private RunningPipeline.Ran run(String nodes, String... links) {
        return run(RunCall.PLAIN, nodes, links);
    }

    private RunningPipeline.Ran run(RunCall call, String nodes, String... links) {
        var ran = new RunningPipeline(folder, Pipelines.of(nodes, links)).run(call);
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        return ran;
    }

    private Optional<Path> rows(RunningPipeline.Ran ran, String node, String port) {
        return Optional.ofNullable(ran.finished(node).prints().get(port))
                .flatMap(new KeptResults(new Workspace(folder))::rows);
    }

    private long count(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT count(*) FROM '" + file + "'")) {
            found.next();
            return found.getLong(1);
        }
    }

    @Test
    void rowsThatReachAChartAreKeptHoweverManyTheyAre() throws Exception {
        var ran =
                run(
                        SOURCE.formatted("")
                                + "\"part_of\": {\"type\": \"transform.filter\", \"settings\":"
                                + " {\"condition\": \"id > 1\"}},"
                                + CHART,
                        "src -> part_of",
                        "part_of -> chart");

        assertThat(count(rows(ran, "part_of", "kept").orElseThrow())).isEqualTo(2);
        assertThat(ran.counts("chart")).containsEntry("out", new Count.Exact(2));
    }

    @Test
    void anUnchangedPipelineComputesNothingAndItsRowsAreStillThere() {
        var nodes = SOURCE.formatted("") + CHART;
        run(nodes, "src -> chart");
        var again = run(nodes, "src -> chart");

        assertThat(again.finished().values())
                .allSatisfy(node -> assertThat(node.origin()).isEqualTo(Origin.REUSED));
        assertThat(rows(again, "src", "out")).isPresent();
    }

    @Test
    void rowsThatAreGoneAreComputedAgainThoughTheirFactsAreKnown() throws Exception {
        var nodes = SOURCE.formatted("") + CHART;
        var first = run(nodes, "src -> chart");
        Files.delete(rows(first, "src", "out").orElseThrow());
        var again = run(nodes, "src -> chart");

        assertThat(rows(again, "src", "out")).isPresent();
        assertThat(again.finished("chart").origin()).isNotNull();
    }

    @Test
    void rowsThatNoOtherRunMayTakeAreKeptForThisOne() throws Exception {
        var nodes =
                SOURCE.formatted("")
                        + "\"dice\": {\"type\": \"transform.derive\", \"settings\": {\"columns\":"
                        + " [{\"name\": \"r\", \"expression\": \"random()\"}]}},"
                        + CHART;
        var first = run(nodes, "src -> dice", "dice -> chart");
        var second = run(nodes, "src -> dice", "dice -> chart");

        assertThat(count(rows(first, "dice", "out").orElseThrow())).isEqualTo(3);
        assertThat(second.finished("dice").prints()).isNotEqualTo(first.finished("dice").prints());
        assertThat(second.finished("dice").origin()).isEqualTo(Origin.COMPUTED);
        input(0);
        var young = run(SOURCE.formatted("") + CHART, "src -> chart");
        assertThat(count(rows(young, "src", "out").orElseThrow())).isEqualTo(3);
    }

    @Test
    void rowsOfAScanAreKeptAndThoseBehindADeliveryToo() throws Exception {
        var ran =
                run(
                        SOURCE.formatted(", \"bad_rows\": \"reject\"")
                                + "\"out\": {\"type\": \"storage.csv\", \"settings\":"
                                + " {\"path\": \"out.csv\"}},"
                                + CHART
                                + ", "
                                + CHART.replace("\"chart\": {\"type\"", "\"stored\": {\"type\""),
                        "src -> chart",
                        "src -> out",
                        "out -> stored");

        assertThat(count(rows(ran, "src", "out").orElseThrow())).isEqualTo(3);
        assertThat(count(rows(ran, "stored", "out").orElseThrow())).isEqualTo(3);
    }

    @Test
    void aRunThatKeepsNothingKeepsNoRowsOfChartsEither() {
        var ran =
                run(
                        RunCall.PLAIN.keeping(new RunCall.Keeping(false, false, 0)),
                        SOURCE.formatted("") + CHART,
                        "src -> chart");

        assertThat(rows(ran, "src", "out")).isEmpty();
        assertThat(ran.counts("chart")).containsEntry("out", new Count.Exact(3));
    }
}
