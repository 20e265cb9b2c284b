package dev.millrace.lineage;

import java.util.ArrayList;
import java.util.List;

/// The fields of a type as the engine writes it: `STRUCT(a INTEGER, "b c" VARCHAR[])`.
final class StructType {

    private static final String START = "STRUCT(";

    private StructType() {}

    /// Names of the fields; empty if the type is no struct.
    static List<String> fields(String type) {
        if (!type.startsWith(START) || !type.endsWith(")")) {
            return List.of();
        }
        var names = new ArrayList<String>();
        int depth = 0;
        boolean begins = true;
        for (int at = START.length(); at < type.length() - 1; ) {
            char c = type.charAt(at);
            int end = c == '"' ? quoted(type, at) : Brackets.next(type, at);
            if (begins && c != ' ') {
                end = c == '"' ? end : type.indexOf(' ', at);
                names.add(name(type.substring(at, Math.max(end, at))));
                begins = false;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                begins |= c == ',' && depth == 0;
            }
            at = Math.max(end, at + 1);
        }
        return names;
    }

    private static int quoted(String type, int at) {
        int end = Brackets.next(type, at);
        while (end < type.length() && type.charAt(end) == '"') {
            end = Brackets.next(type, end);
        }
        return end;
    }

    private static String name(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }
}
