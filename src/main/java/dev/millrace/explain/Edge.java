package dev.millrace.explain;

import dev.millrace.model.Port;
import dev.millrace.node.Descent;
import dev.millrace.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What must be true of a row `u` of one port if a row `t` of a port behind it came from it.
///
/// @param from the port in front
/// @param to the port behind
/// @param side of a join, from which the rows come
/// @param same columns that have the same value in both
/// @param absent columns of `to` that are NULL in rows that come from here
/// @param descent how rows of `to` come of its inputs
record Edge(Port from, Port to, Side side, List<Same> same, List<String> absent, Descent descent) {

    enum Side {
        ONLY,
        LEFT,
        RIGHT
    }

    /// @param own column of `u`
    /// @param other column of `t`
    /// @param type to cast `own` to; empty if both have the same
    /// @param matches whether it was matched as a key: NULL is not equal to NULL
    record Same(String own, String other, String type, boolean matches) {

        private String condition() {
            var name = "u." + Dialect.DUCKDB.name(own);
            var value = type.isEmpty() ? name : "CAST(" + name + " AS " + type + ")";
            var equal = matches ? " = " : " IS NOT DISTINCT FROM ";
            return value + equal + "t." + Dialect.DUCKDB.name(other);
        }

        private String value() {
            var name = "u." + Dialect.DUCKDB.name(own);
            return type.isEmpty() ? name : "CAST(" + name + " AS " + type + ")";
        }
    }

    Edge {
        same = List.copyOf(same);
        absent = List.copyOf(absent);
    }

    /// Whether nothing but that there is a row says which rows it came from.
    boolean isFree() {
        return same.isEmpty() && absent.isEmpty();
    }

    /// Whether some row of a table came from `u`, as a condition over `u`.
    ///
    /// @param table of rows of `to`
    String condition(String table) {
        var all = new ArrayList<String>();
        same.forEach(each -> all.add(each.condition()));
        absent.forEach(each -> all.add("t." + Dialect.DUCKDB.name(each) + " IS NULL"));
        var where = all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
        return "EXISTS (SELECT 1 FROM " + table + " t" + where + ")";
    }

    /// The values of `u` by which it was found, as a list for SELECT.
    String values() {
        return same.stream()
                .map(Same::value)
                .collect(Collectors.collectingAndThen(Collectors.joining(", "), Edge::orOne));
    }

    private static String orOne(String values) {
        return values.isEmpty() ? "1" : values;
    }

    boolean hasKey(String key) {
        return same.stream().anyMatch(each -> each.own().equalsIgnoreCase(key));
    }
}
