package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are not what the settings of their source say: each is a fault that names what is
/// wrong before anything is read, never a wrong value.
class SourceFilesTest {

    private static final String COLUMNS = "[[\"a\", \"INTEGER\"], [\"b\", \"INTEGER\"]]";

    @TempDir private Path folder;

    @BeforeEach
    void resolveFolder() throws IOException {
        folder = folder.toRealPath();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String source(String type, String settings) {
        return "\"src\": {\"type\": \"source." + type + "\", \"settings\": {" + settings + "}}";
    }

    private static String csv(String path, String columns, String more) {
        return source("csv", "\"path\": \"" + path + "\", \"columns\": " + columns + more);
    }

    private RunningPipeline running(String nodes, String... links) {
        return new RunningPipeline(folder, Pipelines.of(nodes, links));
    }

    private List<Fault> faults(String nodes, String... links) {
        return running(nodes, links).planned().faults();
    }

    private List<List<String>> rows(String source) throws IOException {
        var sink = ", \"out\": {\"type\": \"storage.csv\", \"settings\": {\"path\": \"out.csv\"}}";
        var ran = running(source + sink, "src -> out").run(RunCall.PLAIN);
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        return Files.readAllLines(folder.resolve("out.csv")).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    b,a   | has "b" where "a" is listed.     | columns[0].name
                    a,bb  | has no column "b".               | columns[1].name
                    a     | has no column "b".               | columns[1].name
                    x,y   | has no column "a".               | columns[0].name
                    a,b,c | has a column "c" that is not listed. | columns
                    """)
    void aHeaderThatIsNotTheListedColumnsIsAFault(String header, String message, String setting)
            throws IOException {
        write("in.csv", header + "\n1,2\n");

        assertThat(faults(csv("in.csv", COLUMNS, "")))
                .first()
                .satisfies(
                        fault -> {
                            assertThat(fault.code()).isEqualTo(FaultCode.SOURCE_CHANGED);
                            assertThat(fault.message()).isEqualTo("\"in.csv\" " + message);
                            assertThat(fault.hint()).isNotEmpty();
                            assertThat(fault.place().node()).isEqualTo("src");
                            assertThat(fault.place().setting()).isEqualTo(setting);
                        });
    }

    @Test
    void everyFileOfAPatternIsHeldToTheListedColumns() throws IOException {
        write("1.csv", "a,b\n1,2\n");
        write("2.csv", "b,a\n2,1\n");
        write("3.csv", "");

        assertThat(faults(csv("*.csv", COLUMNS, "")))
                .singleElement()
                .satisfies(
                        fault ->
                                assertThat(fault.message())
                                        .startsWith("\"2.csv\" has \"b\" where"));
        assertThat(rows(csv("*.csv", COLUMNS, ", \"by_name\": true")))
                .containsExactly(List.of("a", "b"), List.of("1", "2"), List.of("1", "2"));
    }

    @Test
    void aFileIsCalledAsItIsWritten() throws IOException {
        Files.createDirectories(folder.resolve("data/lots"));
        write("data/in.csv", "x\n1\n");
        write("data/lots/1.csv", "x\n1\n");

        for (String path :
                List.of("data/../data/in.csv", folder.resolve("data/in.csv").toString())) {
            assertThat(faults(csv(path, COLUMNS, "")).getFirst().message())
                    .startsWith("\"" + path + "\" has no column");
        }
        for (String path : List.of("data/lots", "data/lots/*.csv")) {
            assertThat(faults(csv(path, COLUMNS, "")).getFirst().message())
                    .startsWith("\"data/lots/1.csv\" has no column");
        }
    }

    @Test
    void byNameAColumnThatNoFileHasIsAFault() throws IOException {
        write("1.csv", "b,x\n1,2\n");

        assertThat(faults(csv("1.csv", COLUMNS, ", \"by_name\": true")))
                .first()
                .satisfies(
                        fault -> {
                            assertThat(fault.code()).isEqualTo(FaultCode.SOURCE_CHANGED);
                            assertThat(fault.message()).endsWith("1.csv\" has no column \"a\".");
                            assertThat(fault.place().setting()).isEqualTo("columns[0].name");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A,B\n1,2\n", "\uFEFFa,\"b\"\r\n1,2\r\n", " a , \"b\"\n1,2", "a,\n1,2\n"})
    void headersAreReadAsTheEngineReadsThem(String text) throws IOException {
        write("in.csv", text);

        assertThat(rows(csv("in.csv", COLUMNS, "")))
                .containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void namesMayHoldQuotesDelimitersAndLines() throws IOException {
        write("in.csv", "\"a \"\"1\"\", or\nmore\",\"b;🚀\"\n1,2\n");
        var columns = "[[\"a \\\"1\\\", or\\nmore\", \"INTEGER\"], [\"b;🚀\", \"INTEGER\"]]";

        assertThat(rows(csv("in.csv", columns, ""))).endsWith(List.of("1", "2"));
    }

    @Test
    void columnsOfTheSameNameAreListedAsInTheFile() throws IOException {
        write("in.csv", "x,X,x\n1,2,3\n");
        var columns = "[[\"x\", \"INTEGER\"], [\"X\", \"INTEGER\"], [\"x\", \"INTEGER\"]]";

        assertThat(rows(csv("in.csv", columns, "")))
                .containsExactly(List.of("x", "X_1", "x_2"), List.of("1", "2", "3"));
    }

    @ParameterizedTest
    @CsvSource({
        "utf-16, UTF-16LE",
        "utf-16, x-UTF-16LE-BOM",
        "latin-1, ISO-8859-1",
        "utf-8, UTF-8"
    })
    void headersAreReadInTheEncodingOfTheFile(String encoding, String charset) throws IOException {
        Files.write(folder.resolve("in.csv"), "é,b\n1,2\n".getBytes(Charset.forName(charset)));
        var more = ", \"encoding\": \"" + encoding + "\"";

        assertThat(rows(csv("in.csv", "[[\"é\", \"INTEGER\"], [\"b\", \"INTEGER\"]]", more)))
                .containsExactly(List.of("é", "b"), List.of("1", "2"));
        assertThat(faults(csv("in.csv", COLUMNS, more))).isNotEmpty();
    }

    @Test
    void aFileInAnotherEncodingIsAFault() throws IOException {
        Files.write(folder.resolve("in.csv"), "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16));
        var ran = running(csv("in.csv", COLUMNS, "")).run(RunCall.PLAIN);

        assertThat(faults(csv("in.csv", COLUMNS, ", \"encoding\": \"utf-16\""))).isNotEmpty();
        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(ran.faults()).singleElement().matches(f -> f.place().node().equals("src"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    csv     | "path": "in.csv", "columns": [["a", "INTEGER"], ["b", "INTEGR"]] | columns[1].type
                    csv     | "path": "in.csv", "by_name": true, "columns": [["a", "DECIMAL(99, 2)"], ["b", "INTEGER"]] | columns[0].type
                    csv     | "path": "in.csv", "columns": [["a", "INTEGER', 'x"], ["b", "INTEGER"]] | columns[0].type
                    json    | "path": "in.json", "columns": [["a", "STRUCT(x INTEGR)"]] | columns[0].type
                    parquet | "path": "in.parquet", "partitions": [["k", "no type"]] | partitions[0].type
                    """)
    void aTypeThatIsNoneIsAFaultOfItsSetting(String type, String settings, String setting)
            throws IOException {
        write("in.csv", "a,b\n1,2\n");
        write("in.json", "{}");
        write("in.parquet", "");

        assertThat(faults(source(type, settings)))
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.isError()).isTrue();
                            assertThat(fault.place().setting()).isEqualTo(setting);
                        });
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void anOrderIsLostInPartitions(boolean partitioned, int warnings) throws IOException {
        write("in.csv", "a,b\n1,2\n");
        var nodes =
                csv("in.csv", COLUMNS, "")
                        + """
                        , "sorted": {"type": "transform.sort", "settings": {"by": ["a"]}},
                        "out": {"type": "storage.parquet", "settings": {"path": "lake"%s}}
                        """
                                .formatted(partitioned ? ", \"partition_by\": [\"b\"]" : "");

        assertThat(faults(nodes, "src -> sorted", "sorted -> out"))
                .hasSize(warnings)
                .allMatch(fault -> fault.code() == FaultCode.ORDER_LOST);
    }

    /// Rows that are read besides rejected ones are not kept.
    @ParameterizedTest
    @CsvSource({"fail, 0", "reject, 1"})
    void keepingWhatCannotBeKeptIsNoticed(String badRows, int warnings) throws IOException {
        write("in.csv", "a,b\n1,2\n");
        var nodes =
                csv("in.csv", COLUMNS, ", \"bad_rows\": \"" + badRows + "\"")
                                .replaceFirst("\"type\"", "\"keep\": true, \"type\"")
                        + ", \"out\": {\"type\": \"storage.csv\", \"settings\": {\"path\": \"x.csv\"}}";
        assertThat(faults(nodes, "src -> out"))
                .hasSize(warnings)
                .allMatch(fault -> fault.code() == FaultCode.KEEP_IDLE);
    }
}
