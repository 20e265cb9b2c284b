package dev.millrace.duck;

import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

/// What the engine says when a statement fails, taken apart (`SET errors_as_json`).
///
/// @param type such as `Binder`, `Catalog`, `Conversion`, `Out of Memory`
/// @param subtype such as `COLUMN_NOT_FOUND`; empty if none
/// @param message in the engine's words
/// @param name what it is about; empty if none
/// @param position 0-based character in the statement
/// @param candidates names that come close
public record EngineMessage(
        String type,
        String subtype,
        String message,
        String name,
        OptionalInt position,
        List<String> candidates) {

    static EngineMessage of(SQLException failure, String sql) {
        var text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        int brace = text.indexOf('{');
        if (brace >= 0) {
            try {
                if (Json.parse(text.substring(brace)) instanceof Value.Fields fields) {
                    return of(fields, sql);
                }
            } catch (FaultException notJson) {
                return plain(text);
            }
        }
        return plain(text);
    }

    EngineMessage hiding(SecretTexts secrets) {
        return new EngineMessage(
                type, subtype, secrets.hide(message), secrets.hide(name), position, candidates);
    }

    private static EngineMessage of(Value.Fields fields, String sql) {
        var candidates = text(fields, "candidates");
        return new EngineMessage(
                text(fields, "exception_type"),
                text(fields, "error_subtype"),
                text(fields, "exception_message"),
                text(fields, "name"),
                position(text(fields, "position"), sql),
                candidates.isEmpty() ? List.of() : List.of(candidates.split(",")));
    }

    /// Errors that arise before the statement is parsed come as `Binder Error: text`.
    private static EngineMessage plain(String text) {
        int end = text.indexOf(" Error: ");
        boolean typed = end > 0 && end < 40;
        return new EngineMessage(
                typed ? text.substring(0, end) : "",
                "",
                typed ? text.substring(end + 8) : text,
                "",
                OptionalInt.empty(),
                List.of());
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Text(String text) ? text : "";
    }

    private static OptionalInt position(String bytes, String sql) {
        if (bytes.isEmpty() || !bytes.chars().allMatch(Character::isDigit)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(characterAt(sql, Integer.parseInt(bytes)));
    }

    /// The engine counts UTF-8 bytes; a text is counted in characters here.
    static int characterAt(String text, int utf8Offset) {
        int at = 0;
        int bytes = 0;
        while (at < text.length() && bytes < utf8Offset) {
            int point = text.codePointAt(at);
            int size = Character.charCount(point);
            bytes += text.substring(at, at + size).getBytes(StandardCharsets.UTF_8).length;
            at += size;
        }
        return at;
    }
}
