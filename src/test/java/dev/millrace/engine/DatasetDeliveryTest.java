package dev.millrace.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.json.Json;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Datasets that runs hand out: their folders, what stands in them, and which versions may change.
class DatasetDeliveryTest {

    private static final String COLUMNS = "[\"id\", \"INTEGER\"], [\"name\", \"VARCHAR\"]";

    @TempDir private Path folder;

    @BeforeEach
    void realFolder() throws IOException {
        folder = folder.toRealPath();
        Files.createDirectories(folder.resolve(".millrace"));
    }

    private static Pipeline publishing(String settings, String columns, String rows) {
        return Pipelines.of(
                """
                "src": {"type": "source.inline", "settings": {"columns": [%s], "rows": [%s]}},
                "set": {"type": "serving.dataset", "settings": {"folder": "sets/people", %s}}
                """
                        .formatted(columns, rows, settings),
                "src -> set");
    }

    private RunningPipeline.Ran run(String settings, String columns, String rows) {
        return new RunningPipeline(folder, publishing(settings, columns, rows)).run(RunCall.PLAIN);
    }

    private RunningPipeline.Ran run(String version) {
        return run("\"version\": \"" + version + "\"", COLUMNS, "[1, \"a\"], [2, null]");
    }

    private Value.Fields json(String file) throws IOException {
        return (Value.Fields)
                Json.parse(Files.readString(folder.resolve("sets/people").resolve(file)));
    }

    private Value.Fields field(String version, int index) throws IOException {
        var schema = member(resource(json(version + "/datapackage.json")), "schema");
        return (Value.Fields) list(schema, "fields").get(index);
    }

    private static Value.Fields resource(Value.Fields described) {
        return (Value.Fields) list(described, "resources").getFirst();
    }

    private static Value.Fields member(Value.Fields of, String name) {
        return of.get(name) instanceof Value.Fields found ? found : Value.Fields.EMPTY;
    }

    private static List<Value> list(Value.Fields of, String name) {
        return of.get(name) instanceof Value.Items(var values) ? values : List.of();
    }

