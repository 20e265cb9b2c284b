package dev.millrace.chart;

import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/// Short words for building descriptions.
final class Draw {

    private Draw() {}

    static Map.Entry<String, Value> entry(String name, Value value) {
        return Map.entry(name, value);
    }

    static Map.Entry<String, Value> entry(String name, String text) {
        return Map.entry(name, Value.of(text));
    }

    static Map.Entry<String, Value> entry(String name, boolean flag) {
        return Map.entry(name, Value.of(flag));
    }

    static Map.Entry<String, Value> entry(String name, long number) {
        return Map.entry(name, Value.of(number));
    }

    static Map.Entry<String, Value> entry(String name, double number) {
        return Map.entry(name, number(number));
    }

    /// Without a fraction if it has none.
    static Value number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Value.of((long) number)
                : new Value.Num(BigDecimal.valueOf(number));
    }

    static Value.Items texts(String... texts) {
        return new Value.Items(Arrays.stream(texts).map(Value::of).toList());
    }

    /// A member that is known to be there.
    static Value member(Value.Fields fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }
}
