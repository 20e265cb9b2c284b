package dev.millrace.ui.code;

import dev.millrace.engine.look.EngineFunction;
import java.util.Optional;

/// Something a person may mean to type.
///
/// @param label what it is found by and shown as
/// @param text what is put in
/// @param detail said beside it
/// @param function if it is one; its text ends in brackets
record Candidate(
        Kind kind, String label, String text, String detail, Optional<EngineFunction> function) {

    /// In the order they are listed.
    enum Kind {
        COLUMN("Column"),
        PARAMETER("Parameter"),
        TABLE("Input"),
        FUNCTION("Function"),
        KEYWORD("Keyword");

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Candidate plain(Kind kind, String label, String text, String detail) {
        return new Candidate(kind, label, text, detail, Optional.empty());
    }

    static Candidate of(EngineFunction function) {
        return new Candidate(
                Kind.FUNCTION,
                function.name(),
                function.name() + "()",
                Signatures.brief(function),
                Optional.of(function));
    }
}
