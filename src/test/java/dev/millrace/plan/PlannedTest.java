package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.file.PipelineReader;
import dev.millrace.node.NodeCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedTest {

    private static final String PART =
            "\"part\": {\"type\": \"group.pipeline\", \"settings\": {\"path\": \"inner.json\"}}";
    private static final String ORDERS =
            "\"orders\": {\"type\": \"source.csv\", \"settings\": {\"path\": \"orders.csv\"}}";

    @TempDir private Path temporary;
    private Workbench workbench;
    private Path inner;
    private Path orders;

    @BeforeEach
    void files() throws IOException {
        workbench = new Workbench(temporary.toRealPath());
        inner = workbench.folder().resolve("inner.json");
        orders = workbench.folder().resolve("orders.csv");
        write(inner, "{\"format\": 1, \"name\": \"inner\", \"nodes\": {}}");
        write(orders, "id\n1\n");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Planned check(String nodes, PipelineFiles files) {
        return new Planner(NodeCatalog.load(), files)
                .check(Workbench.pipeline(nodes), workbench.request(Map.of()));
    }

    @Test
    void isOldOnceAFileHasChanged() {
        var planned = check(PART + "," + ORDERS, PipelineReader::read);
        assertThat(planned.isOld()).isFalse();

        write(orders, "id\n1\n2\n");
        assertThat(planned.isOld()).isTrue();
    }

    @Test
    void isOldIfAFileChangedWhileItWasMade() {
        var planned =
                check(
                        PART,
                        file -> {
                            var read = PipelineReader.read(file);
                            write(file, "{\"format\": 1, \"name\": \"newer\", \"nodes\": {}}");
                            return read;
                        });
        assertThat(planned.isOld()).isTrue();
    }

    @Test
    void isOldWhereAFileWasMissing() throws IOException {
        Files.delete(inner);
        assertThat(check(PART, PipelineReader::read).isOld()).isTrue();
    }
}
