package dev.millrace.ui.code;

import dev.millrace.engine.look.EngineFunction;
import dev.millrace.engine.look.EngineFunction.Argument;
import dev.millrace.engine.look.EngineFunction.Signature;
import java.util.stream.Collectors;

/// How a function is called, in words.
final class Signatures {

    private Signatures() {}

    /// The arguments of the longest signature and its result: `(x, precision) → DOUBLE`.
    static String brief(EngineFunction function) {
        var signature = function.signatures().getLast();
        var names =
                signature.arguments().stream()
                        .map(Argument::name)
                        .collect(Collectors.joining(", "));
        return "(" + names + more(signature) + ")" + result(signature);
    }

    /// With types: `round(x ANY, precision INTEGER) → ANY`.
    static String full(EngineFunction function, Signature signature) {
        var arguments =
                signature.arguments().stream()
                        .map(Signatures::text)
                        .collect(Collectors.joining(", "));
        return function.name() + "(" + arguments + more(signature) + ")" + result(signature);
    }

    static String text(Argument argument) {
        return argument.type().isEmpty()
                ? argument.name()
                : argument.name() + " " + argument.type();
    }

    private static String more(Signature signature) {
        return signature.more().isEmpty() ? "" : signature.arguments().isEmpty() ? "…" : ", …";
    }

    private static String result(Signature signature) {
        return signature.result().isEmpty() ? "" : " → " + signature.result();
    }

    /// The first signature that has an argument at an index; else the longest.
    static Signature with(EngineFunction function, int index) {
        return function.signatures().stream()
                .filter(s -> s.arguments().size() > index || !s.more().isEmpty())
                .findFirst()
                .orElseGet(() -> function.signatures().getLast());
    }
}
