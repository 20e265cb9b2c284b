package dev.millrace.ui.inspector;

import dev.millrace.chart.Sort;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the places on an axis are.
enum ChartScale {
    NUMBER,
    TIME,
    GROUPS;

    /// @param axis `x` or `y`
    /// @return empty if nothing stands on the axis
    static Optional<ChartScale> of(ChartDesk desk, String axis) {
        return channel(desk.spec(), axis).map(channel -> of(desk, channel));
    }

    private static ChartScale of(ChartDesk desk, ChartChannel channel) {
        if (channel.isMeasure()) {
            return NUMBER;
        }
        return switch (channel.type()) {
            case "quantitative" -> NUMBER;
            case "temporal" -> TIME;
            case "nominal", "ordinal" -> GROUPS;
            default ->
                    desk.edits()
                            .sort(channel)
                            .map(
                                    sort ->
                                            sort == Sort.NUMBER
                                                    ? NUMBER
                                                    : sort == Sort.TIME ? TIME : GROUPS)
                            .orElse(NUMBER);
        };
    }

    /// The column on an axis: of the chart, or of the first layer that has one there.
    static Optional<ChartChannel> channel(ChartSpec spec, String axis) {
        var all = new ArrayList<Optional<ChartChannel>>();
        all.add(spec.channel(axis));
        if (spec.tree().get("layer") instanceof Value.Items(var layers)) {
            for (Value layer : layers) {
                if (layer instanceof Value.Fields fields) {
                    all.add(new ChartSpec(fields).channel(axis));
                }
            }
        }
        return all.stream().flatMap(Optional::stream).findFirst();
    }

    /// The axes on which something has a place between others.
    static List<String> axes(ChartDesk desk) {
        return List.of("y", "x").stream()
                .filter(axis -> of(desk, axis).filter(scale -> scale != GROUPS).isPresent())
                .toList();
    }

    /// A place on the axis; empty if the text is none.
    Optional<Value> parse(String text) {
        var typed = text.strip();
        try {
            return switch (this) {
                case NUMBER -> Optional.of(new Value.Num(new BigDecimal(typed)));
                case TIME -> {
                    time(typed);
                    yield Optional.of(Value.of(typed));
                }
                case GROUPS -> Optional.empty();
            };
        } catch (NumberFormatException | DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static void time(String text) {
        switch (text.length()) {
            case 4 -> LocalDate.parse(text + "-01-01");
            case 7 -> LocalDate.parse(text + "-01");
            case 10 -> LocalDate.parse(text);
            default -> LocalDateTime.parse(text.replace(' ', 'T'));
        }
    }

    /// What a person may write.
    String example() {
        return switch (this) {
            case NUMBER -> "A number";
            case TIME -> "A date: 2026-01-31";
            case GROUPS -> "";
        };
    }
}
