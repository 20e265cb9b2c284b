package dev.millrace.engine;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Function;

/// The members of an object while it is read. Each fault names the object and the member.
///
/// @param what the object, as the start of a sentence: `The event`
public record JsonMembers(String what, Value.Fields fields) {

    public boolean has(String name) {
        return fields.get(name) != null;
    }

    public String text(String name) {
        if (need(name) instanceof Value.Text(String text)) {
            return text;
        }
        throw wrong(name, "a text");
    }

    public long number(String name) {
        try {
            return decimal(name).longValueExact();
        } catch (ArithmeticException e) {
            throw wrong(name, "a whole number");
        }
    }

    public int small(String name) {
        long number = number(name);
        if ((int) number != number) {
            throw wrong(name, "a small whole number");
        }
        return (int) number;
    }

    public boolean flag(String name) {
        if (need(name) instanceof Value.Bool(boolean flag)) {
            return flag;
        }
        throw wrong(name, "true or false");
    }

    public List<String> texts(String name) {
        return list(name).stream()
                .map(
                        item -> {
                            if (item instanceof Value.Text(String text)) {
                                return text;
                            }
                            throw wrong(name, "a list of texts");
                        })
                .toList();
    }

    public List<Long> numbers(String name) {
        return list(name).stream()
                .map(
                        item -> {
                            if (item instanceof Value.Num(var number)) {
                                return number.longValue();
                            }
                            throw wrong(name, "a list of numbers");
                        })
                .toList();
    }

    public OptionalLong numberIfAny(String name) {
        return has(name) ? OptionalLong.of(number(name)) : OptionalLong.empty();
    }

    public OptionalDouble fractionIfAny(String name) {
        return has(name) ? OptionalDouble.of(decimal(name).doubleValue()) : OptionalDouble.empty();
    }

    public NodeId node(String name) {
        return asNode(name, need(name));
    }

    public Optional<NodeId> nodeIfAny(String name) {
        return has(name) ? Optional.of(node(name)) : Optional.empty();
    }

    public List<NodeId> nodes(String name) {
        return list(name).stream().map(item -> asNode(name, item)).toList();
    }

    public Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw wrong(name, "a time in UTC such as 2026-01-31T12:00:00.000000Z");
        }
    }

    public Duration seconds(String name) {
        try {
            long nanos = decimal(name).movePointRight(9).longValueExact();
            return Duration.ofNanos(nanos);
        } catch (ArithmeticException e) {
            throw wrong(name, "seconds with at most nine decimals");
        }
    }

    public <E extends Enum<E>> E oneOf(String name, Class<E> names) {
        var text = text(name);
        for (var constant : names.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw wrong(name, "one of " + List.of(names.getEnumConstants()));
    }

    public List<Value> list(String name) {
        if (need(name) instanceof Value.Items(var values)) {
            return values;
        }
        throw wrong(name, "a list");
    }

    public JsonMembers object(String name) {
        return asObject(name, need(name));
    }

    public List<JsonMembers> objects(String name) {
        return list(name).stream().map(item -> asObject(name, item)).toList();
    }

    /// The members of an object that maps names to things, in order.
    public <T> SequencedMap<String, T> map(
            String name, Function<String, Function<JsonMembers, T>> read) {
        var inner = object(name);
        var map = new LinkedHashMap<String, T>();
        for (var key : inner.fields.members().keySet()) {
            map.put(key, read.apply(key).apply(inner));
        }
        return map;
    }

    public FaultException fault(String sentence) {
        return Fault.of(FaultCode.REQUEST_INVALID, sentence)
                .withHint("See the page of the event protocol for what it must hold.")
                .toException();
    }

    private BigDecimal decimal(String name) {
        if (need(name) instanceof Value.Num(var number)) {
            return number;
        }
        throw wrong(name, "a number");
    }

    private NodeId asNode(String name, Value value) {
        if (value instanceof Value.Text(String id) && NodeId.isPath(id)) {
            return new NodeId(id);
        }
        throw wrong(name, "the id of a node");
    }

    private JsonMembers asObject(String name, Value value) {
        if (value instanceof Value.Fields inner) {
            return new JsonMembers(what + ", " + name + ",", inner);
        }
        throw wrong(name, "an object");
    }

    private Value need(String name) {
        var value = fields.get(name);
        if (value == null) {
            throw fault(what + " has no member '" + name + "'.");
        }
        return value;
    }

    private FaultException wrong(String name, String wanted) {
        return fault(what + " has a member '" + name + "' that is not " + wanted + ".");
    }
}
