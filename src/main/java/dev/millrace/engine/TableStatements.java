package dev.millrace.engine;

import dev.millrace.node.Delivery;
import dev.millrace.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The statements that bring delivered rows into a table of the warehouse, for whoever runs them
/// and whoever writes them down.
///
/// @param target the table, quoted
/// @param staged the table with the delivered rows, quoted
/// @param keys columns that identify a row
/// @param columns of `staged`
public record TableStatements(
        String target, String staged, List<String> keys, List<String> columns) {

    public TableStatements {
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
    }

    /// In order; to be run in one transaction.
    public List<String> of(Delivery.TableMode mode) {
        return switch (mode) {
            case REPLACE ->
                    List.of(
                            "DROP TABLE IF EXISTS " + target,
                            "CREATE TABLE " + target + " AS SELECT * FROM " + staged);
            case APPEND -> List.of(createLike(), insert(""));
            case MERGE -> merge();
        };
    }

    private String createLike() {
        return "CREATE TABLE IF NOT EXISTS " + target + " AS SELECT * FROM " + staged + " LIMIT 0";
    }

    private String insert(String where) {
        return "INSERT INTO " + target + " BY NAME\nSELECT * FROM " + staged + where;
    }

    /// Known rows get the new values; columns the delivery lacks keep theirs.
    private List<String> merge() {
        var same =
                keys.stream()
                        .map(TableStatements::name)
                        .map(key -> "t." + key + " IS NOT DISTINCT FROM s." + key)
                        .collect(Collectors.joining(" AND "));
        var others =
                columns.stream()
                        .filter(column -> keys.stream().noneMatch(column::equalsIgnoreCase))
                        .map(TableStatements::name)
                        .map(column -> column + " = s." + column)
                        .collect(Collectors.joining(",\n    "));
        var statements = new ArrayList<String>();
        statements.add(createLike());
        if (!others.isEmpty()) {
            statements.add(
                    "UPDATE "
                            + target
                            + " AS t\nSET "
                            + others
                            + "\nFROM "
                            + staged
                            + " AS s\nWHERE "
                            + same);
        }
        statements.add(
                insert(
                        " AS s\nWHERE NOT EXISTS (SELECT 1 FROM "
                                + target
                                + " AS t WHERE "
                                + same
                                + ")"));
        return statements;
    }

    /// The keys that more than one delivered row has; a merge needs there to be none.
    public String repeatedKeys() {
        var names = keys.stream().map(TableStatements::name).collect(Collectors.joining(", "));
        return "SELECT " + names + " FROM " + staged + " GROUP BY ALL HAVING count(*) > 1";
    }

    private static String name(String column) {
        return Dialect.DUCKDB.name(column);
    }
}
