package dev.millrace.ui.code;

import dev.millrace.engine.look.EngineFunction;
import dev.millrace.engine.look.EngineFunction.Argument;
import dev.millrace.engine.look.EngineFunction.Kind;
import dev.millrace.engine.look.EngineFunction.Signature;
import dev.millrace.model.Column;
import java.util.Arrays;
import java.util.List;

/// What texts of tests may name.
final class Scopes {

    static final List<EngineFunction> FUNCTIONS =
            List.of(
                    function("round", Kind.SCALAR, "x", "precision"),
                    function("regexp_extract", Kind.SCALAR, "string", "pattern"),
                    function("sum", Kind.AGGREGATE, "arg"),
                    function("row_number", Kind.WINDOW),
                    function("unnest", Kind.TABLE, "list"),
                    function("order_total", Kind.SCALAR, "o"));

    private Scopes() {}

    private static EngineFunction function(String name, Kind kind, String... arguments) {
        var signature =
                new Signature(
                        Arrays.stream(arguments).map(a -> new Argument(a, "ANY")).toList(),
                        "",
                        "DOUBLE");
        return new EngineFunction(name, kind, List.of(signature), "What it does.", List.of());
    }

    static CodeScope.Table table(String name, boolean qualified, String... columns) {
        return new CodeScope.Table(
                name,
                Arrays.stream(columns).map(c -> new Column(c, "VARCHAR")).toList(),
                qualified);
    }

    static CodeScope expression(CodeScope.Table... tables) {
        return new CodeScope(List.of(tables), List.of("since", "region"), FUNCTIONS, false, false);
    }

    static CodeScope measure(CodeScope.Table... tables) {
        return new CodeScope(List.of(tables), List.of(), FUNCTIONS, false, true);
    }

    static CodeScope query(CodeScope.Table... tables) {
        return new CodeScope(List.of(tables), List.of(), FUNCTIONS, true, false);
    }
}
