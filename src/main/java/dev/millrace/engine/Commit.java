package dev.millrace.engine;

import dev.millrace.model.NodeId;
import dev.millrace.node.Delivery;
import java.nio.file.Path;
import java.util.List;

/// What has to be done to make one staged delivery count. Each can be done again without harm.
sealed interface Commit {

    NodeId node();

    /// What lies beside the target until the commit; removed when the run fails.
    Path staged();

    /// What is changed, for locks.
    Path target();

    /// Whether both change the same place.
    default boolean touches(Commit other) {
        return target().startsWith(other.target()) || other.target().startsWith(target());
    }

    /// What lies on disk in one place, unlike a table.
    sealed interface OfFiles extends Commit {}

    /// A file is renamed over the one before.
    record OfFile(NodeId node, Path staged, Path target) implements OfFiles {}

    /// A folder takes the place of the one before.
    ///
    /// @param aside where the old one waits for its removal if the system cannot swap
    record OfFolder(NodeId node, Path staged, Path target, Path aside) implements OfFiles {}

    /// Files are moved into a folder; their names carry the id of the run.
    record OfAppended(NodeId node, Path staged, Path target) implements OfFiles {}

    /// A version of a dataset takes the place of the one before among the others, which stay.
    ///
    /// @param staged holds one folder, called as the version
    /// @param aside where an old one waits for its removal if the system cannot swap
    record OfDataset(NodeId node, Path staged, Path target, Path aside) implements OfFiles {}

    /// A table of the staging database goes into the warehouse; all tables of a run in one
    /// transaction.
    ///
    /// @param staged the staging database, which holds a table named as the node
    /// @param target the warehouse's file
    record OfTable(
            NodeId node,
            Path staged,
            Path target,
            String table,
            Delivery.TableMode mode,
            List<String> keys)
            implements Commit {}
}
