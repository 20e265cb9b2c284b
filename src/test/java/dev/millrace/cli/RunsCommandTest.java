package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Looking back at runs by hand.
class RunsCommandTest {

    private static final String PIPELINE =
            """
            "parameters": { "least": { "type": "INTEGER", "default": 1 } },
            "nodes": {
              "sales": { "type": "source.csv", "settings": { "path": "sales.csv", "columns": [
                { "name": "region", "type": "VARCHAR" }, { "name": "n", "type": "INTEGER" }] } },
              "enough": { "type": "transform.filter",
                "settings": { "condition": "n >= $least" } },
              "totals": { "type": "transform.aggregate", "settings": {
                "group": ["region"], "measures": [{ "name": "n", "expression": "sum(n)" }] } },
              "to_file": { "type": "storage.csv", "settings": { "path": "out/totals.csv" } }
            },
            "links": ["sales -> enough", "enough -> totals", "totals -> to_file"]
            """;

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void runTwice() throws IOException {
        folder = temporary.toRealPath();
        Called.pipeline(folder, "p.json", PIPELINE);
        sales("south,1\nnorth,2\neast,3\n");
        var first = call("run", "p.json");
        assertThat(first.exit()).as(first.err()).isZero();
        sales("south,1\nnorth,9\nwest,4\n");
        Called.pipeline(folder, "p.json", PIPELINE.replace("n >= $least", "n + 0 >= $least"));
        assertThat(call("run", "p.json", "-p", "least=0").exit()).isZero();
    }

    /// Old enough for its rows to be kept.
    private void sales(String rows) throws IOException {
        var file = folder.resolve("sales.csv");
        Files.writeString(file, "region,n\n" + rows);
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.now().minusSeconds(60 + rows.hashCode() % 30)));
    }

    private Called call(String... arguments) {
        return Called.in(folder, arguments);
    }

    @Test
    void comparesDefinitionParametersFiguresAndRows() {
        var called = call("runs", "compare", "1", "#2");
        assertThat(called.err()).isEmpty();
        assertThat(called.exit()).isZero();
        assertThat(called.out())
                .contains("$least")
                .contains("~ enough  transform.filter")
                .contains("condition: n >= $least -> n + 0 >= $least")
                .contains("totals.out: 1 added, 1 removed, 1 changed, 1 the same, by region")
                .contains("+ west, 4")
                .contains("- east, 3")
                .contains("~ north, n: 2 -> 9");
    }

    @Test
    void comparesByTheKeyThatIsGiven() {
        var by = call("runs", "compare", "1", "2", "--node", "totals", "--key", "region");
        assertThat(by.out()).contains("by region");
        var wrong = call("runs", "compare", "1", "2", "--node", "totals", "--key", "nope");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("nope");
    }

    @Test
    void saysThatRowsAreGone() throws IOException {
        try (var files = Files.walk(folder.resolve(".millrace/store"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        var called = call("runs", "compare", "1", "2", "--node", "totals");
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).startsWith("W807 ");
        assertThat(call("runs", "compare", "1", "2").exit()).isZero();
    }

    @Test
    void listsOnlyWhatIsAskedFor() {
        assertThat(call("runs").outLines()).hasSize(2);
        assertThat(call("runs", "--search", "least=0").outLines())
                .singleElement()
                .asString()
                .contains("#2");
        assertThat(call("runs", "--outcome", "failed,cancelled").out()).contains("No run is like");
        assertThat(call("runs", "--since", "1h", "--file", "p.json").outLines()).hasSize(2);
        assertThat(call("runs", "--until", "2020-01-31").out()).contains("No run is like");
        assertThat(call("runs", "--file", "q.json").out()).contains("No run is like");
    }

    @Test
    void tellsHowTimesAndRowsWent() {
        var called = call("runs", "trend", "p.json");
        assertThat(called.err()).isEmpty();
        assertThat(called.outLines().getFirst())
                .isEqualTo("The last 2 runs of p.json, #1 to #2, the oldest first.");
        assertThat(called.out())
                .contains("Nothing is marked yet: it takes 6 runs")
                .contains("(run)", "sales", "totals");
        assertThat(call("runs", "trend", "p.json", "--last", "1").out())
                .startsWith("One run of p.json, #2.");
        assertThat(call("runs", "trend", "p.json", "--node", "totals").outLines())
                .anyMatch(line -> line.startsWith(" #1  succeeded"))
                .anyMatch(line -> line.startsWith(" #2  succeeded"));
        assertThat(call("runs", "trend", "p.json", "--json", "--node", "totals").out())
                .startsWith("{\"file\":\"p.json\",\"runs\":[{\"number\":1,")
                .contains("\"nodes\":{\"totals\":[{\"run\":1,\"origin\":\"computed\",\"rows\":3,");
    }

    @Test
    void saysWhereThereIsNoTrend() {
        var none = call("runs", "trend", "not run.json");
        assertThat(none.exit()).isZero();
        assertThat(none.out()).contains("not run.json was not run in this workspace yet.");
        var unknown = call("runs", "trend", "p.json", "--node", "nope");
        assertThat(unknown.exit()).isNotZero();
        assertThat(unknown.err()).contains("No node \"nope\" took part", "There is sales, enough");
        assertThat(call("runs", "trend", "p.json", "--last", "0").exit()).isEqualTo(2);
    }

    @Test
    void marksTheRunThatIsFarFromTheOthers() throws IOException {
        for (int i = 0; i < 5; i++) {
            sales("south,1\nnorth,2\neast," + i + "\n");
            assertThat(call("run", "p.json").exit()).isZero();
        }
        sales("south,1\n".repeat(900));
        assertThat(call("run", "p.json").exit()).isZero();
        assertThat(call("runs", "trend", "p.json").outLines())
                .anyMatch(line -> line.startsWith("sales ") && line.contains("! #8"));
        assertThat(call("runs", "trend", "p.json", "--node", "sales").outLines().getLast())
                .contains("900  !");
    }

    @Test
    void prunesAndRemembersHowMuch() {
        assertThat(call("runs", "prune", "--runs", "1").out())
                .contains("1 run removed", "at most 1 run, for 365 days");
        assertThat(call("runs").outLines()).singleElement().asString().contains("#2");
        assertThat(call("run", "p.json").exit()).isZero();
        assertThat(call("runs").outLines()).singleElement().asString().contains("#3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runs --since tomorrow|W801|tomorrow",
                "runs --outcome well|W801|well",
                "runs compare 1|W801|B",
                "runs compare 1 7|W802|7",
                "runs compare 1 2 --rows -1|W801|--rows",
                "runs prune --runs 0|W801|--runs",
                "runs prune --days many|W801|many"
            })
    void namesWhatIsWrongWithACall(String arguments, String code, String named) {
        var called = call(arguments.split(" "));
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).startsWith(code + " ").contains(named);
    }
}
