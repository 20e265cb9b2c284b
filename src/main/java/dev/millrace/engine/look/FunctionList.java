package dev.millrace.engine.look;

import static java.util.Objects.requireNonNullElse;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.engine.look.EngineFunction.Argument;
import dev.millrace.engine.look.EngineFunction.Kind;
import dev.millrace.engine.look.EngineFunction.Signature;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.plan.Functions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the functions out of the engine's own catalogue, those that expressions may call.
public final class FunctionList {

    private static final String SELECT =
            """
            SELECT function_name, function_type,
                to_json(list({'names': parameters, 'types': parameter_types, 'more': varargs,
                    'result': return_type} ORDER BY len(parameters), function_oid)),
                coalesce(any_value(description), ''),
                to_json(coalesce(any_value(examples), []))
            FROM duckdb_functions()
            WHERE regexp_full_match(function_name, '[a-zA-Z][a-zA-Z0-9_]*')
                AND function_type IN ('scalar', 'macro', 'aggregate', 'window', 'table')
            GROUP BY function_name, function_type ORDER BY function_name, function_type
            """;

    /// More types than these are a sign that any will do.
    private static final int MOST_TYPES = 4;

    private FunctionList() {}

    public static List<EngineFunction> read() {
        var threads = new DeepThreads();
        return threads.call(
                () -> {
                    try (var session = Session.open(SessionSettings.small("UTC"));
                            var lane = session.lane()) {
                        return read(lane);
                    }
                });
    }

    private static List<EngineFunction> read(Lane lane) {
        return Stream.concat(
                        lane.rows(SELECT).values().stream()
                                .filter(FunctionList::isAllowed)
                                .map(FunctionList::function),
                        Stream.of(coalesce()))
                .toList();
    }

    /// The engine's grammar knows it, its catalogue does not.
    private static EngineFunction coalesce() {
        return new EngineFunction(
                "coalesce",
                Kind.SCALAR,
                List.of(new Signature(List.of(new Argument("value", "")), "ANY", "")),
                "The first value that is not NULL.",
                List.of("coalesce(NULL, 42)"));
    }

    private static boolean isAllowed(List<@Nullable String> row) {
        return Functions.isAllowed(text(row, 0), text(row, 1).equals("table"));
    }

    private static EngineFunction function(List<@Nullable String> row) {
        return new EngineFunction(
                text(row, 0),
                kind(row),
                signatures(Json.ofEngine(text(row, 2))),
                text(row, 3),
                texts(Json.ofEngine(text(row, 4))));
    }

    private static Kind kind(List<@Nullable String> row) {
        if (Functions.multipliesRows(text(row, 0))) {
            return Kind.TABLE;
        }
        return switch (text(row, 1)) {
            case "aggregate" -> Kind.AGGREGATE;
            case "window" -> Kind.WINDOW;
            case "table" -> Kind.TABLE;
            default -> Kind.SCALAR;
        };
    }

    private static String text(List<@Nullable String> row, int at) {
        return requireNonNullElse(row.get(at), "");
    }

    /// Overloads whose arguments are called the same.
    private record Shape(List<String> names, String more) {}

    private static List<Signature> signatures(Value overloads) {
        var shapes = new LinkedHashMap<Shape, List<Value.Fields>>();
        for (Value overload : ((Value.Items) overloads).values()) {
            var fields = (Value.Fields) overload;
            var shape = new Shape(texts(fields.get("names")), text(fields.get("more")));
            shapes.computeIfAbsent(shape, _ -> new ArrayList<>()).add(fields);
        }
        return signatures(shapes);
    }

    private static List<Signature> signatures(SequencedMap<Shape, List<Value.Fields>> shapes) {
        var signatures = new ArrayList<Signature>();
        shapes.forEach(
                (shape, overloads) -> {
                    var arguments = new ArrayList<Argument>();
                    for (int i = 0; i < shape.names().size(); i++) {
                        int at = i;
                        arguments.add(
                                new Argument(
                                        shape.names().get(i),
                                        types(overloads.stream().map(o -> type(o, at)))));
                    }
                    var result = types(overloads.stream().map(o -> text(o.get("result"))));
                    signatures.add(new Signature(arguments, shape.more(), result));
                });
        return signatures;
    }

    private static String type(Value.Fields overload, int at) {
        var types = texts(overload.get("types"));
        return at < types.size() ? types.get(at) : "";
    }

    private static String types(Stream<String> all) {
        SequencedSet<String> types = new LinkedHashSet<>(all.toList());
        types.remove("");
        return types.size() > MOST_TYPES ? "ANY" : String.join(" | ", types);
    }

    private static List<String> texts(@Nullable Value value) {
        return value instanceof Value.Items(var values)
                ? values.stream().map(FunctionList::text).toList()
                : List.of();
    }

    private static String text(@Nullable Value value) {
        return value instanceof Value.Text(String text) ? text : "";
    }
}
