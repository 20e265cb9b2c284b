package dev.millrace.chart;

import java.util.Locale;
import java.util.Optional;

/// The aggregate of a setting, which may be none.
public enum Aggregate {
    NONE,
    COUNT,
    SUM,
    MEAN,
    MIN,
    MAX,
    DISTINCT,
    MEDIAN,
    Q1,
    Q3,
    STDEV,
    VARIANCE,
    VALID,
    MISSING;

    Optional<Op> op() {
        return Op.of(name().toLowerCase(Locale.ROOT));
    }
}
