package dev.millrace.cli;

import dev.millrace.engine.LookForm;
import dev.millrace.json.Json;
import dev.millrace.model.Column;
import dev.millrace.model.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How rows are written for people or programs.
enum RowsFormat {
    /// Columns side by side, numbers to the right; NULL is told apart from the empty text.
    TABLE {
        @Override
        List<String> lines(Rows rows) {
            var columns = rows.schema().columns();
            var alignment =
                    columns.stream()
                            .map(column -> isNumber(column) ? "r" : "l")
                            .collect(Collectors.joining());
            var table = new TextTable(alignment);
            table.row(
                    columns.stream().map(Column::name).map(Columns::clean).toArray(String[]::new));
            for (var row : rows.values()) {
                table.row(row.stream().map(RowsFormat::cell).toArray(String[]::new));
            }
            return table.lines("");
        }
    },
    /// RFC 4180, with a header; NULL is nothing, the empty text is `""`.
    CSV {
        @Override
        List<String> lines(Rows rows) {
            var lines = new ArrayList<String>();
            lines.add(csv(List.copyOf(rows.schema().names())));
            rows.values().forEach(row -> lines.add(csv(row)));
            return lines;
        }
    },
    /// An object a line, its values as the engine writes them as JSON.
    JSON {
        @Override
        LookForm written() {
            return LookForm.JSON;
        }

        @Override
        List<String> lines(Rows rows) {
            return rows.values().stream().map(row -> json(rows.schema().columns(), row)).toList();
        }
    };

    private static final Pattern PLAIN = Pattern.compile("[^,\"\\r\\n]+");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|BIGNUM|DECIMAL\\([0-9,]+\\)"
                            + "|DOUBLE|FLOAT");

    /// How it wants its values.
    LookForm written() {
        return LookForm.TEXT;
    }

    /// One string a line of output.
    abstract List<String> lines(Rows rows);

    private static boolean isNumber(Column column) {
        return NUMBER.matcher(column.type()).matches();
    }

    private static String cell(@Nullable String value) {
        return value == null ? "NULL" : Columns.clean(value);
    }

    private static String csv(List<? extends @Nullable String> cells) {
        return cells.stream().map(RowsFormat::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        return PLAIN.matcher(cell).matches() ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String json(List<Column> columns, List<@Nullable String> row) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> Json.quote(columns.get(i).name()) + ":" + row.get(i))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
