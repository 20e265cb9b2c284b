package dev.millrace.ui.code;

import dev.millrace.engine.look.EngineFunction;
import dev.millrace.model.Column;
import java.util.List;
import java.util.Locale;

/// What a text may name.
///
/// @param tables inputs, each with its columns
/// @param query whether it is a whole SELECT and no expression
/// @param aggregates whether it may make one value of many rows
public record CodeScope(
        List<Table> tables,
        List<String> parameters,
        List<EngineFunction> functions,
        boolean query,
        boolean aggregates) {

    /// @param name empty if its columns are of no input
    /// @param qualified whether its name must stand in front of its columns
    public record Table(String name, List<Column> columns, boolean qualified) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    public static final CodeScope NOTHING =
            new CodeScope(List.of(), List.of(), List.of(), false, false);

    public CodeScope {
        tables = List.copyOf(tables);
        parameters = List.copyOf(parameters);
        functions = List.copyOf(functions);
    }

    /// Whether a function has a meaning here.
    boolean offers(EngineFunction function) {
        return switch (function.kind()) {
            case SCALAR -> true;
            case AGGREGATE -> aggregates || query;
            case WINDOW, TABLE -> query;
        };
    }

    /// All functions of a name, however it is written.
    List<EngineFunction> called(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return functions.stream()
                .filter(function -> function.name().toLowerCase(Locale.ROOT).equals(wanted))
                .toList();
    }
}
