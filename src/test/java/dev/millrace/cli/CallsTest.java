package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How calls are understood, and what is said of wrong ones.
class CallsTest {

    private static final String GOOD =
            """
            "nodes": {
              "one": { "type": "source.inline", "settings": {
                "columns": [{ "name": "n", "type": "INTEGER" }], "rows": [[1], [2]] } },
              "more": { "type": "transform.filter", "settings": { "condition": "n > 1" } }
            },
            "links": ["one -> more"]
            """;

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = temporary.toRealPath();
        Called.pipeline(folder, "p.json", GOOD);
    }

    private Called call(String... arguments) {
        return Called.in(folder, arguments);
    }

    @Test
    void explainsItselfWhenNothingIsAsked() {
        var called = call();
        assertThat(called.exit()).isZero();
        assertThat(called.out()).contains("Usage: millrace", "130", "export", "worker");
        assertThat(called.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run", "check", "show", "export", "nodes", "describe", "runs", "worker"})
    void explainsEveryCommand(String command) {
        var called = call(command, "--help");
        assertThat(called.exit()).isZero();
        assertThat(called.out()).startsWith("Usage: millrace " + command);
        assertThat(called.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flie p.json|flie",
                "run|FILE",
                "show p.json|NODE",
                "export p.json|--to",
                "describe|TYPE",
                "run p.json --nonsense|--nonsense",
                "run p.json more.json|more.json",
                "run p.json --memory much|much",
                "run p.json --memory -1GB|-1GB",
                "run p.json --threads many|many",
                "run p.json --threads -2|--threads",
                "run p.json --threads 100000|1024",
                "run p.json --memory 99999999999TB|99999999999TB",
                "run p.json --counts some|some",
                "run p.json --when-busy never|never",
                "run p.json -p novalue|novalue",
                "run p.json --to Not.A.Port|Not.A.Port",
                "show p.json a..b|a..b",
                "show p.json one --rows -1|--rows",
                "show p.json one --format xml|xml",
                "export p.json --to dbt|dbt",
                "check p.json --memory 1GB|--memory",
                "describe transform.fliter|transform.filter",
                "runs --last none|none"
            })
    void namesWhatIsWrongWithACall(String arguments, String named) {
        var called = call(arguments.split(" "));
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).startsWith("W801 ").contains(named).doesNotContain("\tat ");
        assertThat(called.errLines()).hasSize(1);
        assertThat(called.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check", "show", "export"})
    void saysThatThereIsNoSuchFile(String command) {
        var called =
                switch (command) {
                    case "show" -> call(command, "none.json", "one");
                    case "export" -> call(command, "none.json", "--to", "sql");
                    default -> call(command, "none.json");
                };
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.errLines()).singleElement().asString().contains("W101", "none.json");
    }

    @ParameterizedTest
    @CsvSource({
        "run p.json --to nope, 2, W210",
        "run p.json --to more.nope, 2, W801",
        "show p.json nope, 2, W210",
        "show p.json more.nope, 2, W801",
        "run p.json -p nope=1, 2, W801",
        "run p.json --memory 1B, 3, W701",
        "show p.json one --memory 1KB, 3, W701"
    })
    void endsWithTheCodeOfWhoIsToBlame(String arguments, int exit, String code) {
        var called = call(arguments.split(" "));
        assertThat(called.exit()).as(called.err()).isEqualTo(exit);
        assertThat(called.errLines()).singleElement().asString().contains(code);
        assertThat(called.out()).isEmpty();
    }

    @Test
    void refusesAFolderAsAFile() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        var called = call("check", "sub");
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).contains("W101", "is a folder");
    }

    @Test
    void saysThatAPipelineIsEmpty() throws IOException {
        Called.pipeline(folder, "empty.json", "\"nodes\": {}, \"links\": []");
        var called = call("run", "empty.json");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.errLines()).singleElement().asString().contains("W211");
    }

    @Test
    void findsAFileByRelativeAndAbsolutePathAndThroughALink() throws IOException {
        var difficult = Files.createDirectory(folder.resolve("my flows 🚀"));
        var file = Called.pipeline(difficult, "p q.json", GOOD);
        Files.createSymbolicLink(folder.resolve("link.json"), file);

        for (var path : new String[] {"my flows 🚀/p q.json", file.toString(), "link.json"}) {
            assertThat(call("show", path, "more", "--format", "csv").outLines())
                    .as(path)
                    .containsExactly("n", "2");
        }
    }

    @Test
    void takesAnAtSignAsPartOfAName() throws IOException {
        Called.pipeline(folder, "@p.json", GOOD);
        assertThat(call("check", "@p.json").exit()).isZero();
    }

    @Test
    void printsProblemsInTheOrderOfTheFileAndMarksWarnings() throws IOException {
        Called.pipeline(
                folder,
                "bad.json",
                """
                "nodes": {
                  "late": { "type": "transform.filter", "settings": { "condition": "nn > 1" } },
                  "one": { "type": "source.inline", "settings": { "more": 1,
                    "columns": [{ "name": "n", "type": "INTEGER" }], "rows": [[1]] } },
                  "odd": { "type": "source.nothing" }
                },
                "links": ["one -> late"]
                """);
        var called = call("check", "bad.json");

        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.errLines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("bad.json:4:").contains(":late: W406"),
                        line ->
                                assertThat(line)
                                        .startsWith("warning: ")
                                        .contains("bad.json:5:")
                                        .contains(":one: W304"),
                        line -> assertThat(line).contains("bad.json:7:").contains(":odd: W201"));
        assertThat(called.outLines()).containsExactly("2 errors, 1 warning.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check", "show", "export"})
    void saysWhereAFileIsBrokenAndDoesNotRunTheRest(String command) throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{\n  \"format\": 1,\n  oops\n}");
        var before = Called.tree(folder);
        var called =
                switch (command) {
                    case "show" -> call(command, "broken.json", "one");
                    case "export" -> call(command, "broken.json", "--to", "sql");
                    default -> call(command, "broken.json");
                };
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.errLines())
                .singleElement()
                .asString()
                .contains("broken.json:3:")
                .contains("W102");
        assertThat(Called.tree(folder)).isEqualTo(before);
    }

    @Test
    void showsWhereItWentWrongOnlyWhenAskedTo() {
        assertThat(call("describe", "nothing").err()).doesNotContain("\tat ");
        assertThat(call("describe", "nothing", "--debug").err()).contains("\tat ");
    }
}
