package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.CountMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine takes file names for patterns; a person means the file.
class OddPathsTest {

    @TempDir private Path folder;

    private Path workspace() throws IOException {
        var odd = Files.createDirectories(folder.toRealPath().resolve("it's [1] 100% * {a}"));
        Files.createDirectories(odd.resolve(".millrace"));
        Files.createDirectories(folder.toRealPath().resolve("it's 1 100% x {a}"));
        return odd;
    }

    private static RunningPipeline.Ran run(Path workspace, String read, String written) {
        var pipeline =
                Pipelines.of(
                        """
                        "src": {"type": "source.csv", "settings": {
                            "path": "%s", "columns": [["id", "BIGINT"]]}},
                        "lake": {"type": "storage.parquet", "settings": {"path": "%s"}},
                        "parts": {"type": "storage.parquet", "settings": {
                            "path": "parts", "partition_by": ["id"]}},
                        "last": {"type": "storage.csv", "settings": {"path": "last.csv"}},
                        "least": {"type": "storage.csv", "settings": {"path": "least.csv"}}
                        """
                                .formatted(read, written),
                        "src -> lake",
                        "src -> parts",
                        "lake -> last",
                        "parts -> least");
        return new RunningPipeline(workspace, pipeline).run(CountMode.EXACT);
    }

    @Test
    void aNameWithPatternCharactersIsThatFile() throws IOException {
        var workspace = workspace();
        Files.writeString(workspace.resolve("a[1].csv"), "id\n1\n");
        Files.writeString(workspace.resolve("a1.csv"), "id\n2\n");
        var ran = run(workspace, "a[1].csv", "100% o'ut.parquet");
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(Files.readString(workspace.resolve("last.csv"))).isEqualTo("id\n1\n");
        assertThat(Files.readString(workspace.resolve("least.csv"))).isEqualTo("id\n1\n");
    }

    @Test
    void aPatternFindsEachFileOnce() throws IOException {
        var workspace = workspace();
        Files.writeString(workspace.resolve("b*.csv"), "id\n1\n");
        Files.writeString(workspace.resolve("bx.csv"), "id\n2\n");
        Files.writeString(workspace.resolve("b?.csv"), "id\n3\n");
        var ran = run(workspace, "b{*,x}.csv", "out.parquet");
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(Files.readAllLines(workspace.resolve("last.csv")))
                .containsExactlyInAnyOrder("id", "1", "2", "3");
    }
}
