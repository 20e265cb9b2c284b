package dev.millrace.ui.inspector;

import java.nio.file.Path;
import java.util.Optional;

/// A path as the pipeline file writes it.
final class PickedPath {

    private PickedPath() {}

    /// Relative and with forward slashes if it lies in the folder, so that the folder can be moved;
    /// else absolute.
    static String text(Path picked, Optional<Path> folder) {
        var path = picked.toAbsolutePath().normalize();
        return folder.map(base -> base.toAbsolutePath().normalize())
                .filter(path::startsWith)
                .map(base -> base.relativize(path).toString().replace('\\', '/'))
                .orElse(path.toString());
    }
}
