package dev.millrace.ui.inspector;

import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;

/// A value on a line that a person types: JSON if it is some, else the text as it stands. The empty
/// line is NULL.
final class ValueText {

    private static final String TAB = "\\t";
    private static final char TAB_SIGN = '\u21e5';

    private ValueText() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Null _ -> "";
            case Value.Text(String text) when isPlain(text) -> text;
            default -> Json.spaced(value);
        };
    }

    /// Whether `parse` takes the text for itself.
    private static boolean isPlain(String text) {
        return text.equals(text.strip())
                && text.lines().count() == 1
                && parse(text) instanceof Value.Text(String same)
                && same.equals(text);
    }

    static Value parse(String line) {
        var text = line.strip();
        if (text.isEmpty()) {
            return new Value.Null();
        }
        try {
            return Json.parse(text);
        } catch (FaultException notJson) {
            return Value.of(text);
        }
    }

    /// What a text line shows of a value that should be a text or a number.
    static String plain(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num(var number) -> number.toPlainString();
            default -> of(value);
        };
    }

    /// As `plain`, with tabs to be seen, which a line has no room for: a tab alone is `\t`.
    static String visible(Value value) {
        var text = plain(value);
        return text.equals("\t") ? TAB : text.replace('\t', TAB_SIGN);
    }

    /// The text that a line means which shows tabs.
    static Value ofVisible(String line) {
        return Value.of(line.equals(TAB) ? "\t" : line.replace(TAB_SIGN, '\t'));
    }
}
