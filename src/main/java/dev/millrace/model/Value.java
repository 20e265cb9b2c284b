package dev.millrace.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A setting as data: what JSON can say, nothing more. Numbers keep their digits.
public sealed interface Value {

    record Null() implements Value {}

    record Bool(boolean value) implements Value {}

    record Num(BigDecimal value) implements Value {}

    record Text(String value) implements Value {}

    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }
    }

    /// Members in the order of the file.
    record Fields(SequencedMap<String, Value> members) implements Value {
        public static final Fields EMPTY = new Fields(new LinkedHashMap<>());

        public Fields {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        public @Nullable Value get(String name) {
            return members.get(name);
        }

        public boolean isEmpty() {
            return members.isEmpty();
        }

        public Fields with(String name, Value value) {
            var next = new LinkedHashMap<>(members);
            next.put(name, value);
            return new Fields(next);
        }

        public Fields without(String name) {
            var next = new LinkedHashMap<>(members);
            next.remove(name);
            return new Fields(next);
        }
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(boolean value) {
        return new Bool(value);
    }

    static Value of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Items items(Value... values) {
        return new Items(List.of(values));
    }

    /// Members from name and value in turn, for tests and generated pipelines.
    @SafeVarargs
    static Fields fields(Map.Entry<String, Value>... members) {
        var map = new LinkedHashMap<String, Value>();
        for (var member : members) {
            map.put(member.getKey(), member.getValue());
        }
        return new Fields(map);
    }

    /// What it is, as a person would say it: `a text`, `a list`.
    default String kind() {
        return switch (this) {
            case Null _ -> "null";
            case Bool _ -> "true or false";
            case Num _ -> "a number";
            case Text _ -> "a text";
            case Items _ -> "a list";
            case Fields _ -> "an object";
        };
    }
}
