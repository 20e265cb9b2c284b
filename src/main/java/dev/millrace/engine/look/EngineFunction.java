package dev.millrace.engine.look;

import java.util.List;

/// A function that expressions may call, as the engine knows it.
///
/// @param signatures shortest first; of those that differ in types only there is one
/// @param description may be empty
public record EngineFunction(
        String name,
        Kind kind,
        List<Signature> signatures,
        String description,
        List<String> examples) {

    public enum Kind {
        SCALAR,
        AGGREGATE,
        WINDOW,
        /// Makes rows; only a whole SELECT may call it.
        TABLE
    }

    /// @param more type of further arguments; empty: there are none
    /// @param result type of its value; empty if it depends
    public record Signature(List<Argument> arguments, String more, String result) {
        public Signature {
            arguments = List.copyOf(arguments);
        }
    }

    /// @param type may be empty: it depends
    public record Argument(String name, String type) {}

    public EngineFunction {
        signatures = List.copyOf(signatures);
        examples = List.copyOf(examples);
    }
}
