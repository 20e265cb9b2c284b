package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.json.Json;
import dev.millrace.model.CountMode;
import dev.millrace.nodes.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Very wide tables, names nobody expects, files with nothing in them.
class ExtremesTest {

    /// One name of each kind; the engine takes no two that differ by case only.
    private static final List<String> NAMES =
            List.of(
                    "with space",
                    "it's",
                    "\"quoted\"",
                    "🚀 émoji",
                    "two\nlines",
                    "a,b;c",
                    "SELECT");

    @TempDir private Path folder;

    @BeforeEach
    void resolveFolder() throws IOException {
        folder = folder.toRealPath();
    }

    private RunningPipeline.Ran run(String nodes, String... links) {
        var ran = new RunningPipeline(folder, Pipelines.of(nodes, links)).run(CountMode.AUTO);
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        return ran;
    }

    private Engine.Table query(String sql) {
        try (var engine = new Engine()) {
            engine.execute("SET file_search_path = '" + folder + "'");
            if (Files.exists(folder.resolve("warehouse.duckdb"))) {
                engine.execute(
                        "ATTACH '" + folder.resolve("warehouse.duckdb") + "' AS w (READ_ONLY)");
            }
            return engine.query(sql);
        }
    }

    private static String json(String text) {
        return Json.quote(text);
    }

    private static String node(String id, String type, String settings) {
        return ", \"" + id + "\": {\"type\": \"" + type + "\", \"settings\": {" + settings + "}}";
    }

    @Test
    void twoThousandColumnsGoFromCsvToEveryStorage() throws IOException {
        var names = IntStream.range(0, 2_000).mapToObj(i -> "column " + i).toList();
        var values = IntStream.range(0, 2_000).mapToObj(Integer::toString);
        var line = values.collect(Collectors.joining(","));
        Files.writeString(
                folder.resolve("in.csv"),
                String.join(",", names) + "\n" + line + "\n" + line + "\n");
        var columns =
                names.stream()
                        .map(name -> "[" + json(name) + ", \"INTEGER\"]")
                        .collect(Collectors.joining(", "));
        var chosen = names.stream().map(ExtremesTest::json).collect(Collectors.joining(", "));
        var sums =
                names.stream()
                        .map(n -> "[" + json("sum " + n) + ", " + json("sum(\"" + n + "\")") + "]")
                        .collect(Collectors.joining(", "));
        run(
                "\"src\": {\"type\": \"source.csv\", \"settings\": {\"path\": \"in.csv\","
                        + " \"columns\": ["
                        + columns
                        + "]}}"
                        + node("chosen", "transform.select", "\"columns\": [" + chosen + "]")
                        + node(
                                "more",
                                "transform.derive",
                                "\"columns\": [[\"one more\", \"\\\"column 1999\\\" + 1\"]]")
                        + node("sums", "transform.aggregate", "\"measures\": [" + sums + "]")
                        + node("parquet", "storage.parquet", "\"path\": \"out.parquet\"")
                        + node("csv", "storage.csv", "\"path\": \"out.csv\"")
                        + node("stored", "storage.warehouse", "\"table\": \"wide\""),
                "src -> chosen",
                "chosen -> more",
                "more -> parquet",
                "more -> stored",
                "more -> sums",
                "sums -> csv");

        assertThat(query("FROM 'out.parquet'").columns()).hasSize(2_001);
        assertThat(query("SELECT \"one more\", \"column 7\" FROM 'out.parquet'").rows())
                .containsExactly("2000|7", "2000|7");
        assertThat(query("SELECT \"one more\" FROM w.wide").rows()).containsExactly("2000", "2000");
        assertThat(Files.readAllLines(folder.resolve("out.csv")).getLast()).endsWith(",3996,3998");
    }