    private List<String> files() throws IOException {
        try (var all = Files.walk(folder.resolve("sets"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private String rows(String version) throws Exception {
        var file = folder.resolve("sets/people/" + version + "/data.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT string_agg(t::VARCHAR, ';' ORDER BY t) FROM '"
                                        + file
                                        + "' t")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void aVersionIsAFolderWithItsDescription() throws Exception {
        var ran =
                run(
                        "\"version\": \"1.2.0\", \"title\": \"People & Co\", \"owner\": \"HR\","
                                + " \"license\": \"CC-BY-4.0\", \"description\": \"Who **they** are.\","
                                + " \"columns\": [{\"name\": \"ID\", \"unit\": \"no.\", \"required\":"
                                + " true}, {\"name\": \"name\", \"description\": \"As called.\"}]",
                        COLUMNS,
                        "[1, \"a\"], [2, null], [3, \"a\"], [4, \"b\"]");

        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(files())
                .containsExactly(
                        "sets/people/1.2.0/README.md",
                        "sets/people/1.2.0/data.parquet",
                        "sets/people/1.2.0/datapackage.json",
                        "sets/people/datasets.json");
        var described = json("1.2.0/datapackage.json");
        assertThat(described.get("name")).isEqualTo(Value.of("people-co"));
        assertThat(described.get("version")).isEqualTo(Value.of("1.2.0"));
        var resource = resource(described);
        assertThat(resource.get("rows")).isEqualTo(Value.of(4));
        assertThat(resource.get("bytes"))
                .isEqualTo(Value.of(Files.size(folder.resolve("sets/people/1.2.0/data.parquet"))));
        assertThat(Json.line(field("1.2.0", 0)))
                .isEqualTo(
                        "{\"name\":\"id\",\"type\":\"integer\",\"engineType\":\"INTEGER\","
                                + "\"unit\":\"no.\",\"constraints\":{\"required\":true},"
                                + "\"profile\":{\"nulls\":0,\"nullShare\":0,\"distinctEstimate\":4,"
                                + "\"minimum\":\"1\",\"maximum\":\"4\",\"top\":["
                                + "{\"value\":\"1\",\"rows\":1},{\"value\":\"2\",\"rows\":1},"
                                + "{\"value\":\"3\",\"rows\":1},{\"value\":\"4\",\"rows\":1}]}}");
        assertThat(Json.line(field("1.2.0", 1)))
                .contains("\"nulls\":1,\"nullShare\":0.25")
                .contains("\"top\":[{\"value\":\"a\",\"rows\":2},{\"value\":\"b\",\"rows\":1}]");
        assertThat(json("datasets.json").get("hasCurrentVersion")).isEqualTo(Value.of("1.2.0"));
        assertThat(Files.readString(folder.resolve("sets/people/1.2.0/README.md")))
                .startsWith("# People \\& Co\n\nWho **they** are.\n\n- Version: 1.2.0\n")
                .contains("| name | VARCHAR | 25.0 % | 2 | a | b | As called. |\n");
    }

    @Test
    void theSameVersionIsReplacedAndOthersStay() throws Exception {
        run("1.0.0");
        var before = Files.readAllBytes(folder.resolve("sets/people/1.0.0/datapackage.json"));
        run("1.1.0");
        var ran = run("\"version\": \"1.1.0\"", COLUMNS, "[7, \"z\"]");

        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(rows("1.1.0")).isEqualTo("{'id': 7, 'name': z}");
        assertThat(rows("1.0.0")).contains("'id': 1").contains("'id': 2");
        assertThat(folder.resolve("sets/people/1.0.0/datapackage.json")).hasBinaryContent(before);
        assertThat(json("datasets.json").get("hasVersion"))
                .asString()
                .contains("1.1.0")
                .contains("1.0.0");
        try (var beside = Files.list(folder.resolve("sets"))) {
            assertThat(beside).hasSize(1);
        }
    }

    @Test
    void whatBreaksReadersIsRefusedAndNothingChanges() throws Exception {
        run("1.0.0");
        var before = rows("1.0.0");
        var ran = run("\"version\": \"1.1.0\"", "[\"id\", \"INTEGER\"]", "[9]");

        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        var fault = ran.faults().getFirst();
        assertThat(fault.code()).isEqualTo(FaultCode.TARGET_MISMATCH);
        assertThat(fault.message()).contains("\"name\" would be gone");
        assertThat(fault.hint()).isEqualTo("Give it the version 2.0.0.");
        assertThat(fault.place().node()).isEqualTo("set");
        assertThat(rows("1.0.0")).isEqualTo(before);
        assertThat(files()).hasSize(4);
    }

    @Test
    void aRequiredColumnWithoutAValueFailsTheRun() throws Exception {
        var ran =
                run(
                        "\"columns\": [{\"name\": \"name\", \"required\": true}]",
                        COLUMNS,
                        "[1, \"a\"], [2, null]");

        assertThat(ran.faults())
                .extracting(Fault::message)
                .containsExactly("The required column \"name\" is NULL in 1 row.");
        assertThat(folder.resolve("sets")).doesNotExist();
    }

    @Test
    void ofASensitiveColumnNoValueIsTold() throws Exception {
        run(
                "\"columns\": [{\"name\": \"name\", \"sensitivity\": \"personal\"}]",
                COLUMNS,
                "[1, \"Secretive Sam\"]");

        var described = Files.readString(folder.resolve("sets/people/1.0.0/datapackage.json"));
        var readme = Files.readString(folder.resolve("sets/people/1.0.0/README.md"));
        assertThat(described).contains("\"sensitivity\": \"personal\"").doesNotContain("Sam");
        assertThat(readme).contains("**personal**").doesNotContain("Sam");
        assertThat(rows("1.0.0")).contains("Secretive Sam");
    }

    @Test
    void withoutRowsThereIsADescription() throws Exception {
        var ran = run("\"version\": \"0.1.0\"", COLUMNS, "");

        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(Json.line(field("0.1.0", 1))).contains("\"nulls\":0,\"nullShare\":0");
        assertThat(rows("0.1.0")).isNull();
    }

    @Test
    void hostileNamesAndValuesAreText() throws Exception {
        var name = "a|b <script> `c` *d* \"q\" 😀";
        var ran =
                run(
                        "\"title\": \"[x](javascript:y)\\n# z\"",
                        "[%s, \"VARCHAR\"]".formatted(Json.quote(name)),
                        "[\"</td>|\\n<script>alert(1)</script> **b**\"]");

        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        var readme = Files.readString(folder.resolve("sets/people/1.0.0/README.md"));
        assertThat(readme)
                .startsWith("# \\[x\\](javascript:y) # z\n")
                .contains("| a\\|b \\<script\\> \\`c\\` \\*d\\* \"q\" 😀 | VARCHAR |")
                .doesNotContain("<script>")
                .doesNotContain("**b**");
        assertThat(field("1.0.0", 0).get("name")).isEqualTo(Value.of(name));
    }

    @Test
    void twoThousandColumnsAreDescribed() throws Exception {
        var columns =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> "[\"c" + i + "\", \"INTEGER\"]")
                        .collect(Collectors.joining(", "));
        var row =
                IntStream.range(0, 2_000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ", "[", "]"));
        var ran = run("\"version\": \"1.0.0\"", columns, row);

        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(Json.line(field("1.0.0", 1_999))).contains("\"maximum\":\"1999\"");
    }

    @Test
    void thereAreNeverMoreDifferentValuesThanRows() throws Exception {
        var rows =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> "[" + i + ", \"name " + i + "\"]")
                        .collect(Collectors.joining(", "));
        run("\"version\": \"1.0.0\"", COLUMNS, rows);

        for (int i = 0; i < 2; i++) {
            var profile = member(field("1.0.0", i), "profile");
            assertThat(
                            ((Value.Num) requireNonNull(profile.get("distinctEstimate")))
                                    .value()
                                    .intValue())
                    .isBetween(1_800, 2_000);
        }
    }

    @Test
    void whatIsNoVersionStays() throws Exception {
        var own = folder.resolve("sets/people/1.0.0/notes.txt");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "mine");
        var ran = run("1.0.0");

        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(ran.faults()).extracting(Fault::code).contains(FaultCode.FILE_NOT_WRITABLE);
        assertThat(files()).containsExactly("sets/people/1.0.0/notes.txt");
    }

    @Test
    void aVersionThatCannotBeReadIsNotReplaced() throws Exception {
        run("1.0.0");
        Files.writeString(folder.resolve("sets/people/1.0.0/datapackage.json"), "{");
        var ran = run("\"version\": \"1.0.0\"", "[\"id\", \"VARCHAR\"]", "[\"a\"]");

        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(rows("1.0.0")).contains("'id': 1");
        assertThat(run("1.1.0").outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
    }

    @Test
    void aFolderInThePlaceOfTheListIsFoundBeforeAnythingChanges() throws Exception {
        Files.createDirectories(folder.resolve("sets/people/datasets.json"));
        var ran = run("1.0.0");

        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(ran.faults().getFirst().message()).contains("datasets.json");
        assertThat(files()).isEmpty();
    }

    @Test
    void aLinkInTheFolderLeadsNowhere() throws Exception {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectories(folder.resolve("sets/people"));
        Files.createSymbolicLink(folder.resolve("sets/people/1.0.0"), elsewhere);
        var ran = run("1.0.0");

        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(elsewhere).isEmptyDirectory();
    }
}
