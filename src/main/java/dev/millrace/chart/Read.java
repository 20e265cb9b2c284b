package dev.millrace.chart;

import dev.millrace.fault.Fault;
import java.util.List;
import java.util.Optional;

/// What a description says.
///
/// @param tile empty if something is wrong with it
/// @param faults places name settings, such as `chart.encoding.x.field`
public record Read(Optional<Tile> tile, List<Fault> faults) {

    public Read {
        faults = List.copyOf(faults);
    }

    static Read of(Complaints complaints, java.util.function.Supplier<Tile> tile) {
        return complaints.faults().isEmpty()
                ? new Read(Optional.of(tile.get()), List.of())
                : new Read(Optional.empty(), complaints.faults());
    }
}
