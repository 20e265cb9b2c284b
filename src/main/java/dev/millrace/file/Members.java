package dev.millrace.file;

import dev.millrace.fault.FaultCode;
import dev.millrace.json.Pointer;
import dev.millrace.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The members of one object, asked for one by one. One of the wrong type is noted, and read as if
/// it were absent.
final class Members {

    private final Value.Fields fields;
    private final Pointer at;
    private final Problems problems;
    private final Set<String> known = new HashSet<>();

    Members(Value.Fields fields, Pointer at, Problems problems) {
        this.fields = fields;
        this.at = at;
        this.problems = problems;
    }

    Pointer at(String name) {
        return at.to(name);
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    Optional<Value> value(String name) {
        known.add(name);
        return Optional.ofNullable(fields.get(name));
    }

    /// Empty if absent.
    String text(String name) {
        return as(Value.Text.class, name, "a text").map(Value.Text::value).orElse("");
    }

    /// Notes a member that is not a text, and leaves it to the rest.
    void expectText(String name) {
        var value = fields.get(name);
        if (value != null && !(value instanceof Value.Text)) {
            problems.wrong(at(name), value, "a text");
        }
    }

    /// A text that may not be absent or empty.
    String required(String name) {
        var text = text(name);
        if (text.isEmpty() && value(name).map(Value.Text.class::isInstance).orElse(true)) {
            problems.add(
                    FaultCode.MEMBER_MISSING,
                    at(name),
                    "The text \"" + name + "\" is missing.",
                    "Add a member \"" + name + "\".");
        }
        return text;
    }

    boolean flag(String name) {
        return as(Value.Bool.class, name, "true or false").map(Value.Bool::value).orElse(false);
    }

    List<Value> items(String name) {
        return as(Value.Items.class, name, "a list").map(Value.Items::values).orElse(List.of());
    }

    Value.Fields fields(String name) {
        return as(Value.Fields.class, name, "an object").orElse(Value.Fields.EMPTY);
    }

    /// A member that may be read in another form. One that cannot be is noted, and left to the
    /// rest.
    ///
    /// @param expected such as `a text`
    <T> Optional<T> read(String name, String expected, Function<Value, Optional<T>> reader) {
        var value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        var read = reader.apply(value);
        if (read.isPresent()) {
            known.add(name);
        } else {
            problems.wrong(at(name), value, expected);
        }
        return read;
    }

    /// The members that were not asked for.
    Value.Fields rest() {
        var rest = fields;
        for (String name : known) {
            rest = rest.without(name);
        }
        return rest;
    }

    private <V extends Value> Optional<V> as(Class<V> type, String name, String expected) {
        var value = value(name);
        value.filter(found -> !type.isInstance(found))
                .ifPresent(found -> problems.wrong(at(name), found, expected));
        return value.filter(type::isInstance).map(type::cast);
    }
}
