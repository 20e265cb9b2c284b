package dev.millrace.json;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Reads one document. The limits keep any document harmless: none makes deep recursion, a large
/// heap or a long computation.
final class TreeReader {

    static final int MAX_DEPTH = 200;
    static final int MAX_VALUES = 1_000_000;

    /// An expression of a thousand operators, the engine's own limit, is a tree this deep.
    static final int MAX_ENGINE_DEPTH = 8_000;

    static final int MAX_ENGINE_VALUES = 50_000_000;
    static final int MAX_TEXT = 4 << 20;
    static final int MAX_DIGITS = 1_000;
    static final int MAX_REPEATS = 100;

    /// Limits that we hold ourselves, to name the place, are switched off here.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_ENGINE_DEPTH + 1)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private final Source source;
    private final BiConsumer<Pointer, Place> repeated;
    private final List<String> path = new ArrayList<>();
    private final JsonParser parser;
    private final int maxDepth;
    private final int maxValues;
    private int values;
    private int repeats;

    private record Found(Value value, Spot spot) {}

    TreeReader(Source source, BiConsumer<Pointer, Place> repeated) {
        this(source, repeated, MAX_DEPTH, MAX_VALUES);
    }

    /// For what the engine says of itself, which is deep and large where a query is.
    static TreeReader ofEngine(Source source) {
        return new TreeReader(source, (_, _) -> {}, MAX_ENGINE_DEPTH, MAX_ENGINE_VALUES);
    }

    private TreeReader(
            Source source, BiConsumer<Pointer, Place> repeated, int maxDepth, int maxValues) {
        this.maxDepth = maxDepth;
        this.maxValues = maxValues;
        this.source = source;
        this.repeated = repeated;
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), source.text());
    }

    Document read() {
        try (parser) {
            if (parser.nextToken() == null) {
                throw fault(FaultCode.FILE_NOT_JSON, 0, "There is nothing in it.");
            }
            var root = value(offset());
            if (parser.nextToken() != null) {
                throw fault(
                        FaultCode.FILE_NOT_JSON,
                        offset(),
                        "Something stands behind the end of the document.");
            }
            return new Document(source, root.value(), root.spot());
        } catch (JacksonException e) {
            var found = new Syntax(source.text(), parser.streamReadContext()).find(e);
            throw found.fault().at(source.place(found.offset())).toException(e);
        }
    }

    private Found value(int name) {
        int at = offset();
        if (++values > maxValues) {
            throw fault(
                    FaultCode.FILE_TOO_LARGE, at, "There are more than a million values in it.");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(name, at);
            case START_ARRAY -> list(name, at);
            case VALUE_STRING -> leaf(text(at), name, at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> leaf(number(at), name, at);
            case VALUE_TRUE -> leaf(Value.of(true), name, at);
            case VALUE_FALSE -> leaf(Value.of(false), name, at);
            case VALUE_NULL -> leaf(new Value.Null(), name, at);
            default -> throw new IllegalStateException("no value: " + parser.currentToken());
        };
    }

    private static Found leaf(Value value, int name, int at) {
        return new Found(value, new Spot(name, at, Map.of(), List.of()));
    }

    private Found object(int name, int at) {
        checkDepth(at);
        var members = new LinkedHashMap<String, Value>();
        var spots = new HashMap<String, Spot>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int nameAt = offset();
            var member = parser.currentName();
            if (member.length() > MAX_TEXT) {
                throw tooLong(nameAt, "name", MAX_TEXT);
            }
            path.addLast(member);
            parser.nextToken();
            var found = value(nameAt);
            if (members.putIfAbsent(member, found.value()) == null) {
                spots.put(member, found.spot());
            } else {
                repeated(nameAt);
            }
            path.removeLast();
        }
        return new Found(new Value.Fields(members), new Spot(name, at, spots, List.of()));
    }

    private Found list(int name, int at) {
        checkDepth(at);
        var elements = new ArrayList<Value>();
        var spots = new ArrayList<Spot>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            path.addLast(Integer.toString(elements.size()));
            var found = value(offset());
            elements.add(found.value());
            spots.add(found.spot());
            path.removeLast();
        }
        return new Found(new Value.Items(elements), new Spot(name, at, Map.of(), spots));
    }

    private void repeated(int at) {
        if (++repeats <= MAX_REPEATS) {
            repeated.accept(new Pointer(path), source.place(at));
        }
    }

    private void checkDepth(int at) {
        if (path.size() >= maxDepth) {
            throw fault(
                    FaultCode.FILE_TOO_DEEP,
                    at,
                    "More than " + maxDepth + " objects and lists stand one in another here.");
        }
    }

    private Value text(int at) {
        if (parser.getStringLength() > MAX_TEXT) {
            throw tooLong(at, "text", MAX_TEXT);
        }
        return Value.of(parser.getString());
    }

    private Value number(int at) {
        if (parser.getStringLength() > MAX_DIGITS) {
            throw tooLong(at, "number", MAX_DIGITS);
        }
        try {
            var number = new BigDecimal(parser.getString());
            if (Math.abs((long) number.scale()) > MAX_DIGITS) {
                throw tooLong(at, "number", MAX_DIGITS);
            }
            return new Value.Num(number);
        } catch (NumberFormatException e) {
            throw tooLong(at, "number", MAX_DIGITS);
        }
    }

    private FaultException tooLong(int at, String what, int limit) {
        return fault(
                FaultCode.FILE_TOO_LARGE,
                at,
                "The " + what + " here is longer than " + limit + " characters.");
    }

    private FaultException fault(FaultCode code, int at, String message) {
        return Fault.of(code, message).at(source.place(at)).toException();
    }

    /// Where the present token begins.
    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }
}
