package dev.millrace.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks for files as the desktop does. FX thread only.
public interface FilePrompts {

    /// @return none if the person gave up
    List<Path> open(Optional<Path> folder);

    /// @param name proposed; may be empty
    /// @param kind as people read it
    /// @param ending such as `*.json`
    Optional<Path> save(Optional<Path> folder, String name, String kind, String ending);
}
