package dev.millrace.duck;

import dev.millrace.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the engine's parser makes of a text: SELECT statements, not yet bound to anything.
///
/// @param json as `json_serialize_sql` writes it
public record ParseTree(String sql, Value json) {

    /// Something the text refers to.
    ///
    /// @param name in lower case for functions, as written for tables and parameters; a qualified
    ///   table name has its parts joined by dots
    /// @param from first character in the text; 0 if the parser does not say
    /// @param to the character after the last one
    public record Mention(Kind kind, String name, int from, int to) {}

    public enum Kind {
        /// A table that is not a common table expression of the text itself.
        TABLE,
        TABLE_FUNCTION,
        FUNCTION,
        /// A function over a window of rows.
        WINDOW,
        PARAMETER,
        /// Something in FROM, or a kind of statement, that this version does not know.
        OTHER
    }

    private static final Set<String> QUERIES =
            Set.of("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE");
    private static final Set<String> PLAIN_FROM =
            Set.of("SUBQUERY", "JOIN", "EXPRESSION_LIST", "EMPTY", "PIVOT", "COLUMN_DATA");

    /// What the parser says against the text; empty if it is one or more SELECTs.
    public String error() {
        return json instanceof Value.Fields fields
                        && fields.get("error") instanceof Value.Bool(boolean failed)
                        && failed
                ? text(fields, "error_message")
                : "";
    }

    /// Character of the error in the text; -1 if the parser does not say.
    public int errorPosition() {
        if (json instanceof Value.Fields fields) {
            var position = text(fields, "position");
            if (!position.isEmpty()) {
                return EngineMessage.characterAt(sql, Integer.parseInt(position));
            }
        }
        return -1;
    }

    /// The outermost query of each statement.
    public List<Value.Fields> queries() {
        if (json instanceof Value.Fields fields
                && fields.get("statements") instanceof Value.Items(var statements)) {
            return statements.stream().map(s -> fields(fields(s).get("node"))).toList();
        }
        return List.of();
    }

    /// Everything the text refers to, in the order of the tree.
    public List<Mention> mentions() {
        var found = new java.util.ArrayList<Mention>();
        new Walk(found).visit(json, Set.of());
        return found;
    }

    /// Stands for a clause that takes some of the rows by chance; no function is called so.
    public static final String SAMPLE = "using sample";

    private static final Set<String> MOMENTS =
            Set.of(
                    "current_date",
                    "current_time",
                    "current_timestamp",
                    "localtime",
                    "localtimestamp");

    private final class Walk {
        private final List<Mention> found;

        Walk(List<Mention> found) {
            this.found = found;
        }

        void visit(@Nullable Value value, Set<String> ctes) {
            switch (value) {
                case Value.Items(var values) -> values.forEach(each -> visit(each, ctes));
                case Value.Fields fields -> {
                    var inside = withCtes(fields, ctes);
                    note(fields, inside);
                    fields.members().values().forEach(each -> visit(each, inside));
                }
                case null, default -> {}
            }
        }

        private void note(Value.Fields fields, Set<String> ctes) {
            var type = text(fields, "type");
            sampled(fields);
            if (type.endsWith("_NODE")) {
                if (!QUERIES.contains(type)) {
                    found.add(mention(Kind.OTHER, type, fields));
                }
            } else if (fields.get("class") != null) {
                expression(fields, type);
            } else if (fields.get("sample") != null) {
                from(fields, type, ctes);
            }
        }

        private void expression(Value.Fields fields, String type) {
            if (type.equals("VALUE_PARAMETER")) {
                found.add(mention(Kind.PARAMETER, text(fields, "identifier"), fields));
            } else if (text(fields, "class").equals("FUNCTION")) {
                var name = text(fields, "function_name").toLowerCase(Locale.ROOT);
                found.add(mention(Kind.FUNCTION, name, fields));
            } else if (text(fields, "class").equals("COLUMN_REF")) {
                moment(fields);
            } else if (text(fields, "class").equals("WINDOW")) {
                var name = text(fields, "function_name").toLowerCase(Locale.ROOT);
                found.add(mention(Kind.WINDOW, name, fields));
            }
        }

        /// `current_date` and its like look like columns.
        private void moment(Value.Fields fields) {
            if (fields.get("column_names") instanceof Value.Items(var names)
                    && names.size() == 1
                    && names.getFirst() instanceof Value.Text(String name)
                    && MOMENTS.contains(name.toLowerCase(Locale.ROOT))) {
                found.add(mention(Kind.FUNCTION, name.toLowerCase(Locale.ROOT), fields));
            }
        }

        private void sampled(Value.Fields fields) {
            if (fields.get("sample") instanceof Value.Fields) {
                found.add(mention(Kind.FUNCTION, SAMPLE, fields));
            }
        }

        private void from(Value.Fields fields, String type, Set<String> ctes) {
            if (type.equals("BASE_TABLE")) {
                var name = qualified(fields);
                if (!ctes.contains(name.toLowerCase(Locale.ROOT))) {
                    found.add(mention(Kind.TABLE, name, fields));
                }
            } else if (type.equals("TABLE_FUNCTION")) {
                var name = text(fields(fields.get("function")), "function_name");
                found.add(mention(Kind.TABLE_FUNCTION, name.toLowerCase(Locale.ROOT), fields));
            } else if (!PLAIN_FROM.contains(type)) {
                found.add(mention(Kind.OTHER, type, fields));
            }
        }

        private Mention mention(Kind kind, String name, Value.Fields fields) {
            int from = place(fields, "query_location");
            int length = place(fields, "query_location_length");
            int start = from < 0 ? 0 : EngineMessage.characterAt(sql, from);
            int end = from < 0 ? 0 : EngineMessage.characterAt(sql, from + Math.max(0, length));
            return new Mention(kind, name, start, end);
        }
    }

    private static Set<String> withCtes(Value.Fields fields, Set<String> ctes) {
        var map = fields(fields.get("cte_map")).get("map");
        if (!(map instanceof Value.Items(var entries)) || entries.isEmpty()) {
            return ctes;
        }
        var inside = new HashSet<>(ctes);
        entries.forEach(entry -> inside.add(text(fields(entry), "key").toLowerCase(Locale.ROOT)));
        return inside;
    }

    private static String qualified(Value.Fields fields) {
        if (fields(fields.get("qualified_name")).get("path") instanceof Value.Items(var path)) {
            return String.join(
                    ".",
                    path.stream().map(p -> p instanceof Value.Text(String t) ? t : "").toList());
        }
        return text(fields, "table_name");
    }

    private static int place(Value.Fields fields, String name) {
        if (fields.get(name) instanceof Value.Num(var number)
                && number.toBigInteger().bitLength() < 31) {
            return number.intValue();
        }
        return -1;
    }

    static String text(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Text(String text) ? text : "";
    }

    static Value.Fields fields(@Nullable Value value) {
        return value instanceof Value.Fields fields ? fields : Value.Fields.EMPTY;
    }
}
