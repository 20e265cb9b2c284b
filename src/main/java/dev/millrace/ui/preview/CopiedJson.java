package dev.millrace.ui.preview;

import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.ui.preview.CopyFormat.Copied;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes rows as JSON, a row a line.
final class CopiedJson {

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private CopiedJson() {}

    static void write(StringBuilder out, Copied copied) {
        var kinds = copied.columns().stream().map(c -> ValueKind.of(c.type())).toList();
        var names = copied.names().stream().map(Json::quote).toList();
        out.append('[');
        var between = "\n  ";
        for (var row : copied.rows()) {
            out.append(between);
            between = ",\n  ";
            object(out, names, kinds, row);
        }
        out.append(copied.rows().isEmpty() ? "]" : "\n]").append('\n');
    }

    private static void object(
            StringBuilder out,
            List<String> names,
            List<ValueKind> kinds,
            List<@Nullable String> row) {
        out.append('{');
        for (int i = 0; i < names.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(names.get(i)).append(": ");
            out.append(value(kinds.get(i), row.get(i)));
        }
        out.append('}');
    }

    private static String value(ValueKind kind, @Nullable String value) {
        if (value == null) {
            return "null";
        }
        boolean asItIs =
                switch (kind) {
                    case NUMBER -> NUMBER.matcher(value).matches();
                    case BOOLEAN -> value.equals("true") || value.equals("false");
                    case NESTED -> isJson(value);
                    case TIME, TEXT, BINARY -> false;
                };
        return asItIs ? value : Json.quote(value);
    }

    static boolean isJson(String text) {
        try {
            Json.parse(text);
            return true;
        } catch (FaultException e) {
            return false;
        }
    }
}
