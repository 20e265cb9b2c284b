package dev.millrace.ui.inspector;

import dev.millrace.chart.Sort;
import java.util.Optional;

/// Icons of marks and of types of columns, each the data of an SVG path in a square of 24 x 24.
final class ChartGlyphs {

    static final String SWAP = "M7 4L2.5 8.5L7 13V9.5H15V7.5H7ZM17 11V14.5H9V16.5H17V20L21.5 15.5Z";
    static final String PROPOSE =
            "M12 2.5L14 9L20.5 11L14 13L12 19.5L10 13L3.5 11L10 9ZM19 15.5L19.9 18.1L22.5"
                    + " 19L19.9 19.9L19 22.5L18.1 19.9L15.5 19L18.1 18.1Z";

    private static final String LETTER =
            "M5 5H19V9H17.2V6.8H13V17.2H15.5V19H8.5V17.2H11V6.8H6.8V9H5Z";
    private static final String HASH =
            "M8.5 4H10.3L9.7 8.5H14.2L14.8 4H16.6L16 8.5H20V10.3H15.8L15.3 13.7H19.5V15.5H15.1L14.5"
                    + " 20H12.7L13.3 15.5H8.8L8.2 20H6.4L7 15.5H3V13.7H7.2L7.7"
                    + " 10.3H3.5V8.5H7.9ZM9.5 10.3L9 13.7H13.5L14 10.3Z";
    private static final String CALENDAR = "M7 3H9V5H15V3H17V5H20V20H4V5H7ZM5.8 9.5V18.2H18.2V9.5Z";
    private static final String CHECK =
            "M4 4H20V20H4ZM5.8 5.8V18.2H18.2V5.8ZM10.6 16L7 12.4L8.3 11.1L10.6 13.4L15.7 8.3L17"
                    + " 9.6Z";
    private static final String BRACKETS =
            "M4 4H9V5.8H5.8V18.2H9V20H4ZM20 4H15V5.8H18.2V18.2H15V20H20ZM11 11H13V13H11Z";

    private ChartGlyphs() {}

    /// @param sort empty: the column is not known, or it is no column
    static String of(Optional<Sort> sort) {
        return sort.map(
                        known ->
                                switch (known) {
                                    case NUMBER -> HASH;
                                    case TIME -> CALENDAR;
                                    case TEXT -> LETTER;
                                    case FLAG -> CHECK;
                                    case OTHER -> BRACKETS;
                                })
                .orElse(BRACKETS);
    }

    /// What the icon says, for those who do not see it.
    static String words(Sort sort) {
        return switch (sort) {
            case NUMBER -> "number";
            case TIME -> "time";
            case TEXT -> "text";
            case FLAG -> "true or false";
            case OTHER -> "not drawable";
        };
    }

    static String mark(String mark) {
        return switch (mark) {
            case "bar" -> "M3 21V11H8V21ZM9.5 21V3H14.5V21ZM16 21V14H21V21Z";
            case "line" ->
                    "M3.7 18.9L2.1 17.5L9 9.2L13.4 13.6L20.3 4.9L21.9 6.2L13.6 16.8L9.1 12.3Z";
            case "area" -> "M3 20V15L9 8L14 12L21 5V20Z";
            case "point" -> ring(7, 16.5) + ring(11.5, 8) + ring(18, 13);
            case "circle" -> disc(8, 15.5, 5) + disc(16.5, 7, 3.5) + disc(18.5, 16.5, 2.2);
            case "square" -> "M5 5H19V19H5Z";
            case "rect" -> "M3 3H9V9H3ZM15 3H21V9H15ZM9 9H15V15H9ZM3 15H9V21H3ZM15 15H21V21H15Z";
            case "arc" -> "M11 4.5A8.5 8.5 0 1 0 19.5 13H11ZM13.5 2V10.5H22A8.5 8.5 0 0 0 13.5 2Z";
            case "boxplot" ->
                    "M11 2H13V6.5H17.5V17.5H13V22H11V17.5H6.5V6.5H11ZM8.3"
                            + " 8.3V11.1H15.7V8.3ZM8.3 12.9V15.7H15.7V12.9Z";
            case "tick" ->
                    "M3 5H5V19H3ZM7.5 5H9.5V19H7.5ZM10.7 5H12.7V19H10.7ZM16.5 5H18.5V19H16.5ZM20"
                            + " 5H22V19H20Z";
            case "rule" -> "M3 11H21V13H3Z";
            case "trail" -> "M3 19L20 4L21.5 9Z";
            default -> LETTER;
        };
    }

    private static String disc(double x, double y, double radius) {
        return "M%s %sm-%s 0a%s %s 0 1 0 %s 0a%s %s 0 1 0 -%s 0Z"
                .formatted(x, y, radius, radius, radius, 2 * radius, radius, radius, 2 * radius);
    }

    private static String ring(double x, double y) {
        return disc(x, y, 3.2) + disc(x, y, 1.5);
    }
}
