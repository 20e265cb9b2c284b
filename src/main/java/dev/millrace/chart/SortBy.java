package dev.millrace.chart;

import dev.millrace.model.Value;

/// How the values of a discrete channel are put in order.
sealed interface SortBy {

    /// By themselves.
    record Itself(boolean descending) implements SortBy {}

    /// By what another channel shows.
    record OfChannel(String channel, boolean descending) implements SortBy {}

    record OfMeasure(Measure measure, boolean descending) implements SortBy {}

    /// In the order of a list; null leaves them as they come.
    record Listed(Value list) implements SortBy {}
}
