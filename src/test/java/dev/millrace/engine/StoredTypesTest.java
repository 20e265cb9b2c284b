package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.FaultCode;
import dev.millrace.model.CountMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of every type into every storage and back: the same, or refused, never another.
class StoredTypesTest {

    private static final Map<String, String> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put("bool", "TRUE");
        VALUES.put("tiny", "CAST(-128 AS TINYINT)");
        VALUES.put("ubig", "CAST(18446744073709551615 AS UBIGINT)");
        VALUES.put("huge", "CAST('12345678901234567890123456789012345678' AS HUGEINT)");
        VALUES.put("dec", "CAST('1234567890123456789012345678.0123456789' AS DECIMAL(38, 10))");
        VALUES.put("price", "CAST('0.10' AS DECIMAL(18, 2))");
        VALUES.put("dbl", "0.1::DOUBLE + 0.2::DOUBLE");
        VALUES.put("nan", "CAST('nan' AS DOUBLE)");
        VALUES.put("inf", "CAST('-infinity' AS FLOAT)");
        VALUES.put("day", "DATE '9999-12-31'");
        VALUES.put("forever", "CAST('infinity' AS TIMESTAMP)");
        VALUES.put("at", "TIMESTAMP '1969-12-31 23:59:59.999999'");
        VALUES.put("ns", "TIMESTAMP_NS '2024-02-29 12:00:00.123456789'");
        VALUES.put("secs", "CAST('2024-02-29 12:00:00' AS TIMESTAMP_S)");
        VALUES.put("instant", "TIMESTAMPTZ '2024-02-29 12:00:00.5+05:45'");
        VALUES.put("clock", "TIME '23:59:59.000001'");
        VALUES.put("zoned", "TIMETZ '01:02:03+05'");
        VALUES.put("span", "INTERVAL '1 year 2 days 1 microsecond'");
        VALUES.put("uuid", "UUID '00000000-0000-0000-0000-00000000000f'");
        VALUES.put("blob", "CAST('\\\\x00\\\\xFFa' AS BLOB)");
        VALUES.put("bits", "CAST('0101' AS BIT)");
        VALUES.put("enum", "CAST('a''b' AS ENUM('a''b', 'UNION'))");
        VALUES.put("list", "['a,b', NULL, '', 'it''s \\\"x\\\"']");
        VALUES.put("fixed", "CAST([1, 2] AS INTEGER[2])");
        VALUES.put("struct", "{'HUGEINT': 1, 'b c': ['x']}");
        VALUES.put("map", "MAP {'k 1': 1, '': NULL}");
        VALUES.put("empty", "''");
        VALUES.put("text", "'a\\nb,\\\"c\\\" 🚀'");
    }

    @TempDir private Path folder;

    @BeforeEach
    void resolveFolder() throws IOException {
        folder = folder.toRealPath();
    }

    private static String types(String columns) {
        return """
        "one": {"type": "source.inline", "settings": {"columns": [["n", "INTEGER"]],
            "rows": [["1"], ["2"]]}},
        "types": {"type": "transform.sql", "settings": {"sql": "SELECT n, %s FROM one"}}
        """
                .formatted(columns);
    }

    /// What a node gives, each value as text, in a file of its own.
    private static String texts(String node) {
        return """
        , "%1$s_texts": {"type": "transform.sql", "settings": {
            "sql": "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM %1$s"}},
        "%1$s_file": {"type": "storage.parquet", "settings": {"path": "%1$s_texts.parquet"}}
        """
                .formatted(node);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    csv       | "path": "out.csv"
                    csv       | "path": "out.tsv.gz", "delimiter": "\\t", "null_text": "NULL"
                    json      | "path": "out.json"
                    json      | "path": "out.ndjson", "format": "ndjson"
                    parquet   | "path": "out.parquet"
                    parquet   | "path": "lake", "partition_by": ["enum"]
                    warehouse | "table": "t"
                    """)
    void valuesOfEveryTypeComeBack(String type, String settings) throws IOException {
        var columns =
                VALUES.entrySet().stream()
                        .map(e -> "CASE WHEN n = 1 THEN " + e.getValue() + " END AS " + e.getKey())
                        .collect(Collectors.joining(", "));
        var nodes =
                types(columns)
                        + ", \"out\": {\"type\": \"storage."
                        + type
                        + "\", \"settings\": {"
                        + settings
                        + "}}"
                        + texts("types")
                        + texts("out");
        var pipeline =
                Pipelines.of(
                        nodes,
                        "one -> types",
                        "types -> out",
                        "types -> types_texts",
                        "types_texts -> types_file",
                        "out -> out_texts",
                        "out_texts -> out_file");
        var ran = new RunningPipeline(folder, pipeline).run(CountMode.AUTO);
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        var in = byColumn("types_texts.parquet");
        var out = byColumn("out_texts.parquet");

        assertThat(out).isEqualTo(in);
    }

    private Map<String, List<String>> byColumn(String file) {
        try (var engine = new dev.millrace.nodes.Engine()) {
            var table = engine.query("SELECT * FROM '" + folder.resolve(file) + "' ORDER BY n");
            var columns = new LinkedHashMap<String, List<String>>();
            for (String column : table.columns()) {
                var name = column.substring(0, column.indexOf(' '));
                columns.put(
                        name,
                        new ArrayList<>(
                                engine.query(
                                                "SELECT \""
                                                        + name
                                                        + "\" FROM '"
                                                        + folder.resolve(file)
                                                        + "' ORDER BY n")
                                        .rows()));
            }
            return columns;
        }
    }

    @Test
    void parquetRefusesWhatItHasNoFormFor() {
        var nodes =
                types("union_value(a := n) AS u")
                        + ", \"out\": {\"type\": \"storage.parquet\", \"settings\": {\"path\":"
                        + " \"u.parquet\"}}";
        var planned =
                new RunningPipeline(folder, Pipelines.of(nodes, "one -> types", "types -> out"))
                        .planned();

        assertThat(planned.faults())
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.code()).isEqualTo(FaultCode.TYPE_MISMATCH);
                            assertThat(fault.message()).contains("\"u\"", "UNION(a INTEGER)");
                            assertThat(fault.place().node()).isEqualTo("out");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "ndjson"})
    void decimalsOfAJsonFileAreExact(String format) throws IOException {
        var rows =
                List.of(
                        "{\"a\": 0.1, \"b\": 12345678901234567890.12, \"c\": [0.3], \"t\": \": 1.5,\"}",
                        "{\"b\": 0.2, \"a\": 1e2, \"t\": \"\\\"\\\\\"}",
                        "{\"a\": null, \"b\": \"7.10\", \"n\": 9007199254740993}");
        Files.writeString(
                folder.resolve("in.json"),
                format.equals("json")
                        ? "[" + String.join(",", rows) + "]"
                        : String.join("\n", rows));
        var source =
                """
                "src": {"type": "source.json", "settings": {"path": "in.json", "columns": [
                    ["a", "DECIMAL(38, 20)"], ["b", "DECIMAL(22, 2)"], ["c", "DECIMAL(18, 2)[]"],
                    ["t", "VARCHAR"], ["n", "BIGINT"]]}},
                "out": {"type": "storage.csv", "settings": {"path": "out.csv"}}
                """;
        var ran =
                new RunningPipeline(folder, Pipelines.of(source, "src -> out")).run(CountMode.AUTO);
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);

        assertThat(Files.readAllLines(folder.resolve("out.csv")))
                .containsExactly(
                        "a,b,c,t,n",
                        "0.10000000000000000000,12345678901234567890.12,[0.30],\": 1.5,\",",
                        "100.00000000000000000000,0.20,,\"\"\"\\\",",
                        ",7.10,,,9007199254740993");
    }
}
