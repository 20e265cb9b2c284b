package dev.millrace.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/// Tells a file from another, and from itself after it changed.
///
/// @param key the file system's own, such as device and inode; empty if it has none
public record FileIdentity(Path path, long bytes, Instant modified, String key) {

    /// @return empty if the file cannot be looked at
    public static Optional<FileIdentity> of(Path path) {
        try {
            var about = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(
                    new FileIdentity(
                            path,
                            about.size(),
                            about.lastModifiedTime().toInstant(),
                            String.valueOf(about.fileKey())));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /// Whether the file is another one now, or gone.
    public boolean hasChanged() {
        return !of(path).equals(Optional.of(this));
    }
}
