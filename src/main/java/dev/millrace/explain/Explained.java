package dev.millrace.explain;

import dev.millrace.engine.look.Looked;
import java.util.List;

/// Where a row came from.
///
/// @param origins the row itself, then the ports in front of it, the nearest first
/// @param skipped ports further up that were not looked at, as there are too many
/// @param extent how much of the sources the rows were computed from
public record Explained(List<Origin> origins, int skipped, Looked.Extent extent) {

    public Explained {
        origins = List.copyOf(origins);
    }
}
