package dev.millrace.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A query as a condition over `runs`, with the values of its question marks in order.
record RunFilter(String where, List<Object> values) {

    private static final String TEXT =
            """
            (number = ? OR pipeline LIKE ? ESCAPE '\\' OR file LIKE ? ESCAPE '\\'
                OR id LIKE ? ESCAPE '\\'
                OR EXISTS (SELECT 1 FROM parameters WHERE run = number
                    AND name || '=' || value LIKE ? ESCAPE '\\')
                OR EXISTS (SELECT 1 FROM faults WHERE run = number
                    AND code || ' ' || message LIKE ? ESCAPE '\\'))
            """;
    private static final int PATTERNS = 5;
    private static final long NO_NUMBER = -1;

    static RunFilter of(RunQuery query) {
        var parts = new ArrayList<String>(List.of("TRUE"));
        var values = new ArrayList<Object>();
        query.file()
                .ifPresent(
                        file -> {
                            parts.add("file = ?");
                            values.add(file);
                        });
        query.since()
                .ifPresent(
                        since -> {
                            parts.add("started >= ?");
                            values.add(Times.text(since));
                        });
        query.until()
                .ifPresent(
                        until -> {
                            parts.add("started < ?");
                            values.add(Times.text(until));
                        });
        if (!query.outcomes().isEmpty()) {
            var marks = Collections.nCopies(query.outcomes().size(), "?");
            parts.add("outcome IN (" + String.join(", ", marks) + ")");
            query.outcomes().forEach(outcome -> values.add(outcome.name()));
        }
        if (!query.text().isEmpty()) {
            parts.add(TEXT);
            values.add(number(query.text()));
            values.addAll(Collections.nCopies(PATTERNS, "%" + escaped(query.text()) + "%"));
        }
        return new RunFilter(String.join(" AND ", parts), values);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static long number(String text) {
        var digits = text.startsWith("#") ? text.substring(1) : text;
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : NO_NUMBER;
    }

    Object[] with(Object... more) {
        var all = new ArrayList<>(values);
        Collections.addAll(all, more);
        return all.toArray();
    }
}
