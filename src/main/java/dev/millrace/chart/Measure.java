package dev.millrace.chart;

import dev.millrace.sql.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A number of each group. With `over` it is divided by another one of the same group, and is NULL
/// where that is 0.
///
/// @param column empty for COUNT
public record Measure(Op op, String column, Optional<Measure> over) {

    /// A piece of a measure that can be added up over groups, or of which the least or greatest is
    /// that of all.
    ///
    /// @param role `sum count min max mean_sum mean_count ratio_top ratio_bottom`
    public record Part(String role, Measure measure) {}

    public static Measure of(Op op, String column) {
        return new Measure(op, op == Op.COUNT ? "" : column, Optional.empty());
    }

    public static Measure count() {
        return of(Op.COUNT, "");
    }

    public Measure over(Measure divisor) {
        return new Measure(op, column, Optional.of(divisor));
    }

    /// `Sum of sales`, `Sum of profit per sum of sales`.
    public String title() {
        var own = op == Op.COUNT ? op.title() : op.title() + " " + column;
        return over.map(below -> own + " per " + inSentence(below.title())).orElse(own);
    }

    private static String inSentence(String title) {
        return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    /// As the page names how it comes about.
    public String kind() {
        return over.isPresent() ? "ratio" : op.text();
    }

    /// A BIGINT for what counts, else a DOUBLE.
    Sql value() {
        var own =
                op == Op.COUNT
                        ? Sql.keyword(op.template())
                        : Sql.of(op.template(), Sql.name(column));
        return over.map(below -> Sql.of("CAST({} AS DOUBLE) / nullif({}, 0)", own, below.value()))
                .orElse(own);
    }

    /// What a cube holds in its place; empty if it cannot be had from parts of groups.
    List<Part> parts() {
        if (over.isPresent()) {
            var below = over.get();
            boolean adds = op.isSum() && below.op().isSum() && below.over().isEmpty();
            return adds
                    ? List.of(
                            new Part("ratio_top", of(op, column)), new Part("ratio_bottom", below))
                    : List.of();
        }
        return switch (op) {
            case SUM -> List.of(new Part("sum", this));
            case COUNT, VALID, MISSING -> List.of(new Part("count", this));
            case MIN -> List.of(new Part("min", this));
            case MAX -> List.of(new Part("max", this));
            case MEAN ->
                    List.of(
                            new Part("mean_sum", of(Op.SUM, column)),
                            new Part("mean_count", of(Op.VALID, column)));
            case DISTINCT, MEDIAN, Q1, Q3, STDEV, VARIANCE, WHISKER_LOW, WHISKER_HIGH -> List.of();
        };
    }
}