    @ParameterizedTest
    @CsvSource({"csv, csv, out.csv", "json, json, out.json", "parquet, parquet, out.parquet"})
    void anyNameGoesThroughEveryNode(String source, String storage, String file)
            throws IOException {
        var header =
                NAMES.stream()
                        .map(name -> "\"" + name.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(","));
        Files.writeString(folder.resolve("in.csv"), header + "\n1,2,3,4,5,6,7\n1,2,3,4,5,6,7\n");
        var typed =
                NAMES.stream()
                        .map(name -> "[" + json(name) + ", \"INTEGER\"]")
                        .collect(Collectors.joining(", "));
        var list = NAMES.stream().map(ExtremesTest::json).collect(Collectors.joining(", "));
        var quoted = "\"" + NAMES.get(2).replace("\"", "\"\"") + "\"";
        var nodes =
                "\"src\": {\"type\": \"source.csv\", \"settings\": {\"path\": \"in.csv\","
                        + " \"columns\": ["
                        + typed
                        + "]}}"
                        + node("first", "storage." + storage, "\"path\": \"first." + storage + "\"")
                        + node(
                                "kept",
                                "transform.filter",
                                "\"condition\": " + json(quoted + " = 3"))
                        + node("chosen", "transform.select", "\"columns\": [" + list + "]")
                        + node("one", "transform.deduplicate", "\"keys\": [" + list + "]")
                        + node("paired", "transform.join", "\"on\": [" + list + "]")
                        + node("joined", "transform.union", "")
                        + node("sorted", "transform.sort", "\"by\": [" + list + "]")
                        + node(
                                "checked",
                                "quality.expect",
                                "\"expectations\": [{\"kind\": \"not_null\", \"columns\": ["
                                        + list
                                        + "], \"on_failure\": \"fail\"}]")
                        + node("groups", "transform.aggregate", "\"group\": [" + list + "]")
                        + node("out", "storage." + storage, "\"path\": \"" + file + "\"")
                        + node("stored", "storage.warehouse", "\"table\": \"odd \\\"t\\\"\"");
        run(
                nodes,
                "src -> first",
                "first -> kept",
                "kept -> chosen",
                "chosen -> one",
                "one -> paired.left",
                "one -> paired.right",
                "paired -> joined",
                "one -> joined",
                "joined -> checked",
                "checked -> groups",
                "groups -> sorted",
                "sorted -> out",
                "sorted -> stored");
        var again =
                source.equals("parquet")
                        ? "\"path\": \"" + file + "\""
                        : "\"path\": \"" + file + "\", \"columns\": [" + typed + "]";
        run(
                "\"src\": {\"type\": \"source."
                        + source
                        + "\", \"settings\": {"
                        + again
                        + "}}"
                        + node("out", "storage.warehouse", "\"table\": \"again\""),
                "src -> out");
        for (String table : List.of("w.again", "w.\"odd \"\"t\"\"\"")) {
            var found = query("FROM " + table);
            assertThat(found.rows()).containsExactly("1|2|3|4|5|6|7");
            assertThat(found.columns()).isEqualTo(NAMES.stream().map(n -> n + " INTEGER").toList());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    csv  | '' |
                    csv  | 'id,name\\n' |
                    csv  | '\\n' |
                    json | '' |
                    json | '[]' |
                    json | '\\n' |
                    """)
    void aFileOfNothingGivesNoRowsToEveryStorage(String type, String text) throws IOException {
        Files.writeString(folder.resolve("in.txt"), text.replace("\\n", "\n"));
        run(
                "\"src\": {\"type\": \"source."
                        + type
                        + "\", \"settings\": {\"path\": \"in.txt\", \"columns\": [[\"id\","
                        + " \"INTEGER\"], [\"name\", \"VARCHAR\"]]}}"
                        + node("p", "storage.parquet", "\"path\": \"out.parquet\"")
                        + node(
                                "l",
                                "storage.parquet",
                                "\"path\": \"lake\", \"partition_by\": [\"id\"]")
                        + node("c", "storage.csv", "\"path\": \"out.csv\"")
                        + node("j", "storage.json", "\"path\": \"out.json\"")
                        + node(
                                "n",
                                "storage.json",
                                "\"path\": \"out.ndjson\", \"format\": \"ndjson\"")
                        + node("w", "storage.warehouse", "\"table\": \"t\""),
                "src -> p",
                "src -> l",
                "src -> c",
                "src -> j",
                "src -> n",
                "src -> w");

        for (String from : List.of("'out.parquet'", "'lake/**/*.parquet'", "w.t")) {
            var found = query("SELECT * FROM " + from);
            assertThat(found.columns()).containsExactly("id INTEGER", "name VARCHAR");
            assertThat(found.rows()).isEmpty();
        }
        assertThat(folder.resolve("out.csv")).hasContent("id,name");
        assertThat(Files.readString(folder.resolve("out.json")).replaceAll("\\s", ""))
                .isEqualTo("[]");
        assertThat(folder.resolve("out.ndjson")).isEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({"csv", "json", "parquet"})
    void aPatternThatMatchesNothingIsAFault(String type) {
        var nodes =
                "\"src\": {\"type\": \"source." + type + "\", \"settings\": {\"path\": \"no*.x\"}}";
        var faults =
                new RunningPipeline(folder, Pipelines.of(nodes))
                        .planned().faults().stream().filter(Fault::isError).toList();

        assertThat(faults)
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.code()).isEqualTo(FaultCode.SOURCE_NOT_FOUND);
                            assertThat(fault.message()).contains("no*.x");
                            assertThat(fault.place().setting()).isEqualTo("path");
                        });
    }
}
