package dev.millrace.node;

/// An input port.
///
/// @param name unique among the inputs of the type
public record Input(String name, Arity arity) {

    public enum Arity {
        /// Exactly one link.
        ONE,
        /// At most one link.
        OPTIONAL,
        /// At least one link; they keep the order of the file.
        MANY
    }

    public static Input in(String name) {
        return new Input(name, Arity.ONE);
    }

    public static Input optional(String name) {
        return new Input(name, Arity.OPTIONAL);
    }

    public static Input many(String name) {
        return new Input(name, Arity.MANY);
    }
}
