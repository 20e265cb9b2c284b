package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.CountMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files whose columns are found by name: what the engine guesses there changes no row.
class CsvByNameTest {

    @TempDir private Path folder;

    @BeforeEach
    void resolve() throws IOException {
        folder = folder.toRealPath();
    }

    private RunningPipeline.Ran run(String text, String columns) throws IOException {
        Files.writeString(folder.resolve("in.csv"), text);
        var nodes =
                """
                "src": {"type": "source.csv", "settings": {"path": "in.csv", %s}},
                "out": {"type": "storage.csv", "settings": {"path": "out.csv"}}
                """
                        .formatted(columns);
        return new RunningPipeline(folder, Pipelines.of(nodes, "src -> out")).run(CountMode.AUTO);
    }

    private static final String TWO =
            "\"by_name\": true, \"columns\": [[\"id\", \"VARCHAR\"], [\"note\", \"VARCHAR\"]]";

    @Test
    void linesThatLookLikeCommentsAreRows() throws IOException {
        var text = "id,note\n1,first\n2,room #4\n#3,third\n";
        assertThat(run(text, TWO).outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(folder.resolve("out.csv"))
                .hasContent("id,note\n1,first\n2,\"room #4\"\n\"#3\",third\n");
    }

    @Test
    void soAreTheFirstOnes() throws IOException {
        var text = "id,note\n#1,a\n#2,b\n3,c\n";
        assertThat(run(text, TWO).outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(folder.resolve("out.csv")).hasContent("id,note\n\"#1\",a\n\"#2\",b\n3,c\n");
    }

    @Test
    void theFormOfDatesIsNotGuessed() throws IOException {
        var date = "\"by_name\": true, \"columns\": [[\"day\", \"DATE\"]]";
        assertThat(run("day\n2016-04-03\n", date).outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(run("day\n03/04/2016\n05/06/2016\n", date).outcome())
                .isEqualTo(RunEvent.Outcome.FAILED);
    }
}
