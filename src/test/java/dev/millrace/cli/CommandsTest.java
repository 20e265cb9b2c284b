package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the commands do, and what they leave alone.
class CommandsTest {

    private static final String WITH_PARAMETERS =
            """
            "parameters": { "least": { "type": "INTEGER", "default": 1 },
              "day": { "type": "DATE" } },
            "nodes": {
              "one": { "type": "source.inline", "settings": {
                "columns": [{ "name": "n", "type": "INTEGER" }], "rows": [[1], [2], [3]] } },
              "kept": { "type": "transform.filter",
                "settings": { "condition": "n >= $least AND $day > DATE '2000-01-01'" } },
              "to_file": { "type": "storage.csv", "settings": { "path": "out/kept.csv" } }
            },
            "links": ["one -> kept", "kept -> to_file"]
            """;

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = temporary.toRealPath();
        Called.pipeline(folder, "p.json", WITH_PARAMETERS);
    }

    private Called call(String... arguments) {
        return Called.in(folder, arguments);
    }

    @Test
    void runsAndSaysWhatItDelivered() throws IOException {
        var called = call("run", "p.json", "-p", "day=2020-02-29", "-p", "least=2");
        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.err()).isEmpty();
        assertThat(called.out()).contains("out/kept.csv", "Run #1 succeeded");
        assertThat(folder.resolve("out/kept.csv")).hasContent("n\n2\n3");
    }

    @Test
    void runsOnlyWhatANodeNeeds() {
        var called = call("run", "p.json", "-p", "day=2020-02-29", "--to", "kept");
        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void takesACallBeforeTheEnvironmentAndThatBeforeTheDefault() throws IOException {
        var environment = Map.of("MILLRACE_P_LEAST", "3", "MILLRACE_P_DAY", "2020-01-01");
        var kept = new String[] {"show", "p.json", "kept", "--format", "csv"};
        assertThat(Called.in(folder, environment, kept).outLines()).containsExactly("n", "3");

        var given = new String[] {"show", "p.json", "kept", "--format", "csv", "-p", "least=2"};
        assertThat(Called.in(folder, environment, given).outLines()).containsExactly("n", "2", "3");
    }

    @ParameterizedTest
    @CsvSource({"day=soon, W308, 2", "least=many, W308, 2", "lest=1, W801, 2"})
    void saysWhichParameterIsWrong(String given, String code, int exit) {
        var called = call("run", "p.json", "-p", "day=2020-02-29", "-p", given);
        assertThat(called.err()).contains(code).contains(given.substring(0, given.indexOf('=')));
        assertThat(called.exit()).isEqualTo(exit);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void saysWhichParameterIsMissing() {
        var called = call("run", "p.json");
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.errLines()).singleElement().asString().contains("W307", "day", "-p day=");
    }

    @Test
    void printsTheFaultOfARunOnceAndFailsWithItsCode() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "n\n1\nx\n");
        Called.pipeline(
                folder,
                "bad.json",
                """
                "nodes": {
                  "bad": { "type": "source.csv", "settings": { "path": "bad.csv",
                    "columns": [{ "name": "n", "type": "INTEGER" }] } },
                  "to_file": { "type": "storage.csv", "settings": { "path": "out.csv" } }
                },
                "links": ["bad -> to_file"]
                """);
        var called = call("run", "bad.json");
        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.errLines())
                .singleElement()
                .asString()
                .startsWith(folder + "/bad.json:4:")
                .contains(":bad: W601");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void printsNothingButEventsWhenAskedForThem() {
        var called = call("run", "p.json", "-p", "day=2020-02-29", "--events");
        assertThat(called.exit()).isZero();
        assertThat(called.outLines()).allSatisfy(line -> assertThat(line).startsWith("{\"event\""));
    }

    @Test
    void showsRowsInEveryFormatAndTellsNullFromTheEmptyText() throws IOException {
        Called.pipeline(
                folder,
                "rows.json",
                """
                "nodes": { "rows": { "type": "source.inline", "settings": {
                  "columns": [{ "name": "a", "type": "VARCHAR" }, { "name": "b 😀", "type": "INTEGER[]" },
                    { "name": "c", "type": "DOUBLE" }],
                  "rows": [[null, "[1, 2]", 1.5], ["", null, "nan"], ["say \\"hi\\",\\nyou", "[]", -1]] } } },
                "links": []
                """);
        assertThat(call("show", "rows.json", "rows", "--format", "csv").out())
                .isEqualTo(
                        "a,b 😀,c\n,\"[1, 2]\",1.5\n\"\",,nan\n\"say \"\"hi\"\",\nyou\",[],-1.0\n");
        assertThat(call("show", "rows.json", "rows", "--format", "json").outLines())
                .first()
                .isEqualTo("{\"a\":null,\"b 😀\":[1,2],\"c\":1.5}");
        assertThat(call("show", "rows.json", "rows").outLines())
                .hasSize(4)
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("NULL"));
    }

    /// Both far from the machine's zone, whatever that is.
    @ParameterizedTest
    @CsvSource({
        "UTC, 2024-01-31 12:00:00+00",
        "Asia/Kathmandu, 2024-01-31 17:45:00+05:45",
        "America/St_Johns, 2024-01-31 08:30:00-03:30"
    })
    void showsInstantsInTheTimeZoneOfThePipeline(String zone, String shown) throws IOException {
        Called.pipeline(
                folder,
                "at.json",
                """
                "timezone": "%s",
                "nodes": { "rows": { "type": "source.inline", "settings": {
                  "columns": [{ "name": "at", "type": "TIMESTAMP WITH TIME ZONE" },
                    { "name": "list", "type": "TIMESTAMP WITH TIME ZONE[]" }],
                  "rows": [["2024-01-31 12:00:00+00", "[2024-01-31 12:00:00+00]"]] } } },
                "links": []
                """
                        .formatted(zone));
        assertThat(call("show", "at.json", "rows").outLines().getLast())
                .isEqualTo(shown + "  ['" + shown + "']");
        assertThat(call("show", "at.json", "rows", "--format", "csv").outLines().getLast())
                .isEqualTo(shown + ",['" + shown + "']");
        assertThat(call("show", "at.json", "rows", "--format", "json").outLines().getLast())
                .isEqualTo("{\"at\":\"" + shown + "\",\"list\":[\"" + shown + "\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1.50, NULL]::DECIMAL(10,2)[]|[1.5,null]",
                "123456789012345678901234567890.12::DECIMAL(38,2)|123456789012345678901234567890.12",
                "170141183460469231731687303715884105727::HUGEINT"
                        + "|170141183460469231731687303715884105727",
                "{'a': 1, 'b c': [true]}|{\"a\":1,\"b c\":[true]}",
                "MAP {1: 'x'}|{\"1\":\"x\"}",
                "'\\xAA'::BLOB|\"\\\\xAA\"",
                "'00000000-0000-7000-8000-000000000001'::UUID"
                        + "|\"00000000-0000-7000-8000-000000000001\"",
                "INTERVAL 3 MONTH|\"3 months\"",
                "'nan'::DOUBLE|\"NaN\"",
                "['inf'::DOUBLE, '-inf']|[\"Infinity\",\"-Infinity\"]",
                "{'x': 'nan'::FLOAT, 't': 'NaN, \"Infinity'}"
                        + "|{\"x\":\"NaN\",\"t\":\"NaN, \\\"Infinity\"}",
                "union_value(num := 2)|{\"num\":2}",
                "'b'::ENUM('a', 'b')|\"b\"",
                "TIME '12:00:00'|\"12:00:00\"",
                "'{\"a\": [1]}'::JSON|{\"a\":[1]}",
                "NULL::INTEGER|null",
                "true|true"
            })
    void writesEveryTypeAsJson(String expression, String json) throws IOException {
        Called.pipeline(
                folder,
                "types.json",
                """
                "nodes": { "one": { "type": "source.inline", "settings": {
                    "columns": [{ "name": "n", "type": "INTEGER" }], "rows": [[1]] } },
                  "typed": { "type": "transform.sql", "settings": { "sql": %s } } },
                "links": ["one -> typed"]
                """
                        .formatted(Json.quote("SELECT " + expression + " AS v FROM one")));
        var called = call("show", "types.json", "typed", "--format", "json");
        assertThat(called.err()).isEmpty();
        assertThat(called.outLines()).containsExactly("{\"v\":" + json + "}");
        assertThat(Json.parse(called.out())).isInstanceOf(Value.Fields.class);
    }

    @Test
    void aRunThatCannotBeRecordedHasRunAllTheSame() throws IOException {
        Files.createDirectories(folder.resolve(".millrace/history.db/in the way"));
        var called = call("run", "p.json", "-p", "day=2020-02-29");
        assertThat(called.exit()).isZero();
        assertThat(called.errLines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("warning: ").contains("W706"));
        assertThat(folder.resolve("out/kept.csv")).exists();
    }

    @Test
    void showsTwoThousandColumns() throws IOException {
        var columns =
                IntStream.range(0, 2000)
                        .mapToObj(
                                i -> "{ \"name\": \"c" + i + "\", \"expression\": \"" + i + "\" }")
                        .collect(Collectors.joining(", "));
        Called.pipeline(
                folder,
                "wide.json",
                """
                "nodes": {
                  "one": { "type": "source.inline", "settings": {
                    "columns": [{ "name": "n", "type": "INTEGER" }], "rows": [[1]] } },
                  "wide": { "type": "transform.derive", "settings": { "columns": [%s] } }
                },
                "links": ["one -> wide"]
                """
                        .formatted(columns));
        var called = call("show", "wide.json", "wide", "--format", "csv");
        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.outLines().get(1)).startsWith("1,0,1,2,").endsWith(",1998,1999");
    }

    @Test
    void leavesTheFolderAsItIsWhenItOnlyLooks() throws IOException {
        var before = Called.tree(folder);
        assertThat(call("show", "p.json", "to_file", "-p", "day=2020-01-01").exit()).isZero();
        assertThat(call("check", "p.json", "-p", "day=2020-01-01").exit()).isZero();
        assertThat(call("export", "p.json", "--to", "sql", "-p", "day=2020-01-01").exit()).isZero();
        assertThat(call("runs").exit()).isZero();
        assertThat(Called.tree(folder)).isEqualTo(before);
    }

    @Test
    void exportsToAFileButNeverOverWhatThePipelineLivesOn() throws IOException {
        var day = "day=2020-01-01";
        var called = call("export", "p.json", "--to", "SQL", "-o", "p.sql", "-p", day);
        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.out()).isEmpty();
        assertThat(Files.readString(folder.resolve("p.sql")))
                .contains("duckdb -bail < p.sql")
                .isEqualTo(
                        call("export", "p.json", "--to", "sql", "-p", day)
                                .out()
                                .replace("script.sql", "p.sql"));

        var before = Called.tree(folder);
        for (var path : new String[] {"p.json", "./p.json", "out/kept.csv", "warehouse.duckdb"}) {
            var refused = call("export", "p.json", "--to", "sql", "-o", path, "-p", day);
            assertThat(refused.exit()).as(path).isEqualTo(2);
            assertThat(refused.err()).startsWith("W801 ").contains(path);
        }
        assertThat(Called.tree(folder)).isEqualTo(before);
    }

    @Test
    void saysThatAnExportCannotBeWritten() {
        var called =
                call("export", "p.json", "--to", "sql", "-o", "no/p.sql", "-p", "day=2020-01-01");
        assertThat(called.exit()).isEqualTo(3);
        assertThat(called.err()).contains("W704");
    }

    @Test
    void listsNodeTypesForPeopleAndPrograms() {
        var count = NodeCatalog.load().all().size();
        assertThat(call("nodes").outLines()).hasSize(count);
        var json = call("nodes", "--json").out().getBytes(StandardCharsets.UTF_8);
        assertThat(Json.read(json, "nodes").root())
                .isInstanceOfSatisfying(
                        Value.Items.class, items -> assertThat(items.values()).hasSize(count));
    }

    @Test
    void describesEveryNodeType() {
        for (var type : NodeCatalog.load().all()) {
            var id = type.spec().id();
            var called = call("describe", id);
            assertThat(called.exit()).isZero();
            assertThat(called.out()).startsWith(id).contains("Settings", "Example");
        }
    }

    @Test
    void tellsWhatRanAndShowsARunAgain() {
        assertThat(call("runs").out()).contains("Nothing was run");
        call("run", "p.json", "-p", "day=2020-02-29");
        call("run", "p.json", "-p", "day=2020-02-28");

        assertThat(call("runs").outLines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("#2").contains("succeeded", "p.json"),
                        line -> assertThat(line).startsWith("#1"));
        assertThat(call("runs", "--last", "1").outLines()).hasSize(1);
        assertThat(call("runs", "#1").out()).contains("day = 2020-02-29", "out/kept.csv");
        assertThat(call("runs", "7").exit()).isEqualTo(2);
        assertThat(call("runs", "7").err()).startsWith("W802 ");
    }
}
