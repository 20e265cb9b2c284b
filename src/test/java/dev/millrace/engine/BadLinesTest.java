package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Count;
import dev.millrace.model.CountMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Broken lines of text files: the good rows go on, and each bad line leaves once with its number
/// and the reason, whatever the rest of the pipeline uses.
class BadLinesTest {

    private static final List<String> COLUMNS = List.of("id", "day", "amount", "flag", "note");

    private static final List<List<String>> GOOD =
            List.of(
                    List.of("1", "2024-01-01", "1.50", "true", "first"),
                    List.of("8", "2024-01-08", "8.50", "true", "quoted, and\nof two lines"),
                    List.of("10", "2024-01-10", "null", "null", "null"),
                    List.of("12", "2024-01-12", "12.50", "false", "l".repeat(2_100_000)),
                    List.of("13", "2024-01-13", "13.50", "false", "last"));

    /// By line, a record that spans two lines counted as one, and a word of the reason.
    private static final List<String> BAD =
            List.of(
                    "3 INTEGER",
                    "4 DATE",
                    "5 DECIMAL",
                    "6 BOOLEAN",
                    "7 Found: 4",
                    "8 Found: 6",
                    "10 unicode",
                    "12 DATE",
                    "15 unterminated");

    @TempDir private Path folder;

    @BeforeEach
    void writeLines() throws IOException {
        folder = folder.toRealPath();
        Files.write(folder.resolve("in.csv"), lines());
    }

