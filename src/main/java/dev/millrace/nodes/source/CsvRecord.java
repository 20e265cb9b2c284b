package dev.millrace.nodes.source;

import java.util.ArrayList;
import java.util.List;

/// The first record of a text file, taken apart. A quoted value may span several lines.
final class CsvRecord {

    private final String text;
    private final String delimiter;
    private final String quote;
    private final String escape;
    private int at;

    CsvRecord(ReadCsv.Settings settings, List<String> lines) {
        this.text = String.join("\n", lines);
        this.delimiter = settings.delimiter().isEmpty() ? "," : settings.delimiter();
        this.quote = settings.quote();
        this.escape = settings.escape();
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    List<String> values() {
        var values = new ArrayList<String>();
        do {
            values.add(value());
        } while (takes(delimiter));
        return values;
    }

    private String value() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (!takes(quote)) {
            return bare();
        }
        var value = new StringBuilder();
        while (at < text.length()) {
            boolean escaped = text.startsWith(escape + quote, at) && !escape.isEmpty();
            if (escaped) {
                at += escape.length();
            } else if (takes(quote)) {
                return value + bare();
            }
            value.append(text.charAt(at++));
        }
        return value.toString();
    }

    private String bare() {
        int from = at;
        while (at < text.length() && text.charAt(at) != '\n' && !text.startsWith(delimiter, at)) {
            at++;
        }
        return text.substring(from, at).strip();
    }

    private boolean takes(String token) {
        boolean there = !token.isEmpty() && text.startsWith(token, at);
        at += there ? token.length() : 0;
        return there;
    }
}
