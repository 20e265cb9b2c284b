package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import java.util.List;
import java.util.Optional;

/// Another mark for a chart. What stands on the shelves moves to where the new mark shows it, so
/// that a chart is still a chart: a pie has no Y.
final class ChartMark {

    /// In the order they are offered.
    static final List<String> USUAL =
            List.of("bar", "line", "area", "point", "circle", "rect", "arc", "boxplot", "tick");

    private ChartMark() {}

    static ChartSpec change(ChartSpec spec, String mark, ChartEdits edits) {
        if (spec.mark().equals(mark)) {
            return spec;
        }
        var from = spec.mark();
        var left =
                from.equals("arc")
                        ? fromPie(spec, edits)
                        : from.equals("rect") ? fromHeat(spec, edits) : spec;
        var marked = left.withMark(mark);
        return switch (mark) {
            case "arc" -> toPie(marked, edits);
            case "rect" -> toHeat(marked, edits);
            case "boxplot" -> raw(marked, edits);
            default -> from.equals("boxplot") ? summed(marked, edits) : marked;
        };
    }

    private static boolean isMeasure(ChartSpec spec, ChartShelf shelf) {
        return spec.channel(shelf).filter(ChartChannel::isMeasure).isPresent();
    }

    private static Optional<ChartShelf> measured(ChartSpec spec) {
        return List.of(ChartShelf.Y, ChartShelf.X).stream()
                .filter(shelf -> isMeasure(spec, shelf))
                .findFirst();
    }

    private static ChartShelf other(ChartShelf axis) {
        return axis == ChartShelf.Y ? ChartShelf.X : ChartShelf.Y;
    }

    private static ChartSpec toPie(ChartSpec spec, ChartEdits edits) {
        var measure = measured(spec);
        if (measure.isEmpty() || !spec.entries(ChartShelf.ANGLE).isEmpty()) {
            return spec;
        }
        var turned =
                edits.move(
                        ChartStack.STACKED.on(spec, measure.get()),
                        measure.get(),
                        0,
                        ChartShelf.ANGLE);
        var axis = other(measure.get());
        var free =
                List.of(ChartShelf.COLOUR, ChartShelf.ACROSS, ChartShelf.DOWN, ChartShelf.DETAIL)
                        .stream()
                        .filter(shelf -> turned.entries(shelf).isEmpty())
                        .findFirst();
        return free.map(shelf -> edits.move(turned, axis, 0, shelf)).orElse(turned);
    }

    private static ChartSpec fromPie(ChartSpec spec, ChartEdits edits) {
        var next = spec;
        if (spec.entries(ChartShelf.Y).isEmpty()) {
            next = edits.move(next, ChartShelf.ANGLE, 0, ChartShelf.Y);
        }
        return spec.entries(ChartShelf.X).isEmpty()
                ? edits.move(next, ChartShelf.COLOUR, 0, ChartShelf.X)
                : next;
    }

    /// The amount becomes the colour, and what the colour told apart an axis.
    private static ChartSpec toHeat(ChartSpec spec, ChartEdits edits) {
        return measured(spec)
                .filter(_ -> !isMeasure(spec, ChartShelf.COLOUR))
                .map(
                        axis ->
                                edits.move(
                                        ChartStack.STACKED.on(spec, axis),
                                        axis,
                                        0,
                                        ChartShelf.COLOUR))
                .orElse(spec);
    }

    private static ChartSpec fromHeat(ChartSpec spec, ChartEdits edits) {
        return isMeasure(spec, ChartShelf.COLOUR) && measured(spec).isEmpty()
                ? edits.move(spec, ChartShelf.COLOUR, 0, ChartShelf.Y)
                : spec;
    }

    /// A box needs the values themselves.
    private static ChartSpec raw(ChartSpec spec, ChartEdits edits) {
        return measured(spec)
                .filter(axis -> !spec.channel(axis).map(ChartChannel::field).orElse("").isEmpty())
                .map(axis -> edits.aggregate(ChartStack.STACKED.on(spec, axis), axis, ""))
                .orElse(spec);
    }

    private static ChartSpec summed(ChartSpec spec, ChartEdits edits) {
        if (measured(spec).isPresent() || ChartDefaults.isOfRows(spec)) {
            return spec;
        }
        for (ChartShelf axis : List.of(ChartShelf.Y, ChartShelf.X)) {
            var channel = spec.channel(axis).filter(c -> c.type().equals("quantitative"));
            if (channel.isPresent() && !channel.get().isBinned()) {
                var column = edits.column(channel.get().field());
                var sum =
                        column.map(known -> ChartDefaults.measured(channel.get(), known))
                                .orElseGet(() -> channel.get().with("aggregate", "sum"));
                return spec.with(axis, sum.with("type", Value.of("quantitative")));
            }
        }
        return spec;
    }
}