    private static byte[] lines() {
        var bytes = new ByteArrayOutputStream();
        var text =
                """
                id,day,amount,flag,note
                1,2024-01-01,1.50,true,first
                x,2024-01-02,2.50,true,no number
                3,not a day,3.50,false,no day
                4,2024-01-04,four,false,no amount
                5,2024-01-05,5.50,maybe,no flag
                6,2024-01-06,6.50,true
                7,2024-01-07,7.50,true,seven,extra
                8,2024-01-08,8.50,true,"quoted, and
                of two lines"
                9,2024-01-09,9.50,true,caf%
                10,2024-01-10,,,
                y,z,w,v,all wrong
                12,2024-01-12,12.50,false,~
                13,2024-01-13,13.50,false,last
                14,2024-01-14,14.50,false,"unclosed
                15,2024-01-15,15.50,false,within the quote
                """;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            switch (one) {
                case '%' -> bytes.write(0xFF);
                case '~' ->
                        bytes.writeBytes("l".repeat(2_100_000).getBytes(StandardCharsets.UTF_8));
                default -> bytes.write(one);
            }
        }
        return bytes.toByteArray();
    }

    private static String source(String path) {
        return """
        "src": {"type": "source.csv", "settings": {"path": "%s", "bad_rows": "reject", "columns": [
            ["id", "INTEGER"], ["day", "DATE"], ["amount", "DECIMAL(9, 2)"], ["flag", "BOOLEAN"],
            ["note", "VARCHAR"]]}},
        "bad": {"type": "storage.parquet", "settings": {"path": "bad.parquet"}}"""
                .formatted(path);
    }

    private static String consumer(String id, List<String> columns) {
        var quoted = columns.stream().map(c -> '"' + c + '"').collect(Collectors.joining(", "));
        return """
        , "%1$s": {"type": "transform.select", "settings": {"columns": [%2$s]}},
        "%1$s_out": {"type": "storage.parquet", "settings": {"path": "%1$s.parquet"}}"""
                .formatted(id, quoted);
    }

    private RunningPipeline.Ran run(String path, List<List<String>> consumers, CountMode mode) {
        var nodes = new StringBuilder(source(path));
        var links = new ArrayList<>(List.of("src.rejected -> bad"));
        for (int i = 0; i < consumers.size(); i++) {
            nodes.append(consumer("use" + i, consumers.get(i)));
            links.add("src -> use" + i);
            links.add("use" + i + " -> use" + i + "_out");
        }
        var pipeline = Pipelines.of(nodes.toString(), links.toArray(String[]::new));
        var ran = new RunningPipeline(folder, pipeline).run(mode);
        assertThat(ran.outcome()).as("%s", ran.faults()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        return ran;
    }

    private List<List<String>> rows(String query) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET file_search_path = '" + folder + "'");
            var rows = new ArrayList<List<String>>();
            try (var result = statement.executeQuery(query)) {
                while (result.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    private void badLinesAre(List<String> expected, String where) throws SQLException {
        var found = rows("SELECT line, reason FROM 'bad.parquet' " + where + " ORDER BY line");
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            int space = expected.get(i).indexOf(' ');
            assertThat(found.get(i).get(0)).isEqualTo(expected.get(i).substring(0, space));
            assertThat(found.get(i).get(1)).contains(expected.get(i).substring(space + 1));
        }
    }

    private static List<String> picked(List<String> row, List<String> columns) {
        return columns.stream().map(column -> row.get(COLUMNS.indexOf(column))).toList();
    }

    static List<List<String>> subsets() {
        return IntStream.range(1, 1 << COLUMNS.size())
                .mapToObj(
                        bits ->
                                IntStream.range(0, COLUMNS.size())
                                        .filter(i -> (bits >> i & 1) == 1)
                                        .mapToObj(COLUMNS::get)
                                        .toList())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("subsets")
    void whateverColumnsAreUsedTheSameLinesAreBad(List<String> columns) throws SQLException {
        run("in.csv", List.of(columns), CountMode.AUTO);

        assertThat(rows("FROM 'use0.parquet'"))
                .containsExactlyInAnyOrderElementsOf(
                        GOOD.stream().map(row -> picked(row, columns)).toList());
        badLinesAre(BAD, "");
    }

    @ParameterizedTest
    @EnumSource(CountMode.class)
    void tenConsumersGetTheSameRows(CountMode mode) throws SQLException {
        var consumers = subsets().subList(10, 20);
        var ran = run("in.csv", consumers, mode);

        for (int i = 0; i < consumers.size(); i++) {
            var columns = consumers.get(i);
            assertThat(rows("FROM 'use" + i + ".parquet'"))
                    .containsExactlyInAnyOrderElementsOf(
                            GOOD.stream().map(row -> picked(row, columns)).toList());
        }
        badLinesAre(BAD, "");
        assertThat(ran.counts("src"))
                .containsEntry("out", new Count.Exact(GOOD.size()))
                .containsEntry("rejected", new Count.Exact(BAD.size()));
    }

    @Test
    void linesOfSeveralFilesAreNumberedInEach() throws IOException, SQLException {
        Files.createDirectories(folder.resolve("many"));
        for (String name : List.of("a", "b", "c")) {
            Files.write(folder.resolve("many/" + name + ".csv"), lines());
        }
        Files.writeString(folder.resolve("many/d.csv"), "id,day,amount,flag,note\n");
        Files.writeString(folder.resolve("many/e.csv"), "");
        run("many/*.csv", List.of(List.of("note"), List.of("id")), CountMode.AUTO);

        assertThat(rows("FROM 'use1.parquet'")).hasSize(3 * GOOD.size());
        for (String name : List.of("a", "b", "c")) {
            badLinesAre(BAD, "WHERE file LIKE '%/many/" + name + ".csv'");
        }
        assertThat(rows("SELECT DISTINCT file FROM 'bad.parquet'")).hasSize(3);
    }

    /// The engine drops what is behind an unclosed quote when it reads many files at once.
    @Test
    void anUnclosedQuoteInOneOfManyFilesFailsTheRun() throws IOException {
        for (int i = 1; i <= 40; i++) {
            Files.writeString(folder.resolve("many" + i + ".csv"), "a,b\n1,2\n");
        }
        Files.writeString(folder.resolve("many41.csv"), "a,b\n1,2\n3,\"4\n5,6\n");
        var source =
                """
                "src": {"type": "source.csv", "settings": {"path": "many*.csv", "columns": [
                    ["a", "INTEGER"], ["b", "VARCHAR"]]}},
                "out": {"type": "storage.csv", "settings": {"path": "out.csv"}}
                """;
        var ran =
                new RunningPipeline(folder, Pipelines.of(source, "src -> out")).run(CountMode.AUTO);

        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(ran.faults().getFirst().message())
                .startsWith(
                        "Line 3 of \"many41.csv\" cannot be read: Value with unterminated quote");
    }

    @ParameterizedTest
    @EnumSource(CountMode.class)
    void manyFilesAreReadOnceEachAndCounted(CountMode mode) throws IOException, SQLException {
        Files.createDirectories(folder.resolve("lots"));
        for (int i = 1; i <= 9; i++) {
            Files.writeString(
                    folder.resolve("lots/" + i + ".csv"), "a,b\n" + i + ",x\n" + i + ",y\n");
        }
        var source =
                """
                "src": {"type": "source.csv", "settings": {"path": "lots/*.csv", "columns": [
                    ["a", "INTEGER"], ["b", "VARCHAR"]], "file_column": "file"}},
                "few": {"type": "transform.filter", "settings": {"condition": "a > 3"}},
                "out": {"type": "storage.parquet", "settings": {"path": "out.parquet"}}
                """;
        var ran =
                new RunningPipeline(folder, Pipelines.of(source, "src -> few", "few -> out"))
                        .run(mode);

        assertThat(rows("SELECT count(*), sum(a), count(DISTINCT file) FROM 'out.parquet'"))
                .containsExactly(List.of("12", "78", "6"));
        for (String node : List.of("src", "few", "out")) {
            assertThat(ran.counts(node).values())
                    .allMatch(
                            count ->
                                    !(count instanceof Count.Exact(long rows))
                                            || rows == (node.equals("src") ? 18 : 12));
        }
        if (mode == CountMode.EXACT) {
            assertThat(ran.counts("src")).containsEntry("out", new Count.Exact(18));
        }
    }

    @Test
    void theTextOfABadLineLeavesWithIt() throws SQLException {
        run("in.csv", List.of(List.of("id")), CountMode.AUTO);

        assertThat(rows("SELECT text FROM 'bad.parquet' WHERE line IN (7, 12) ORDER BY line"))
                .containsExactly(List.of("6,2024-01-06,6.50,true"), List.of("y,z,w,v,all wrong"));
        assertThat(rows("SELECT reason FROM 'bad.parquet' WHERE line = 12").getFirst().getFirst())
                .contains("\"id\"", "\"day\"", "\"amount\"", "\"flag\"");
    }
}
