package dev.millrace.ui.monitor;

import dev.millrace.fault.Fault;
import dev.millrace.model.NodeId;
import dev.millrace.model.Rows;
import java.util.concurrent.CompletableFuture;

/// Who can tell the rows that made a node fail.
public interface Culprits {

    /// @param rows none if they cannot be told
    /// @param of the name of what the node reads, as people see it
    /// @param more whether there may be others
    record Found(Rows rows, String of, boolean more) {}

    /// Asks; nothing here waits.
    CompletableFuture<Found> of(NodeId node, Fault fault);
}
