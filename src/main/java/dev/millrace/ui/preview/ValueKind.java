package dev.millrace.ui.preview;

import java.util.Locale;
import java.util.regex.Pattern;

/// How the values of a column are shown, compared and copied.
public enum ValueKind {
    NUMBER(100),
    BOOLEAN(84),
    /// Dates, times and intervals.
    TIME(168),
    TEXT(96),
    /// Structures, lists, maps and JSON.
    NESTED(140),
    BINARY(96);

    private static final Pattern NUMBERS =
            Pattern.compile(
                    "U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*|BIGNUM|VARINT");
    private static final Pattern NESTS =
            Pattern.compile("(STRUCT|MAP|UNION|LIST|ARRAY)\\b.*|JSON|VARIANT|.*\\[\\d*]");
    private static final Pattern TIMES = Pattern.compile("DATE|TIME.*|INTERVAL");

    private final double least;

    ValueKind(double least) {
        this.least = least;
    }

    /// The least width of a column, in pixels.
    double least() {
        return least;
    }

    /// @param type as the engine writes it
    public static ValueKind of(String type) {
        var name = type.strip().toUpperCase(Locale.ROOT);
        if (NESTS.matcher(name).matches()) {
            return NESTED;
        }
        if (NUMBERS.matcher(name).matches()) {
            return NUMBER;
        }
        if (TIMES.matcher(name).matches()) {
            return TIME;
        }
        return switch (name) {
            case "BOOLEAN" -> BOOLEAN;
            case "BLOB", "BIT" -> BINARY;
            default -> TEXT;
        };
    }

    boolean isRanged() {
        return this == NUMBER || this == TIME;
    }
}
