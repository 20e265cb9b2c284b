package dev.millrace.node;

import dev.millrace.fault.FaultException;
import java.util.Optional;

/// A source that must be read by a statement of its own before anything can be asked of it, or that
/// may have to be, depending on its settings.
public non-sealed interface ScanType<S extends Record> extends NodeType<S> {

    /// How the files must begin; nothing if they may begin in any way.
    default Optional<FileHead> head(S settings) {
        return Optional.empty();
    }

    /// Called on every edit, so it must not touch disk or network.
    ///
    /// @throws FaultException if a setting makes no query possible; the fault names the setting
    Scan scan(S settings, Inputs inputs);
}
