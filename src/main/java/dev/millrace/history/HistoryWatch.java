package dev.millrace.history;

import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A history that tells when somebody wrote into it, whichever process that was. One thread at a
/// time.
public final class HistoryWatch implements AutoCloseable {

    private final Path folder;
    private @Nullable History history;
    private @Nullable Object file;

    /// @param folder the `.millrace` of the workspace; it may not be there yet
    public HistoryWatch(Path folder) {
        this.folder = folder;
    }

    /// A state of the history; an equal one holds the same runs.
    public record Mark(Object file, long version) {}

    /// The state of now. Takes microseconds.
    ///
    /// @throws FaultException HISTORY_UNUSABLE if it cannot be read
    public Mark mark() {
        var now = file();
        if (!now.equals(file)) {
            close();
            history = now.equals("") ? null : History.open(folder);
            file = now;
        }
        return new Mark(now, history == null ? 0 : history.version());
    }

    /// The history that was there at the last mark.
    public Optional<History> history() {
        return Optional.ofNullable(history);
    }

    /// Which file it is: a history may be removed, or set aside, and begin anew.
    private Object file() {
        var path = folder.resolve("history.db");
        try {
            if (!Files.exists(path)) {
                return "";
            }
            var read = Files.readAttributes(path, BasicFileAttributes.class);
            return read.creationTime() + " " + read.fileKey();
        } catch (IOException e) {
            throw HistoryFaults.unusable("The run history cannot be read.", path).toException(e);
        }
    }

    @Override
    public void close() {
        if (history != null) {
            history.close();
        }
        history = null;
        file = null;
    }
}
