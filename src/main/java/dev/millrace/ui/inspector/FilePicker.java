package dev.millrace.ui.inspector;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the person for a file. FX thread only.
public interface FilePicker {

    Optional<Path> open(String title);

    Optional<Path> save(String title);

    /// The folder that paths of the pipeline are relative to; empty if it was never saved.
    Optional<Path> base();
}
