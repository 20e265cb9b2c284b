package dev.millrace.board;

import dev.millrace.model.Rows;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rows as JSON, column by column.
final class Columnar {

    private static final Pattern NUMBER =
            Pattern.compile("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\\(.*\\)");

    private Columnar() {}

    /// The first rows.
    static Value.Fields of(Rows rows, int most) {
        var columns = new LinkedHashMap<String, Value>();
        for (int i = 0; i < rows.schema().columns().size(); i++) {
            columns.put(
                    rows.schema().columns().get(i).name(), new Value.Items(list(rows, i, most)));
        }
        return new Value.Fields(columns);
    }

    /// As `of`; what repeats as places in a list of the different values.
    static Value.Fields packed(Rows rows) {
        var columns = new LinkedHashMap<String, Value>();
        for (int i = 0; i < rows.schema().columns().size(); i++) {
            var column = rows.schema().columns().get(i);
            var values = list(rows, i, Integer.MAX_VALUE);
            columns.put(
                    column.name(), repeats(values) ? dictionary(values) : new Value.Items(values));
        }
        return new Value.Fields(columns);
    }

    private static boolean repeats(List<Value> values) {
        return new HashSet<>(values).size() <= values.size() / 2;
    }

    private static Value dictionary(List<Value> values) {
        var places = new LinkedHashMap<Value, Integer>();
        var at = new ArrayList<Value>();
        for (Value value : values) {
            var next = places.size();
            at.add(Value.of(places.computeIfAbsent(value, _ -> next)));
        }
        return Value.fields(
                Map.entry("dict", new Value.Items(List.copyOf(places.keySet()))),
                Map.entry("at", new Value.Items(at)));
    }

    /// The rows again, of what `of` gave.
    static List<List<Value>> rows(@Nullable Value columns) {
        var lists = new ArrayList<List<Value>>();
        if (columns instanceof Value.Fields(var members)) {
            members.values().forEach(each -> lists.add(((Value.Items) each).values()));
        }
        var rows = new ArrayList<List<Value>>();
        for (int i = 0; !lists.isEmpty() && i < lists.getFirst().size(); i++) {
            int at = i;
            rows.add(lists.stream().map(list -> list.get(at)).toList());
        }
        return rows;
    }

    private static List<Value> list(Rows rows, int column, int most) {
        var type = rows.schema().columns().get(column).type();
        return rows.values().stream().limit(most).map(row -> value(row.get(column), type)).toList();
    }

    /// What is no number in JSON, such as infinity, is nothing.
    static Value value(@Nullable String text, String type) {
        if (text == null) {
            return new Value.Null();
        }
        if (NUMBER.matcher(type).matches()) {
            boolean finite = Character.isDigit(text.charAt(text.length() - 1));
            return finite ? new Value.Num(new BigDecimal(text)) : new Value.Null();
        }
        return type.equals("BOOLEAN") ? Value.of(text.equals("true")) : Value.of(text);
    }
}
