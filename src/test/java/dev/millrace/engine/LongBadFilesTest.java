package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are long enough for the engine to read them in pieces, with bad lines anywhere.
class LongBadFilesTest {

    private static final int LINES = 700_000;

    @TempDir private Path folder;

    /// A line that is not the first of its piece is never lost, so each has its turn at being it.
    /// One of the two begins its second piece with a bad line.
    @Test
    void eachLineIsReadOrRejected() throws IOException {
        run(i -> i % 2 == 0 ? i + ",x" + i : i + "," + i);
        run(i -> i % 2 == 1 ? i + ",x" + i : i + "," + i);
    }

    private interface Lines {
        String at(int line);
    }

    private void run(Lines lines) throws IOException {
        var root = folder.toRealPath();
        var written = IntStream.range(0, LINES).mapToObj(lines::at).toList();
        try (var out = Files.newBufferedWriter(root.resolve("in.csv"))) {
            out.write("a,b\n");
            for (String line : written) {
                out.write(line + "\n");
            }
        }
        var nodes =
                """
                "src": {"type": "source.csv", "settings": {"path": "in.csv", "bad_rows": "reject",
                    "columns": [["a", "INTEGER"], ["b", "INTEGER"]]}},
                "out": {"type": "storage.parquet", "settings": {"path": "out.parquet"}}""";
        var ran = new RunningPipeline(root, Pipelines.of(nodes, "src -> out")).run(RunCall.PLAIN);

        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        long bad = written.stream().filter(line -> line.indexOf('x') > 0).count();
        assertThat(ran.counts("src"))
                .containsEntry("out", new Count.Exact(LINES - bad))
                .containsEntry("rejected", new Count.Exact(bad));
    }
}
