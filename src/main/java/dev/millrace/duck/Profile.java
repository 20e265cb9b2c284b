package dev.millrace.duck;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A statement as a tree of operators: what it did, or what it would do.
///
/// @param root the topmost operator
public record Profile(Operator root) {

    private static final String OPERATORS = "\"operator\": [";

    /// An operator. Zero where the engine says nothing.
    ///
    /// @param type such as `HASH_JOIN`
    /// @param rows that left it
    /// @param bytes of those rows
    /// @param scanned rows it read from storage; -1 if it reads none
    /// @param seconds spent in it, summed over threads
    /// @param info what else the engine says, such as `CTE Name`; lists are joined by line breaks
    public record Operator(
            String type,
            long rows,
            long bytes,
            long scanned,
            double seconds,
            Map<String, String> info,
            List<Operator> children) {

        public Operator {
            info = Map.copyOf(info);
            children = List.copyOf(children);
        }

        public String info(String name) {
            return info.getOrDefault(name, "");
        }

        /// This operator and all below it.
        public void walk(Consumer<Operator> visitor) {
            visitor.accept(this);
            children.forEach(child -> child.walk(visitor));
        }
    }

    private static final Operator NOTHING = new Operator("", 0, 0, -1, 0, Map.of(), List.of());

    /// @param json what the driver gives: where a name has a character beyond U+FFFF it garbles it
    ///   and cuts the end, so only the part that is needed is read
    static Profile ofRun(String json) {
        int start = json.indexOf(OPERATORS);
        int end = start < 0 ? -1 : closing(json, start + OPERATORS.length() - 1);
        if (end < 0) {
            return new Profile(NOTHING);
        }
        var operators = json.substring(start + OPERATORS.length() - 1, end + 1);
        return new Profile(first(Json.ofEngine(operators)));
    }

    /// Where the list that opens at a place ends; -1 if it does not.
    private static int closing(String json, int open) {
        int depth = 0;
        boolean text = false;
        for (int i = open; i < json.length(); i++) {
            char c = json.charAt(i);
            if (text) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    text = false;
                }
            } else if (c == '"') {
                text = true;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    static Profile ofPlan(Value json) {
        return new Profile(first(json));
    }

    private static Operator first(@org.jspecify.annotations.Nullable Value operators) {
        return operators instanceof Value.Items(var values) && !values.isEmpty()
                ? operator(fields(values.getFirst()))
                : NOTHING;
    }

    private static Operator operator(Value.Fields fields) {
        var children = new ArrayList<Operator>();
        if (fields.get("children") instanceof Value.Items(var values)) {
            values.forEach(child -> children.add(operator(fields(child))));
        }
        boolean reads = fields.get("rows_scanned") != null;
        var type = text(fields.get("type"));
        return new Operator(
                type.isEmpty() ? text(fields.get("name")) : type,
                rows(type, (long) number(fields, "intermediate_rows"), children),
                (long) number(fields, "intermediate_size_bytes"),
                reads ? (long) number(fields, "rows_scanned") : -1,
                number(fields, "timing"),
                info(fields(fields.get("extra_info"))),
                children);
    }

    /// Some operators only stand for what is below them and count nothing.
    private static long rows(String type, long counted, List<Operator> children) {
        return switch (type) {
            case "UNION" -> children.stream().mapToLong(Operator::rows).sum();
            case "CTE" -> children.isEmpty() ? counted : children.getLast().rows();
            default -> counted;
        };
    }

    private static Map<String, String> info(Value.Fields fields) {
        var info = new LinkedHashMap<String, String>();
        fields.members().forEach((name, value) -> info.put(name, text(value)));
        return info;
    }

    private static String text(@org.jspecify.annotations.Nullable Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num(var number) -> number.toPlainString();
            case Value.Items(var values) ->
                    String.join("\n", values.stream().map(Profile::text).toList());
            case null, default -> "";
        };
    }

    private static double number(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Num(var number) ? number.doubleValue() : 0;
    }

    private static Value.Fields fields(@org.jspecify.annotations.Nullable Value value) {
        return value instanceof Value.Fields fields ? fields : Value.Fields.EMPTY;
    }
}
