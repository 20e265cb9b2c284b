package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.FaultCode;
import dev.millrace.model.CountMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What makes a delivery impossible is found before any other delivery of the run counts.
class CommitTest {

    private static final String SOURCE =
            """
            "src": {"type": "source.inline", "settings": {
                "columns": [{"name": "id", "type": "INTEGER"}, {"name": "k", "type": "VARCHAR"}],
                "rows": [[1, "a"], [2, "b"]]}},
            "file": {"type": "storage.csv", "settings": {"path": "out.csv"}},
            """;

    @TempDir private Path folder;

    @BeforeEach
    void writeWhatWasThere() throws IOException {
        folder = folder.toRealPath();
        Files.writeString(folder.resolve("out.csv"), "as it was");
    }

    /// A pipeline with a second delivery.
    private RunningPipeline delivering(String type, String settings) {
        var other = "\"other\": {\"type\": \"storage." + type + "\", \"settings\": {" + settings;
        var pipeline = Pipelines.of(SOURCE + other + "}}", "src -> file", "src -> other");
        return new RunningPipeline(folder, pipeline);
    }

    private RunningPipeline.Ran failing(String type, String settings) {
        return delivering(type, settings).run(CountMode.AUTO);
    }

    private void assertNothingDelivered(RunningPipeline.Ran ran, FaultCode code)
            throws IOException {
        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(ran.faults().getFirst().code()).as("%s", ran.faults()).isEqualTo(code);
        assertThat(folder.resolve("out.csv")).hasContent("as it was");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".millrace") && !name.equals(".millrace"));
        }
        assertThat(folder.resolve(".millrace/runs")).isEmptyDirectory();
    }

    private void inWarehouse(String... statements) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Test
    void aFolderWhereAFileIsDue() throws Exception {
        Files.createDirectory(folder.resolve("other.csv"));
        var ran = failing("csv", "\"path\": \"other.csv\"");
        assertNothingDelivered(ran, FaultCode.FILE_NOT_WRITABLE);
        assertThat(ran.faults().getFirst().place().node()).isEqualTo("other");
        assertThat(ran.faults().getFirst().message()).contains("other.csv").contains("folder");
    }

    @Test
    void aFileWhereAFolderIsDue() throws Exception {
        Files.writeString(folder.resolve("lake"), "a file");
        var settings = "\"path\": \"lake\", \"partition_by\": [\"k\"]";
        var ran = failing("parquet", settings);
        assertNothingDelivered(ran, FaultCode.FILE_NOT_WRITABLE);
        assertThat(ran.faults().getFirst().place().node()).isEqualTo("other");
        assertThat(delivering("parquet", "\"path\": \"lake/deep/x.parquet\"").planned().faults())
                .singleElement()
                .matches(fault -> fault.code() == FaultCode.PATH_INVALID)
                .matches(fault -> fault.place().node().equals("other"));
    }

    /// As on a disk that is full when all is computed.
    @Test
    void aJournalThatCannotBeWritten() throws Exception {
        var runs = folder.resolve(".millrace/runs");
        var ran =
                delivering("csv", "\"path\": \"other.csv\"")
                        .run(RunCall.PLAIN, event -> blockJournal(runs, event));
        assertNothingDelivered(ran, FaultCode.FILE_NOT_WRITABLE);
        assertThat(ran.faults().getFirst().message()).contains("journal");
        assertThat(folder.resolve("other.csv")).doesNotExist();
    }

    private static void blockJournal(Path runs, RunEvent event) {
        if (!(event instanceof RunEvent.StepFinished)) {
            return;
        }
        try (var folders = Files.list(runs)) {
            for (Path run : folders.toList()) {
                Files.createDirectories(run.resolve(".commit.json.part"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void rowsAreNotAppendedThroughALink(@TempDir Path outside) throws Exception {
        Files.createDirectory(folder.resolve("lake"));
        Files.createSymbolicLink(folder.resolve("lake/k=b"), outside.toRealPath());
        var settings = "\"path\": \"lake\", \"partition_by\": [\"k\"], \"append\": true";
        assertNothingDelivered(failing("parquet", settings), FaultCode.FILE_NOT_WRITABLE);
        assertThat(outside).isEmptyDirectory();
        assertThat(folder.resolve("lake/k=a")).doesNotExist();
    }

    @Test
    void aView() throws Exception {
        inWarehouse("CREATE TABLE t AS SELECT 1 AS id", "CREATE VIEW v AS SELECT * FROM t");
        for (String mode : new String[] {"replace", "append"}) {
            var ran = failing("warehouse", "\"table\": \"V\", \"mode\": \"" + mode + "\"");
            assertNothingDelivered(ran, FaultCode.TARGET_MISMATCH);
            assertThat(ran.faults().getFirst().message()).contains("view");
        }
    }

    @Test
    void rowsThatAConstraintOfTheTableRefuses() throws Exception {
        inWarehouse("CREATE TABLE t (id INTEGER, k VARCHAR CHECK (k <> 'b'))");
        var ran = failing("warehouse", "\"table\": \"t\", \"mode\": \"append\"");
        assertNothingDelivered(ran, ran.faults().getFirst().code());
        assertThat(ran.faults().getFirst().message()).contains("\"t\"");
        assertThat(ran.faults().getFirst().place().node()).isEqualTo("other");
    }

    @Test
    void aWarehouseThatIsNoDatabase() throws Exception {
        Files.writeString(folder.resolve("warehouse.duckdb"), "no database, but long enough");
        var ran = failing("warehouse", "\"table\": \"t\"");
        assertNothingDelivered(ran, ran.faults().getFirst().code());
        assertThat(ran.faults().getFirst().message()).contains("warehouse.duckdb");
    }

    /// Has the database open until it is told to end.
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (var _ = DriverManager.getConnection("jdbc:duckdb:" + arguments[0])) {
                System.out.println("open");
                while (System.in.read() >= 0) {
                    System.out.flush();
                }
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aWarehouseThatAnotherProgramHasOpen() throws Exception {
        inWarehouse("CREATE TABLE t AS SELECT 1 AS id, 'x' AS k");
        var holder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                folder.resolve("warehouse.duckdb").toString())
                        .redirectError(Redirect.INHERIT)
                        .start();
        try (var said = holder.inputReader()) {
            assertThat(said.readLine()).isEqualTo("open");
            var ran = failing("warehouse", "\"table\": \"t\"");
            assertNothingDelivered(ran, FaultCode.WAREHOUSE_BUSY);
            assertThat(ran.faults().getFirst().message())
                    .contains("another program", Long.toString(holder.pid()));
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }
}
