package dev.millrace.ui.code;

import dev.millrace.model.NodeId;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of a column as a person writes it in SQL: in quotes only where it needs them.
public final class SqlName {

    private static final Pattern BARE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private SqlName() {}

    public static String of(String column) {
        boolean bare =
                BARE.matcher(column).matches()
                        && !NodeId.isReserved(column.toLowerCase(Locale.ROOT));
        return bare ? column : Sql.name(column).text(Dialect.DUCKDB);
    }
}
