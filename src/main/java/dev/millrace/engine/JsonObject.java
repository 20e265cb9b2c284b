package dev.millrace.engine;

import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// An object while it is written, member by member. What is empty is left out.
public final class JsonObject {

    private static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private final SequencedMap<String, Value> members = new LinkedHashMap<>();

    public Value.Fields fields() {
        return new Value.Fields(members);
    }

    public JsonObject put(String name, Value value) {
        members.put(name, value);
        return this;
    }

    public JsonObject put(String name, String text) {
        return put(name, Value.of(text));
    }

    public JsonObject put(String name, long number) {
        return put(name, Value.of(number));
    }

    public JsonObject put(String name, NodeId node) {
        return put(name, node.value());
    }

    public JsonObject put(String name, Instant time) {
        return put(name, MICROS.format(time));
    }

    /// In seconds, to the nanosecond.
    public JsonObject put(String name, Duration time) {
        var nanos = BigDecimal.valueOf(time.getNano(), 9);
        var seconds = BigDecimal.valueOf(time.getSeconds()).add(nanos);
        return put(name, new Value.Num(plain(seconds)));
    }

    public JsonObject put(String name, Optional<NodeId> node) {
        node.ifPresent(id -> put(name, id));
        return this;
    }

    public JsonObject put(String name, OptionalLong number) {
        number.ifPresent(value -> put(name, value));
        return this;
    }

    public JsonObject put(String name, OptionalDouble number) {
        number.ifPresent(value -> put(name, new Value.Num(plain(BigDecimal.valueOf(value)))));
        return this;
    }

    /// Without trailing zeros and without an exponent in front of the point.
    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
