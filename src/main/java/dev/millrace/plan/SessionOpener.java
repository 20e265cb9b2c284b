package dev.millrace.plan;

import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.model.NodeId;
import dev.millrace.node.Access;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Opens the session a pipeline is bound in, and run in if it is to be run: one instance for both,
/// since opening one costs more than planning a small pipeline.
public interface SessionOpener {

    /// What the pipeline declared and was granted.
    ///
    /// @param reads real paths of all files it reads
    /// @param targets by node, where files and folders are written
    /// @param usesWarehouse whether it reads or writes the warehouse
    record Needs(Set<Path> reads, Map<NodeId, Target> targets, boolean usesWarehouse) {}

    /// @param kind `FILE` or `FOLDER`
    record Target(Access.Kind kind, Path path) {}

    /// A session with its settings, not yet locked.
    ///
    /// @param counts whether any statement may have to keep relations whole
    Session open(boolean counts, String timezone);

    /// Files and folders beyond those read that the session may touch.
    Reach reach(Needs needs);

    record Reach(Set<Path> files, Set<Path> folders) {}

    /// A desk of an earlier planning that is set up in just this way.
    default Optional<Desk> kept(Desk.Setup setup) {
        return Optional.empty();
    }

    /// For checks: reads, and writes nothing.
    static SessionOpener reading(List<Path> warehouseFiles) {
        return new SessionOpener() {
            @Override
            public Session open(boolean counts, String timezone) {
                return Session.open(SessionSettings.small(timezone));
            }

            @Override
            public Reach reach(Needs needs) {
                return new Reach(
                        needs.usesWarehouse() ? Set.copyOf(warehouseFiles) : Set.of(), Set.of());
            }
        };
    }
}
