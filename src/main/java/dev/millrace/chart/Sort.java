package dev.millrace.chart;

import dev.millrace.model.Column;
import java.util.Locale;
import java.util.Set;

/// What a column's values are, as far as drawing them goes.
public enum Sort {
    NUMBER,
    TIME,
    FLAG,
    TEXT,
    /// A list, an object, bytes: nothing an axis can show.
    OTHER;

    private static final Set<String> NUMBERS =
            Set.of(
                    "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT",
                    "FLOAT",
                    "DOUBLE",
                    "BIGNUM");

    public static Sort of(Column column) {
        var type = column.type().toUpperCase(Locale.ROOT);
        if (type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP")) {
            return OTHER;
        }
        if (NUMBERS.contains(type) || type.startsWith("DECIMAL")) {
            return NUMBER;
        }
        if (type.equals("DATE") || type.startsWith("TIMESTAMP")) {
            return TIME;
        }
        if (type.equals("BOOLEAN")) {
            return FLAG;
        }
        return Set.of("BLOB", "UNION", "BIT", "GEOMETRY").contains(type.split("\\(", 2)[0])
                ? OTHER
                : TEXT;
    }
}
