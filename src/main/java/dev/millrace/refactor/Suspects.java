package dev.millrace.refactor;

import dev.millrace.model.Port;
import java.util.List;

/// The rows a problem is about: those whose values in some columns occur several times.
///
/// @param columns that are looked at together
public record Suspects(Port port, List<String> columns) {

    public Suspects {
        columns = List.copyOf(columns);
    }
}
