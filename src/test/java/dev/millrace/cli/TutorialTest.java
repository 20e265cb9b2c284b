package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a newcomer is told to do works, and prints what the page says.
class TutorialTest {

    private static final String FILE = "airports.pipeline.json";
    private static final Pattern JSON = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path temporary;
    private Path folder;
    private String page;
    private List<String> files;

    @BeforeEach
    void readPage() throws IOException {
        folder = temporary.toRealPath();
        page = Files.readString(Path.of("src/docs/guide/tutorial.md"));
        files = JSON.matcher(page).results().map(found -> found.group(1)).toList();
        Files.createDirectories(folder.resolve("data"));
        Files.copy(Path.of("pipelines/data/airports.csv"), folder.resolve("data/airports.csv"));
    }

    private Called call(String pipeline, String... arguments) throws IOException {
        Files.writeString(folder.resolve(FILE), pipeline);
        return Called.in(folder, arguments);
    }

    @Test
    void theFirstStepCanBeLookedAt() throws IOException {
        var called = call(files.getFirst(), "show", FILE, "airports", "--rows", "3");
        assertThat(page).contains("show " + FILE + " airports --rows 3\n" + called.out());
        assertThat(called.exit()).isZero();
    }

    @Test
    void theMistakeIsFoundWhereThePageSays() throws IOException {
        var mistaken = files.getLast().replace("\"country = $", "\"contry = $");
        var called = call(mistaken, "check", FILE);
        assertThat(called.exit()).isEqualTo(1);
        assertThat(page)
                .contains(
                        "check "
                                + FILE
                                + "\n"
                                + called.err().replace(folder + "/", "")
                                + called.out());
    }

    @Test
    void thePipelineGivesWhatThePageSays() throws IOException {
        var shown = call(files.getLast(), "show", FILE, "ranked", "--rows", "5");
        assertThat(page).contains("show " + FILE + " ranked --rows 5\n" + shown.out());

        assertThat(Called.in(folder, "check", FILE).outLines()).containsExactly("No problems.");
        assertThat(Called.in(folder, "run", FILE).exit()).isZero();
        assertThat(folder.resolve("output/airports-by-state.csv"))
                .content()
                .startsWith("state,airports\nAK,263\nTX,209\n");
        assertThat(Called.in(folder, "run", FILE, "-p", "country=Palau").exit()).isZero();
        assertThat(Called.in(folder, "runs").outLines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("succeeded", "5 nodes", FILE));
        assertThat(Called.in(folder, "runs", "1").out()).contains("Run #1 succeeded");
        assertThat(Called.in(folder, "export", FILE, "--to", "sql", "-o", "airports.sql").exit())
                .isZero();
        assertThat(folder.resolve("airports.sql")).content().contains("count(*)");
    }
}
