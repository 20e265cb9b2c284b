package dev.millrace.ui.inspector;

import dev.millrace.chart.ShowMe;
import dev.millrace.chart.Sort;
import dev.millrace.model.Column;
import dev.millrace.model.Value;
import java.util.Optional;
import java.util.Set;

/// What is done to a column that is put on a shelf, going by its type, the shelf and the mark.
final class ChartDefaults {

    /// Marks that show values as they are, not sums of them.
    private static final Set<String> OF_ROWS =
            Set.of("point", "circle", "square", "tick", "boxplot");

    private ChartDefaults() {}

    static boolean isOfRows(ChartSpec spec) {
        return OF_ROWS.contains(spec.mark());
    }

    static ChartChannel of(Column column, ChartShelf shelf, ChartSpec spec) {
        var sort = Sort.of(column);
        var plain =
                new ChartChannel(Value.Fields.EMPTY)
                        .with("field", Value.of(column.name()))
                        .typed(shelf, Optional.of(sort));
        if (shelf.isPlace()) {
            return plain.with("type", "quantitative");
        }
        if (shelf == ChartShelf.DETAIL) {
            return plain;
        }
        var done =
                switch (sort) {
                    case NUMBER -> number(plain, column, shelf, spec);
                    case TIME -> shelf.isAmount() ? distinct(plain) : time(plain, shelf);
                    case TEXT, FLAG, OTHER ->
                            shelf.isAmount() ? distinct(plain) : named(plain, shelf, spec);
                };
        return done.typed(shelf, Optional.of(sort));
    }

    private static ChartChannel distinct(ChartChannel plain) {
        return plain.with("aggregate", "distinct");
    }

    private static ChartChannel number(
            ChartChannel plain, Column column, ChartShelf shelf, ChartSpec spec) {
        if (shelf.isFacet()) {
            return plain;
        }
        boolean rows = isOfRows(spec);
        boolean raw = rows && (shelf.isAxis() || shelf == ChartShelf.COLOUR);
        if (raw || (rows && shelf == ChartShelf.SIZE && !isGrouped(spec))) {
            return plain;
        }
        if (shelf.isAxis() && otherAxis(shelf, spec).filter(ChartChannel::isMeasure).isPresent()) {
            return plain.with("bin", Value.of(true));
        }
        return measured(plain, column);
    }

    /// A sum; of rates, which add up to nothing, the mean.
    static ChartChannel measured(ChartChannel plain, Column column) {
        return plain.with("aggregate", ShowMe.isRate(column) ? "mean" : "sum");
    }

    private static boolean isGrouped(ChartSpec spec) {
        return spec.channel(ChartShelf.X).filter(ChartChannel::isMeasure).isPresent()
                || spec.channel(ChartShelf.Y).filter(ChartChannel::isMeasure).isPresent();
    }

    private static Optional<ChartChannel> otherAxis(ChartShelf shelf, ChartSpec spec) {
        return spec.channel(shelf == ChartShelf.X ? ChartShelf.Y : ChartShelf.X);
    }

    /// An axis has room for months, a legend for years.
    private static ChartChannel time(ChartChannel plain, ChartShelf shelf) {
        return plain.with("timeUnit", shelf.isAxis() ? "yearmonth" : "year");
    }

    /// Bars that lie are sorted: so they compare best.
    private static ChartChannel named(ChartChannel plain, ChartShelf shelf, ChartSpec spec) {
        boolean lies = spec.mark().equals("bar") && shelf == ChartShelf.Y;
        return lies && spec.channel(ChartShelf.X).filter(ChartChannel::isMeasure).isPresent()
                ? plain.with("sort", "-x")
                : plain;
    }
}
