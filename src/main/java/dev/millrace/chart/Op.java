package dev.millrace.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How the values of a group become one number. NULL does not count, but for `COUNT` and `MISSING`.
public enum Op {
    COUNT("Number of rows", "count(*)"),
    SUM("Sum of", "CAST(sum({}) AS DOUBLE)"),
    MEAN("Mean of", "CAST(avg({}) AS DOUBLE)"),
    MIN("Least", "CAST(min({}) AS DOUBLE)"),
    MAX("Greatest", "CAST(max({}) AS DOUBLE)"),
    /// Different values.
    DISTINCT("Different", "count(DISTINCT {})"),
    MEDIAN("Median of", "quantile_cont(CAST({} AS DOUBLE), 0.5)"),
    Q1("First quartile of", "quantile_cont(CAST({} AS DOUBLE), 0.25)"),
    Q3("Third quartile of", "quantile_cont(CAST({} AS DOUBLE), 0.75)"),
    /// Of a sample, as VARIANCE.
    STDEV("Standard deviation of", "stddev_samp(CAST({} AS DOUBLE))"),
    VARIANCE("Variance of", "var_samp(CAST({} AS DOUBLE))"),
    /// Rows that have a value.
    VALID("Rows with", "count({})"),
    MISSING("Rows without", "count(*) - count({})"),
    /// The least value that is no further than 1.5 times the distance of the quartiles below Q1.
    WHISKER_LOW("Lower whisker of", ""),
    WHISKER_HIGH("Upper whisker of", "");

    private final String title;
    private final String template;

    Op(String title, String template) {
        this.title = title;
        this.template = template;
    }

    /// In front of the column's name.
    String title() {
        return title;
    }

    String template() {
        return template;
    }

    /// As Vega-Lite names it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether what it gives are rows that are counted.
    public boolean counts() {
        return this == COUNT || this == DISTINCT || this == VALID || this == MISSING;
    }

    /// Whether parts may be put on top of each other.
    boolean isSum() {
        return this == SUM || this == COUNT || this == VALID || this == MISSING;
    }

    /// Whether its columns must be numbers.
    boolean needsNumbers() {
        return !counts();
    }

    boolean isWhisker() {
        return this == WHISKER_LOW || this == WHISKER_HIGH;
    }

    /// @param name as Vega-Lite writes it
    public static Optional<Op> of(String name) {
        var wanted = name.equals("average") ? "mean" : name;
        return Arrays.stream(values())
                .filter(op -> !op.isWhisker() && op.text().equals(wanted))
                .findFirst();
    }
}
