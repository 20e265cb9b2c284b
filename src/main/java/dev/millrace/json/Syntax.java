package dev.millrace.json;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.io.ContentReference;

/// Says in a person's words why a text is not JSON, from what stands where the parser stopped.
///
/// @param context the object or list the parser stopped in
record Syntax(String text, TokenStreamContext context) {

    private static final Pattern VALUE =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false|null");
    private static final Pattern BEGUN_ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{0,3})?");
    private static final int LONGEST_WORD = 30;

    /// A fault whose place is left open, and the offset it is at.
    record Found(Fault fault, int offset) {}

    Found find(JacksonException e) {
        int at = Math.clamp(e.getLocation().getCharOffset(), 0, text.length());
        if (e instanceof UnexpectedEndOfInputException || at == text.length()) {
            return found(
                    text.length(), "The text ends inside " + open(), "Part of it may be lost.");
        }
        if (text.charAt(at) < ' ') {
            return control(at);
        }
        int escape = text.lastIndexOf('\\', at - 1);
        if (escape >= 0 && BEGUN_ESCAPE.matcher(text.substring(escape, at)).matches()) {
            return found(
                    escape,
                    "The escape " + text.substring(escape, at + 1) + " is not one JSON knows.",
                    "A backslash is written \\\\, a character \\u and four hexadecimal digits.");
        }
        int from = at;
        while (from > 0 && isWord(text.charAt(from - 1))) {
            from--;
        }
        var word = word(from);
        boolean wrong = !word.isEmpty() && !VALUE.matcher(word).matches();
        return wrong ? word(word, from) : unexpected(at);
    }

    private Found control(int at) {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r'
                ? found(at, "A line ends inside a text.", "Close the text or write \\n.")
                : found(
                        at,
                        "The character U+%04X stands in it as it is."
                                .formatted((int) text.charAt(at)),
                        "In a text it is written \\u%04x.".formatted((int) text.charAt(at)));
    }

    private Found word(String word, int from) {
        boolean name = context.inObject() && before(from) != ':';
        return found(
                from,
                name
                        ? "The name " + word + " does not stand in double quotes."
                        : word + " is not a value.",
                name
                        ? "Write \"" + word + "\"."
                        : "A value is a text in double quotes, a number such as -1.5e3, true, false,"
                                + " null, an object or a list.");
    }

    private Found unexpected(int at) {
        var here = text.substring(at, at + Character.charCount(text.codePointAt(at)));
        char before = before(at);
        if (here.equals("'")) {
            return found(at, "Here stands a single quote.", "Texts stand in double quotes.");
        }
        if (here.equals("/") || here.equals("#")) {
            return found(at, "Here stands " + here + ", and JSON has no comments.", "");
        }
        if (before == ',') {
            return found(at, "Here stands " + here + " directly behind a comma.", "");
        }
        if (before == ':') {
            return found(at, "Here stands " + here + " in place of a value.", "");
        }
        if (context.inRoot() || before == '{' || before == '[') {
            return found(at, "Here stands " + here + ", which cannot begin anything.", "");
        }
        var missing = context.inObject() ? "a comma or }" : "a comma or ]";
        var colon = context.inObject() && before == '"' ? "a colon, " : "";
        return found(at, "In front of " + here + " " + colon + missing + " is missing.", "");
    }

    private String open() {
        int line = context.startLocation(ContentReference.unknown()).getLineNr();
        if (context.inRoot()) {
            return "a value.";
        }
        return (context.inObject() ? "the object" : "the list")
                + " that begins in line "
                + line
                + ".";
    }

    /// The last character in front of the offset that is not white space.
    private char before(int offset) {
        int at = offset - 1;
        while (at > 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at < 0 ? ' ' : text.charAt(at);
    }

    private String word(int from) {
        int to = from;
        while (to < text.length() && to < from + LONGEST_WORD && isWord(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '+' || c == '-';
    }

    private static Found found(int at, String message, String hint) {
        return new Found(Fault.of(FaultCode.FILE_NOT_JSON, message).withHint(hint), at);
    }
}
