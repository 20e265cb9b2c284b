package dev.millrace.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.FaultCode;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineWriterTest {

    private static final Pipeline PIPELINE =
            Pipeline.EMPTY
                    .named("Sales")
                    .with(Node.of("a", "source.csv", path("a.csv")))
                    .with(Node.of("b", "source.csv", path("x".repeat(60))))
                    .linked(Link.of("a", "b"));

    @TempDir private Path folder;

    @Test
    void writesANodeOnOneLineWhereItFits() {
        assertThat(PipelineWriter.text(PIPELINE))
                .isEqualTo(
                        """
                        {
                          "format": 1,
                          "name": "Sales",
                          "nodes": {
                            "a": { "type": "source.csv", "settings": { "path": "a.csv" } },
                            "b": {
                              "type": "source.csv",
                              "settings": { "path": "%s" }
                            }
                          },
                          "links": [
                            "a -> b"
                          ]
                        }
                        """
                                .formatted("x".repeat(60)));
    }

    @Test
    void writesAnEmptyPipeline() {
        assertThat(PipelineWriter.text(Pipeline.EMPTY))
                .isEqualTo(
                        """
                        {
                          "format": 1,
                          "name": "untitled",
                          "nodes": {},
                          "links": []
                        }
                        """);
    }

    @Test
    void keepsLinesWithin100Characters() {
        for (int length = 1; length < 120; length++) {
            var settings = Value.fields(Map.entry("a", Value.of("x".repeat(length))));
            var two =
                    Pipeline.EMPTY
                            .with(Node.of("a", "t", settings))
                            .with(Node.of("b", "t", Value.Fields.EMPTY));

            assertThat(PipelineWriter.text(two).lines().filter(line -> line.contains("type")))
                    .allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void savesWhatReadsBackAndLeavesNothingElse() throws IOException {
        var file = folder.resolve("p.json");
        PipelineWriter.save(Pipeline.EMPTY, file);
        PipelineWriter.save(PIPELINE, file);

        assertThat(PipelineReader.read(file)).isEqualTo(PIPELINE);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void keepsPermissionsAndSymbolicLinks() throws IOException {
        var file = folder.resolve("p.json");
        var link = folder.resolve("link.json");
        var permissions = PosixFilePermissions.fromString("rw-r-----");
        Files.writeString(file, "{}");
        Files.setPosixFilePermissions(file, permissions);
        Files.createSymbolicLink(link, file);

        PipelineWriter.save(PIPELINE, link);

        assertThat(link).isSymbolicLink();
        assertThat(PipelineReader.read(file)).isEqualTo(PIPELINE);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(permissions);
    }

    @Test
    void refusesToReplaceAFileOfANewerFormat() throws IOException {
        var file = folder.resolve("p.json");
        var newer = "{ \"format\": 2, \"unheard\": true, \"unheard\": true }";
        Files.writeString(file, newer);

        assertThat(refusal(file)).isEqualTo(FaultCode.FILE_FORMAT_UNKNOWN);
        assertThat(file).hasContent(newer);
    }

    @Test
    void refusesToWriteWhatCouldNotBeRead() throws IOException {
        var file = folder.resolve("p.json");
        Files.writeString(file, "{}");
        var huge = PIPELINE.with(Node.of("c", "source.csv", path("x".repeat(10 << 20))));

        assertThat(Refusal.of(() -> PipelineWriter.save(huge, file)).code())
                .isEqualTo(FaultCode.FILE_TOO_LARGE);
        assertThat(file).hasContent("{}");
    }

    @Test
    void refusesToReplaceWhatItCannotJudge() throws IOException {
        var file = folder.resolve("p.json");
        var deep = "{ \"deep\": " + "[".repeat(300) + "]".repeat(300) + ", \"format\": 2 }";
        Files.writeString(file, deep);

        assertThat(refusal(file)).isEqualTo(FaultCode.FILE_TOO_DEEP);
        assertThat(file).hasContent(deep);
    }

    @Test
    void replacesWhatIsNoPipeline() throws IOException {
        var file = folder.resolve("p.json");
        Files.write(file, "{ broken".getBytes(UTF_8));
        PipelineWriter.save(PIPELINE, file);

        assertThat(PipelineReader.read(file)).isEqualTo(PIPELINE);
    }

    @Test
    void namesAPlaceThatCannotBeWritten() throws IOException {
        assertThat(refusal(folder.resolve("no/p.json"))).isEqualTo(FaultCode.FILE_NOT_WRITABLE);
        assertThat(refusal(Files.createDirectory(folder.resolve("taken"))))
                .isEqualTo(FaultCode.FILE_NOT_WRITABLE);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private static FaultCode refusal(Path file) {
        return Refusal.of(() -> PipelineWriter.save(PIPELINE, file)).code();
    }

    private static Value.Fields path(String path) {
        return Value.fields(Map.entry("path", Value.of(path)));
    }
}
