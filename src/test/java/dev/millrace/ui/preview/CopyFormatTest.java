package dev.millrace.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.ui.preview.CopyFormat.Copied;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CopyFormatTest {

    private static final Schema TEXT = Made.schema("a", "VARCHAR", "b", "VARCHAR");

    private static String text(
            CopyFormat format, Schema schema, boolean header, @Nullable String... row) {
        return format.text(new Copied(schema.columns(), List.of(Arrays.asList(row)), "t", header));
    }

    private static String value(CopyFormat format, String type, @Nullable String value) {
        return text(format, Made.schema("x", type), false, value);
    }

    @Test
    void quotesInCsvWhatNeedsIt() {
        assertThat(text(CopyFormat.CSV, TEXT, false, "say \"no\"", "1,5"))
                .isEqualTo("\"say \"\"no\"\"\",\"1,5\"\r\n");
        assertThat(text(CopyFormat.CSV, TEXT, false, "two\nlines", "a\r\nb"))
                .isEqualTo("\"two\nlines\",\"a\r\nb\"\r\n");
        assertThat(text(CopyFormat.CSV, TEXT, false, "plain text", "it's")).doesNotContain("\"");
        assertThat(text(CopyFormat.CSV, TEXT, false, " padded ", "x")).startsWith("\" padded \"");
    }

    @Test
    void tellsNullFromEmptyTextInCsv() {
        assertThat(text(CopyFormat.CSV, TEXT, false, null, "")).isEqualTo(",\"\"\r\n");
    }

    @Test
    void namesColumnsInTheHeader() {
        var schema = Made.schema("Order, Date", "DATE", "b", "INTEGER");
        assertThat(text(CopyFormat.CSV, schema, true, "2016-11-08", "1"))
                .isEqualTo("\"Order, Date\",b\r\n2016-11-08,1\r\n");
        assertThat(text(CopyFormat.TSV, schema, true, "2016-11-08", "1"))
                .isEqualTo("Order, Date\tb\n2016-11-08\t1\n");
    }

    @Test
    void leavesNoTabsOrBreaksInValuesOfTsv() {
        assertThat(text(CopyFormat.TSV, TEXT, false, "a\tb\r\nc", "back\\slash"))
                .isEqualTo("a\\tb\\r\\nc\tback\\\\slash\n");
    }

    @Test
    void tellsNullFromEmptyTextAndFromItsOwnMarkInTsv() {
        assertThat(text(CopyFormat.TSV, TEXT, false, null, "")).isEqualTo("\\N\t\n");
        assertThat(text(CopyFormat.TSV, TEXT, false, "\\N", "x")).isEqualTo("\\\\N\tx\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "INTEGER | 12 | 12",
                "DECIMAL(12,2) | -0.50 | -0.50",
                "DOUBLE | 1e-7 | 1e-7",
                "HUGEINT | 170141183460469231731687303715884105727 | 170141183460469231731687303715884105727",
                "DOUBLE | NaN | \"NaN\"",
                "DOUBLE | inf | \"inf\"",
                "VARCHAR | 12 | \"12\"",
                "BOOLEAN | true | true",
                "DATE | 2016-11-08 | \"2016-11-08\"",
                "STRUCT(a INTEGER) | {\"a\": 1} | {\"a\": 1}",
                "STRUCT(a INTEGER) | {'a': 1} | \"{'a': 1}\"",
                "INTEGER[] | [1, null] | [1, null]",
                "JSON | {\"a\": [true]} | {\"a\": [true]}",
            })
    void writesJsonByType(String type, String value, String json) {
        assertThat(value(CopyFormat.JSON, type, value))
                .isEqualTo("[\n  {\"x\": " + json + "}\n]\n");
    }

    @Test
    void writesJsonThatCanBeRead() {
        var text = text(CopyFormat.JSON, TEXT, false, "q\" \\ \n \u0001 🚀", null);
        var rows = (Value.Items) Json.parse(text);
        var row = (Value.Fields) rows.values().getFirst();
        assertThat(row.get("a")).isEqualTo(Value.of("q\" \\ \n \u0001 🚀"));
        assertThat(row.get("b")).isEqualTo(new Value.Null());
        assertThat(value(CopyFormat.JSON, "VARCHAR", "")).contains("\"x\": \"\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "INTEGER | 12 | 12",
                "DECIMAL(12,2) | -0.50 | -0.50",
                "DOUBLE | NaN | CAST('NaN' AS DOUBLE)",
                "VARCHAR | it's | 'it''s'",
                "BOOLEAN | false | FALSE",
                "DATE | 2016-11-08 | CAST('2016-11-08' AS DATE)",
                "INTEGER[] | [1, NULL] | CAST('[1, NULL]' AS INTEGER[])",
                "STRUCT(a VARCHAR) | {'a': it} | CAST('{''a'': it}' AS STRUCT(a VARCHAR))",
            })
    void writesLiteralsOfSqlByType(String type, String value, String literal) {
        assertThat(value(CopyFormat.SQL, type, value))
                .isEqualTo("INSERT INTO \"t\" (\"x\") VALUES\n  (" + literal + ");\n");
    }

    @Test
    void quotesNamesInSql() {
        var schema = Made.schema("a \"b\"", "VARCHAR");
        var copied = new Copied(schema.columns(), List.of(List.of("")), "my \"t\"", false);
        assertThat(CopyFormat.SQL.text(copied))
                .isEqualTo("INSERT INTO \"my \"\"t\"\"\" (\"a \"\"b\"\"\") VALUES\n  ('');\n");
    }

    @Test
    void tellsNullFromEmptyTextInSql() {
        assertThat(text(CopyFormat.SQL, TEXT, false, null, "")).contains("(NULL, '')");
    }

    @Test
    void insertsManyRowsBySeveralStatements() {
        var rows = java.util.Collections.nCopies(1_001, List.of("1", "2"));
        var text = CopyFormat.SQL.text(new Copied(TEXT.columns(), List.copyOf(rows), "t", false));
        assertThat(text.split("INSERT INTO", -1)).hasSize(4);
        assertThat(text.lines().filter(line -> line.startsWith("  ("))).hasSize(1_001);
    }

    @ParameterizedTest
    @EnumSource
    void writesNoRows(CopyFormat format) {
        var text = format.text(new Copied(TEXT.columns(), List.of(), "t", true));
        assertThat(text)
                .isEqualTo(
                        switch (format) {
                            case CSV -> "a,b\r\n";
                            case TSV -> "a\tb\n";
                            case JSON -> "[]\n";
                            case SQL -> "";
                        });
    }
}
