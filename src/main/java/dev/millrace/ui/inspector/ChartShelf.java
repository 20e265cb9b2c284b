package dev.millrace.ui.inspector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A place of a chart that takes a column: a channel of Vega-Lite under the name people use.
enum ChartShelf {
    X("x", "X"),
    Y("y", "Y"),
    ANGLE("theta", "Angle"),
    LONGITUDE("longitude", "Longitude"),
    LATITUDE("latitude", "Latitude"),
    COLOUR("color", "Colour"),
    SIZE("size", "Size"),
    TEXT("text", "Text"),
    ACROSS("column", "Facet across"),
    DOWN("row", "Facet down"),
    WRAPPED("facet", "Facet"),
    DETAIL("detail", "Detail");

    private static final Set<String> SIZED =
            Set.of("point", "circle", "square", "line", "trail", "tick", "rule", "text");

    private final String channel;
    private final String label;

    ChartShelf(String channel, String label) {
        this.channel = channel;
        this.label = label;
    }

    /// As Vega-Lite names it.
    String channel() {
        return channel;
    }

    String label() {
        return label;
    }

    boolean isAxis() {
        return this == X || this == Y;
    }

    boolean isFacet() {
        return this == ACROSS || this == DOWN || this == WRAPPED;
    }

    boolean isPlace() {
        return this == LONGITUDE || this == LATITUDE;
    }

    /// Whether it draws amounts, whatever column it gets.
    boolean isAmount() {
        return this == ANGLE || this == SIZE;
    }

    /// Whether it takes several columns.
    boolean takesMany() {
        return this == DETAIL;
    }

    /// Whether a member of a channel means anything here; others would be refused.
    boolean allows(String member) {
        return switch (member) {
            case "axis" -> isAxis();
            case "legend" -> this == COLOUR || this == SIZE;
            case "stack" -> isAxis() || this == ANGLE;
            case "scale" -> isAxis() || this == ANGLE || this == COLOUR || this == SIZE;
            case "columns" -> this == WRAPPED;
            case "condition" -> this == COLOUR || this == SIZE || this == TEXT;
            default -> true;
        };
    }

    /// Those that a chart has use for, and those it uses.
    static List<ChartShelf> of(ChartSpec spec) {
        return Arrays.stream(values())
                .filter(shelf -> shelf.suits(spec) || !spec.entries(shelf).isEmpty())
                .toList();
    }

    private boolean suits(ChartSpec spec) {
        var mark = spec.mark();
        return switch (this) {
            case X, Y -> !mark.equals("arc") && !spec.isMap();
            case ANGLE -> mark.equals("arc");
            case LONGITUDE, LATITUDE -> spec.isMap();
            case SIZE -> SIZED.contains(mark);
            case TEXT -> mark.equals("text");
            case WRAPPED -> false;
            case COLOUR, ACROSS, DOWN, DETAIL -> true;
        };
    }

    static Optional<ChartShelf> ofChannel(String channel) {
        var wanted = channel.equals("colour") ? COLOUR.channel : channel;
        return Arrays.stream(values()).filter(shelf -> shelf.channel.equals(wanted)).findFirst();
    }
}
