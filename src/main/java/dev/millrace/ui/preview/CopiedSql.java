package dev.millrace.ui.preview;

import dev.millrace.model.Column;
import dev.millrace.sql.Dialect;
import dev.millrace.ui.preview.CopyFormat.Copied;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes rows as statements that insert them.
final class CopiedSql {

    /// One statement with all rows would be too much for many engines.
    private static final int ROWS_A_STATEMENT = 500;

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Dialect SQL = Dialect.DUCKDB;

    private CopiedSql() {}

    static void write(StringBuilder out, Copied copied) {
        var names = copied.names().stream().map(SQL::name).collect(Collectors.joining(", "));
        var head = "INSERT INTO " + SQL.name(copied.table()) + " (" + names + ") VALUES\n";
        var rows = copied.rows();
        for (int from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
            var part = rows.subList(from, Math.min(rows.size(), from + ROWS_A_STATEMENT));
            out.append(head);
            var between = "";
            for (List<@Nullable String> row : part) {
                out.append(between).append("  (").append(values(copied.columns(), row)).append(')');
                between = ",\n";
            }
            out.append(";\n");
        }
    }

    private static String values(List<Column> columns, List<@Nullable String> row) {
        var values = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(columns.get(i).type(), row.get(i)));
        }
        return String.join(", ", values);
    }

    private static String value(String type, @Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        var kind = ValueKind.of(type);
        if (kind == ValueKind.NUMBER && NUMBER.matcher(value).matches()) {
            return value;
        }
        if (kind == ValueKind.BOOLEAN && (value.equals("true") || value.equals("false"))) {
            return value.toUpperCase(Locale.ROOT);
        }
        var text = SQL.text(value);
        return type.equalsIgnoreCase("VARCHAR") ? text : "CAST(" + text + " AS " + type + ")";
    }
}
