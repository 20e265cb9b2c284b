package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.FaultCode;
import dev.millrace.model.Count;
import dev.millrace.model.CountMode;
import dev.millrace.model.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs on small data: what they leave, what they tell, and what they leave alone.
class RunTest {

    private static final String SOURCE =
            """
            "src": {"type": "source.csv", "settings": {"path": "in.csv", "columns": [
                ["id", "BIGINT"], ["k", "VARCHAR"]], "bad_rows": "reject"}}
            """;

    @TempDir private Path folder;

    @BeforeEach
    void writeInput() throws IOException {
        folder = folder.toRealPath();
        Files.writeString(folder.resolve("in.csv"), "id,k\n1,a\n2,b\n3,a\n");
    }

    private RunningPipeline.Ran run(String nodes, String... links) {
        return run(Pipelines.of(nodes, links));
    }

    private RunningPipeline.Ran run(Pipeline pipeline) {
        return new RunningPipeline(folder, pipeline).run(CountMode.EXACT);
    }

    private List<String> query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET file_search_path = '" + folder + "'");
            if (Files.exists(folder.resolve("warehouse.duckdb"))) {
                statement.execute(
                        "ATTACH '" + folder.resolve("warehouse.duckdb") + "' AS w (READ_ONLY)");
            }
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.startsWith(".millrace"))
                    .sorted()
                    .toList();
        }
    }

    private static String store(String type, String settings) {
        return ", \"out\": {\"type\": \"storage." + type + "\", \"settings\": {" + settings + "}}";
    }

    @Test
    void aFileIsDeliveredAndNothingElseIsLeft() throws Exception {
        var ran = run(SOURCE + store("parquet", "\"path\": \"lake/out.parquet\""), "src -> out");
        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(query("SELECT id FROM 'lake/out.parquet' ORDER BY 1"))
                .containsExactly("1", "2", "3");
        assertThat(files()).containsExactly("in.csv", "lake/out.parquet");
        assertThat(folder.resolve(".millrace/runs")).isEmptyDirectory();
        assertThat(folder.resolve(".millrace/scratch")).isEmptyDirectory();
    }

    @Test
    void eventsComeInOrderWithoutGaps() {
        var ran = run(SOURCE + store("csv", "\"path\": \"out.csv\""), "src -> out");
        assertThat(ran.events()).first().isInstanceOf(RunEvent.RunStarted.class);
        assertThat(ran.events()).last().isInstanceOf(RunEvent.RunEnded.class);
        for (int i = 0; i < ran.events().size(); i++) {
            assertThat(ran.events().get(i).seq()).isEqualTo(i + 1);
        }
    }

    @Test
    void aDeliverySaysWhatItWroteAndHowLongItTook() throws Exception {
        var ran = run(SOURCE + store("csv", "\"path\": \"out.csv\""), "src -> out");
        var delivered = ran.finished("out");
        assertThat(delivered.counts()).containsEntry("stored", new Count.Exact(3));
        assertThat(delivered.bytes()).hasValue(Files.size(folder.resolve("out.csv")));
        assertThat(delivered.took()).isPositive();
    }

    @Test
    void aPartitionedFolderTakesThePlaceOfTheOneBefore() throws Exception {
        var out = store("parquet", "\"path\": \"lake\", \"partition_by\": [\"k\"]");
        run(SOURCE + out, "src -> out");
        Files.writeString(folder.resolve("in.csv"), "id,k\n9,z\n");
        run(SOURCE + out, "src -> out");
        assertThat(query("SELECT id FROM 'lake/**/*.parquet'")).containsExactly("9");
        assertThat(files()).hasSize(2).last().asString().startsWith("lake/k=z/");
    }

    @Test
    void anAppendedFolderKeepsWhatWasThere() throws Exception {
        var out = store("parquet", "\"path\": \"lake\", \"append\": true");
        run(SOURCE + out, "src -> out");
        run(SOURCE + out, "src -> out");
        assertThat(query("SELECT count(*) FROM 'lake/*.parquet'")).containsExactly("6");
    }

    @Test
    void tablesAreReplacedAppendedAndMerged() throws Exception {
        var replace = store("warehouse", "\"table\": \"t\"");
        var append = store("warehouse", "\"table\": \"t\", \"mode\": \"append\"");
        var merge = store("warehouse", "\"table\": \"t\", \"mode\": \"merge\", \"keys\": [\"id\"]");
        run(SOURCE + replace, "src -> out");
        assertThat(query("SELECT count(*) FROM w.t")).containsExactly("3");
        run(SOURCE + append, "src -> out");
        assertThat(query("SELECT count(*) FROM w.t")).containsExactly("6");
        run(SOURCE + replace, "src -> out");
        Files.writeString(folder.resolve("in.csv"), "id,k\n3,new\n4,d\n");
        var merged = run(SOURCE + merge, "src -> out");
        assertThat(merged.outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(query("SELECT id || k FROM w.t ORDER BY id"))
                .containsExactly("1a", "2b", "3new", "4d");
        assertThat(files()).containsExactly("in.csv", "warehouse.duckdb");
    }

    @Test
    void aWarehouseTableIsReadAsItWasWhenTheRunBegan() throws Exception {
        run(SOURCE + store("warehouse", "\"table\": \"t\""), "src -> out");
        var ran =
                run(
                        """
                        "t": {"type": "source.warehouse", "settings": {"query": "SELECT k, id FROM t WHERE id > 1"}},
                        "out": {"type": "storage.warehouse", "settings": {"table": "t"}}
                        """,
                        "t -> out");
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(query("SELECT id FROM w.t ORDER BY 1")).containsExactly("2", "3");
    }

    @Test
    void aBranchBehindStorageSeesWhatWasStored() throws Exception {
        var ran =
                run(
                        SOURCE
                                + store("csv", "\"path\": \"out.csv\"")
                                + """
                                , "n": {"type": "transform.aggregate", "settings": {"measures": [["n", "count(*)"]]}},
                                "json": {"type": "storage.json", "settings": {"path": "n.json"}}
                                """,
                        "src -> out",
                        "out -> n",
                        "n -> json");
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(query("SELECT n FROM 'n.json'")).containsExactly("3");
    }

    @Test
    void aFailedExpectationDeliversNothing() throws Exception {
        var ran =
                run(
                        SOURCE
                                + """
                                , "checked": {"type": "quality.expect", "settings": {"expectations": [
                                    {"kind": "unique", "columns": ["k"], "on_failure": "fail"}]}}
                                """
                                + store("csv", "\"path\": \"new/out.csv\""),
                        "src -> checked",
                        "checked -> out");
        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(ran.faults()).singleElement().matches(f -> f.code() == FaultCode.CHECK_FAILED);
        assertThat(ran.faults().getFirst().place().node()).isEqualTo("checked");
        assertThat(files()).containsExactly("in.csv");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void rejectedRowsLeaveByTheirPort() throws Exception {
        var ran =
                run(
                        SOURCE
                                + """
                                , "checked": {"type": "quality.expect", "settings": {"expectations": [
                                    {"kind": "set", "columns": ["k"], "values": ["a"], "on_failure": "reject"}]}},
                                "bad": {"type": "storage.csv", "settings": {"path": "bad.csv"}}
                                """
                                + store("csv", "\"path\": \"out.csv\""),
                        "src -> checked",
                        "checked -> out",
                        "checked.rejected -> bad");
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(query("SELECT id FROM 'out.csv' ORDER BY 1")).containsExactly("1", "3");
        assertThat(query("SELECT id FROM 'bad.csv'")).containsExactly("2");
        assertThat(ran.counts("checked"))
                .isEqualTo(Map.of("passed", new Count.Exact(2), "rejected", new Count.Exact(1)));
    }

    @Test
    void badLinesAreCountedAndGoodOnesGoOn() throws Exception {
        Files.writeString(folder.resolve("in.csv"), "id,k\n1,a\nx,b\n3\n4,d\n");
        var ran = run(SOURCE + store("csv", "\"path\": \"out.csv\""), "src -> out");
        assertThat(query("SELECT id FROM 'out.csv' ORDER BY 1")).containsExactly("1", "4");
        assertThat(ran.counts("src"))
                .isEqualTo(Map.of("out", new Count.Exact(2), "rejected", new Count.Exact(2)));
    }

    @Test
    void badDataNamesTheNodeThatMetIt() {
        var ran =
                run(
                        SOURCE
                                + """
                                , "num": {"type": "transform.derive", "settings": {"columns": [["n", "CAST(k AS INTEGER)"]]}},
                                "part": {"type": "transform.filter", "settings": {"condition": "n > 0"}}
                                """,
                        "src -> num",
                        "num -> part");
        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(ran.faults().getFirst().code()).isEqualTo(FaultCode.DATA_INVALID);
        assertThat(ran.faults().getFirst().place().node()).isEqualTo("num");
    }

    @Test
    void sumsOfWholeNumbersStayExactInParquet() throws Exception {
        Files.writeString(folder.resolve("in.csv"), "id,k\n9007199254740993,a\n");
        run(
                SOURCE
                        + """
                        , "n": {"type": "transform.aggregate", "settings": {"measures": [["n", "sum(id)"]]}}
                        """
                        + store("parquet", "\"path\": \"out.parquet\""),
                "src -> n",
                "n -> out");
        assertThat(query("SELECT n FROM 'out.parquet'")).containsExactly("9007199254740993");
    }

    @Test
    void parametersOfDifferentValueGiveDifferentResults() throws Exception {
        var pipeline =
                Pipelines.withParameters(
                        "\"least\": {\"type\": \"BIGINT\", \"default\": 2}",
                        SOURCE
                                + ", \"part\": {\"type\": \"transform.filter\", \"settings\":"
                                + " {\"condition\": \"id >= $least\"}}"
                                + store("csv", "\"path\": \"out${least}.csv\""),
                        "src -> part",
                        "part -> out");
        var running = new RunningPipeline(folder, pipeline);
        running.run(RunCall.PLAIN);
        running.run(RunCall.PLAIN.with(Map.of("least", "3")));
        assertThat(query("SELECT count(*) FROM 'out2.csv'")).containsExactly("2");
        assertThat(query("SELECT count(*) FROM 'out3.csv'")).containsExactly("1");
    }

    @Test
    void thePipelinesTimeZoneDecidesNotTheMachines() throws Exception {
        var nodes =
                SOURCE
                        + """
                        , "t": {"type": "transform.derive", "settings": {"columns": [
                            ["h", "hour(TIMESTAMPTZ '2024-06-01 12:00:00+00')"]]}}
                        """
                        + store("csv", "\"path\": \"out.csv\"");
        run(nodes, "src -> t", "t -> out");
        assertThat(query("SELECT DISTINCT h FROM 'out.csv'")).containsExactly("12");
    }
}
