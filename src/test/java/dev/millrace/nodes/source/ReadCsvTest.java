package dev.millrace.nodes.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.Golden;
import dev.millrace.model.Value;
import dev.millrace.node.Inputs;
import dev.millrace.node.Scan;
import dev.millrace.node.SettingsSchema;
import dev.millrace.nodes.Engine;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadCsvTest {
    private final ReadCsv csv = new ReadCsv();
    private final Engine engine = new Engine();

    @TempDir Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void nullIsNeverTheEmptyText() throws IOException {
        var file = write("a.csv", "id,name\n1,\n2,\"\"\n3,NA\n4,\"NA\"\n");
        var settings =
                settings(
                        file,
                        Map.entry("columns", columns("id", "INTEGER", "name", "VARCHAR")),
                        Map.entry("null_text", Value.of("NA")));

        assertThat(rows(settings)).containsExactly("1|∅", "2|", "3|∅", "4|NA");
    }

    @Test
    void quotedNullIsNullOnRequest() throws IOException {
        var file = write("a.csv", "id,n\n1,\"\"\n2,\"NA\"\n3,\"7\"\n");
        var settings =
                settings(
                        file,
                        Map.entry("columns", columns("id", "INTEGER", "n", "INTEGER")),
                        Map.entry("null_text", Value.of("NA")),
                        Map.entry("quoted_null", Value.of(true)));

        assertThat(rows(settings)).containsExactly("1|∅", "2|∅", "3|7");
    }

    @Test
    void namesEqualButForCaseAreToldApart() throws IOException {
        var file = write("a.csv", "A,a,\"x \"\"y\",😀\n1,2,3,4\n");
        var settings =
                settings(
                        file,
                        Map.entry(
                                "columns",
                                columns(
                                        "A", "INTEGER", "a", "INTEGER", "x \"y", "INTEGER", "😀",
                                        "TINYINT")));

        assertThat(table(settings))
                .isEqualTo(
                        new Engine.Table(
                                List.of("A INTEGER", "a_1 INTEGER", "x \"y INTEGER", "😀 TINYINT"),
                                List.of("1|2|3|4")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id,name\n", "id,name\r\n", "\uFEFFid,name\n"})
    void fileWithoutRowsHasItsColumns(String text) throws IOException {
        var settings =
                settings(
                        write("a.csv", text),
                        Map.entry("columns", columns("id", "INTEGER", "name", "VARCHAR")));

        assertThat(table(settings))
                .isEqualTo(new Engine.Table(List.of("id INTEGER", "name VARCHAR"), List.of()));
    }

    @Test
    void readsByteOrderMarkAndCarriageReturns() throws IOException {
        var file = write("a.csv", "\uFEFFid,name\r\n1,x\r\n2,y\r\n");
        var typed =
                settings(file, Map.entry("columns", columns("id", "INTEGER", "name", "VARCHAR")));

        assertThat(rows(typed)).containsExactly("1|x", "2|y");
        assertThat(table(settings(file)).columns()).containsExactly("id BIGINT", "name VARCHAR");
    }

    @Test
    void readsOtherMarksThanTheUsual() throws IOException {
        var file = write("a.csv", "made by hand\nday;n\n31.12.2016;'1,5'\n");
        var settings =
                settings(
                        file,
                        Map.entry("columns", columns("day", "DATE", "n", "DECIMAL(9, 2)")),
                        Map.entry("delimiter", Value.of(";")),
                        Map.entry("quote", Value.of("'")),
                        Map.entry("escape", Value.of("'")),
                        Map.entry("skip", Value.of(1)),
                        Map.entry("date_format", Value.of("%d.%m.%Y")),
                        Map.entry("decimal_mark", Value.of("comma")));

        assertThat(rows(settings)).containsExactly("2016-12-31|1.50");
        Golden.check("source.csv/marks.sql", golden(settings));
    }

    @Test
    void readsWithoutQuotesAndWithoutHeader() throws IOException {
        var settings =
                settings(
                        write("a.csv", "1,\"x\n"),
                        Map.entry("columns", columns("id", "INTEGER", "name", "VARCHAR")),
                        Map.entry("quote", Value.of("")),
                        Map.entry("header", Value.of(false)));

        assertThat(rows(settings)).containsExactly("1|\"x");
    }

    @Test
    void readsLatin1() throws IOException {
        var file = folder.resolve("a.csv");
        Files.write(file, "name\né\n".getBytes(StandardCharsets.ISO_8859_1));
        var settings =
                settings(
                        file,
                        Map.entry("columns", columns("name", "VARCHAR")),
                        Map.entry("encoding", Value.of("latin-1")));

        assertThat(rows(settings)).containsExactly("é");
    }

    @Test
    void filesOfAPatternAreReadOneAfterAnother() throws IOException {
        write("b.csv", "id\n2\n");
        write("c.csv", "");
        write("a.csv", "id\n1\n");
        var settings =
                settings(
                        folder.resolve("*.csv"),
                        Map.entry("columns", columns("id", "INTEGER")),
                        Map.entry("file_column", Value.of("from file")));

        assertThat(rows(settings))
                .containsExactly("1|" + folder.resolve("a.csv"), "2|" + folder.resolve("b.csv"));
    }

    @Test
    void matchesColumnsByName() throws IOException {
        write("a.csv", "id,name\n1,x\n");
        write("b.csv", "extra,name,id\nq,y,2\n");
        write("c.csv", "id\n3\n");
        var settings =
                settings(
                        folder.resolve("*.csv"),
                        Map.entry("columns", columns("name", "VARCHAR", "id", "SMALLINT")),
                        Map.entry("by_name", Value.of(true)));

        assertThat(table(settings))
                .isEqualTo(
                        new Engine.Table(
                                List.of("name VARCHAR", "id SMALLINT"),
                                List.of("x|1", "y|2", "∅|3")));
        Golden.check("source.csv/by_name.sql", golden(settings));
    }

    @Test
    void badRowFailsTheRead() throws IOException {
        var settings =
                settings(
                        write("a.csv", "id\n1\nx\n"),
                        Map.entry("columns", columns("id", "INTEGER")));

        assertThatThrownBy(() -> rows(settings)).hasMessageContaining("Line: 3");
    }

    @Test
    void rejectedLinesLeaveOnceWithNumberReasonAndText() throws IOException {
        var settings =
                settings(
                        write("a.csv", "a,b\n1,2\nx,y\n3,4,5\n6\n7,8\n"),
                        Map.entry("columns", columns("a", "INTEGER", "b", "INTEGER")),
                        Map.entry("bad_rows", Value.of("reject")));
        var scan = (Scan.WithRejects) csv.scan(settings, Inputs.of());
        engine.execute("CREATE TABLE good AS " + scan.rows().text(Dialect.DUCKDB));
        engine.execute(
                "CREATE VIEW \""
                        + Scan.WithRejects.REJECTS
                        + "\" AS SELECT file_path AS file, line,"
                        + " column_name AS \"column\", error_type::VARCHAR AS kind, csv_line AS"
                        + " text, error_message AS message FROM reject_errors JOIN reject_scans"
                        + " USING (scan_id, file_id)");

        assertThat(engine.query("FROM good").rows()).containsExactly("1|2", "7|8");
        var rejected = engine.run(scan.rejected());
        assertThat(rejected.columns())
                .containsExactly("file VARCHAR", "line UBIGINT", "reason VARCHAR", "text VARCHAR");
        assertThat(rejected.rows())
                .satisfiesExactly(
                        row -> assertThat(row).contains("|3|", "\"a\"", "; ", "\"b\"", "|x,y"),
                        row -> assertThat(row).contains("|4|", "Found: 3", "|3,4,5"),
                        row -> assertThat(row).contains("|5|", "Found: 1", "|6"));
        Golden.check(
                "source.csv/reject.sql",
                golden(settings) + scan.rejected().text(Dialect.DUCKDB) + ";\n");
    }

    @Test
    void guessedColumnsAreAWarning() throws IOException {
        var guessed = settings(write("a.csv", "id;day\n1;2016-12-31\n"));

        assertThat(table(guessed).columns()).containsExactly("id BIGINT", "day DATE");
        assertThat(csv.problems(guessed)).singleElement().matches(fault -> !fault.isError());
        Golden.check("source.csv/guessed.sql", golden(guessed));
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefused() {
        var settings =
                settings(
                        Path.of("a.csv"),
                        Map.entry("columns", columns("id", "INTEGER")),
                        Map.entry("by_name", Value.of(true)),
                        Map.entry("header", Value.of(false)),
                        Map.entry("bad_rows", Value.of("reject")),
                        Map.entry("quote", Value.of("\"\"")));

        assertThat(Engine.codes(csv.problems(settings)))
                .containsExactly(
                        "SETTING_NOT_ALLOWED by_name",
                        "SETTING_NOT_ALLOWED by_name",
                        "SETTING_NOT_ALLOWED quote");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // handed on as it is
    private ReadCsv.Settings settings(Path file, Map.Entry<String, Value>... more) {
        var fields = Value.fields(more).with("path", Value.of(file.toString()));
        var reading = SettingsSchema.of(csv.spec()).read(fields);
        assertThat(reading.faults()).isEmpty();
        return reading.settings();
    }

    private static Value columns(String... namesAndTypes) {
        var columns = new ArrayList<Value>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.add(Value.items(Value.of(namesAndTypes[i]), Value.of(namesAndTypes[i + 1])));
        }
        return new Value.Items(columns);
    }

    private Engine.Table table(ReadCsv.Settings settings) {
        return engine.run(query(settings));
    }

    private List<String> rows(ReadCsv.Settings settings) {
        return table(settings).rows();
    }

    private Sql query(ReadCsv.Settings settings) {
        return switch (csv.scan(settings, Inputs.of())) {
            case Scan.Inline(var select) -> select;
            case Scan.WithRejects(var rows, var _) -> rows;
            case Scan.FromWarehouse(var select) -> select;
        };
    }

    private String golden(ReadCsv.Settings settings) {
        return query(settings).text(Dialect.DUCKDB).replace(folder.toString(), "data") + ";\n";
    }
}
