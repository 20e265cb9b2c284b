package dev.millrace.sql;

import dev.millrace.model.Value;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a target writes names, literals and parameters.
public enum Dialect {
    DUCKDB {
        @Override
        public String name(String column) {
            return '"' + column.replace("\"", "\"\"") + '"';
        }

        @Override
        public String text(String value) {
            return "'" + value.replace("'", "''") + "'";
        }

        @Override
        public String pattern(String path) {
            return path.replaceAll("[\\[*?]", "[$0]");
        }

        @Override
        public String parameter(String name, String type) {
            return "CAST(getvariable(" + text(name) + ") AS " + type + ")";
        }
    };

    /// A quoted name, safe for any text.
    public abstract String name(String column);

    /// A quoted text literal.
    public abstract String text(String value);

    /// A path where a reader takes patterns: `a[1].csv` is that file, and not `a1.csv`.
    public abstract String pattern(String path);

    /// The value of a parameter, of that type.
    public abstract String parameter(String name, String type);

    /// A literal; an object is written as a struct, a list as a list.
    public String literal(Value value) {
        return switch (value) {
            case Value.Null _ -> "NULL";
            case Value.Bool(boolean flag) -> flag ? "TRUE" : "FALSE";
            case Value.Num(var number) -> number.toPlainString();
            case Value.Text(String text) -> text(text);
            case Value.Items(var values) ->
                    values.stream().map(this::literal).collect(Collectors.joining(", ", "[", "]"));
            case Value.Fields(var members) ->
                    members.entrySet().stream()
                            .map(m -> name(m.getKey()) + ": " + literal(m.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /// As the command line writes it.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
