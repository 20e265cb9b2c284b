package dev.millrace.observe;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Sha256;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/// A place that somebody named to write to: a file, or for metrics also a folder.
///
/// @param path absolute
/// @param what stands in faults, such as "The log"
/// @param isFolder with a file for each pipeline
record Target(Path path, String what, boolean isFolder) {

    private static final int LONGEST_NAME = 40;
    private static final int HASH_DIGITS = 8;

    static Target log(Path folder, String written) {
        return new Target(Observing.path(folder, written), "The log", false);
    }

    /// A folder if there is one, or if it is written with a slash at its end.
    static Target metrics(Path folder, String written) {
        var path = Observing.path(folder, written);
        boolean slash = written.endsWith("/") || written.endsWith("\\");
        return new Target(path, "The metrics", slash || Files.isDirectory(path));
    }

    /// The file of a pipeline: this one, or one of its own in the folder. Files of the same name in
    /// different folders are kept apart by a hash of where they lie.
    Path fileFor(Path pipeline) {
        if (!isFolder) {
            return path;
        }
        var name =
                String.valueOf(pipeline.getFileName())
                        .replaceFirst("(\\.pipeline)?\\.json$", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-");
        var shorter = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        var hash = Sha256.of(pipeline.toString()).substring(0, HASH_DIGITS);
        return path.resolve("millrace-" + shorter + "-" + hash + ".prom");
    }

    /// Tries what a run will do, so that a wrong path is told before it. No folder is made: it
    /// would hide a slip of the pen.
    ///
    /// @throws FaultException if nothing can be written there
    void check() {
        var folder = isFolder ? path : path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw fault("there is no folder \"" + folder + "\"").toException();
        }
        if (!isFolder && Files.isDirectory(path)) {
            throw fault("it is a folder").toException();
        }
        try {
            if (isDevice(path)) {
                return;
            }
            Files.delete(Files.createTempFile(folder, ".millrace", ".part"));
            if (Files.exists(path) && !Files.isWritable(path)) {
                throw new AccessDeniedException(path.toString());
            }
        } catch (IOException e) {
            throw cannot(e).toException(e);
        }
    }

    /// A pipe, a terminal or `/dev/stderr`: something that is not a file on a disk.
    static boolean isDevice(Path path) {
        boolean other =
                Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                        && !Files.isRegularFile(path)
                        && !Files.isDirectory(path);
        return other || path.startsWith("/dev");
    }

    Fault cannot(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> fault("it is not allowed");
            case FileSystemException system when system.getReason() != null ->
                    fault("the system says: " + system.getReason());
            case FileSystemException _ -> fault("no file can be made there");
            default -> fault("the system says: " + e.getMessage());
        };
    }

    private Fault fault(String reason) {
        return Fault.of(
                        FaultCode.FILE_NOT_WRITABLE,
                        "%s cannot be written to \"%s\": %s.".formatted(what, path, reason))
                .withHint("Name a file in a folder that exists and may be written.");
    }
}
