package dev.millrace.engine.look;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What is known of a wire as a whole.
///
/// @param count of its rows; empty if it is not known
/// @param estimate of that count, where there is one
/// @param change what the delivery would change, if the wire is one's
/// @param columns those that were asked for
public record LookSummary(
        OptionalLong count,
        OptionalLong estimate,
        Optional<DeliveryChange> change,
        List<ColumnStatistics> columns) {
    public LookSummary {
        columns = List.copyOf(columns);
    }
}
