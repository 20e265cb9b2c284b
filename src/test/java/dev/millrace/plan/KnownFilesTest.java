package dev.millrace.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.file.PipelineReader;
import dev.millrace.model.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownFilesTest {

    @TempDir private Path folder;

    private static void write(Path file, String name) throws IOException {
        Files.writeString(file, "{\"format\": 1, \"name\": \"%s\", \"nodes\": {}}".formatted(name));
    }

    @Test
    void readsAFileAgainOnlyWhenItHasChanged() throws IOException {
        var file = folder.resolve("inner.json");
        var reads = new AtomicInteger();
        var files =
                new KnownFiles(
                        path -> {
                            reads.incrementAndGet();
                            return PipelineReader.read(path);
                        });
        write(file, "one");
        Pipeline first = files.read(file);

        assertThat(files.read(file)).isSameAs(first);
        assertThat(reads).hasValue(1);

        write(file, "another");
        assertThat(files.read(file).name()).isEqualTo("another");
        assertThat(reads).hasValue(2);
    }
}
