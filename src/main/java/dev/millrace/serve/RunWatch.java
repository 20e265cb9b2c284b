package dev.millrace.serve;

import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.fault.FaultException;
import dev.millrace.history.History;
import dev.millrace.history.RunQuery;
import dev.millrace.history.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Notices when any process has run a pipeline with success. It asks the history for its version,
/// which takes microseconds, and only after a change for the newest run.
final class RunWatch implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofMillis(150);

    private final Path folder;
    private final RunQuery query;
    private final LongConsumer ran;
    private final Thread thread;
    private @Nullable History history; // only on the thread, and before it starts
    private @Nullable Object file; // as history
    private long version; // as history
    private long newest; // as history
    private volatile boolean closed;

    /// @param folder the `.millrace` of the workspace; it may not be there yet
    /// @param pipeline the file as it reads in a list of runs
    /// @param ran is told the number of each newest run, on a thread of its own
    RunWatch(Path folder, String pipeline, LongConsumer ran) {
        this.folder = folder;
        this.query =
                RunQuery.NEWEST.of(Optional.of(pipeline)).ended(Set.of(Outcome.SUCCEEDED)).first(1);
        this.ran = ran;
        this.thread = Thread.ofPlatform().name("serve-runs").daemon().unstarted(this::watch);
    }

    /// Begins to watch.
    ///
    /// @return the number of the newest run until now; 0 if there is none
    long start() {
        look();
        thread.start();
        return newest;
    }

    private void watch() {
        while (!closed) {
            try {
                Thread.sleep(INTERVAL);
            } catch (InterruptedException end) {
                break;
            }
            long before = newest;
            if (look() && newest != before && newest > 0) {
                ran.accept(newest);
            }
        }
        if (history != null) {
            history.close();
        }
    }

    /// @return whether the history could be read
    private boolean look() {
        try {
            var now = key();
            if (history == null || !now.equals(file)) {
                reopen(now);
            }
            var open = history;
            if (open == null) {
                return false;
            }
            long changed = open.version();
            if (changed != version) {
                newest =
                        open.runs(query).runs().stream().findFirst().map(RunRow::number).orElse(0L);
                version = changed;
            }
            return true;
        } catch (FaultException | IOException unreadable) {
            return false;
        }
    }

    private void reopen(Object now) {
        if (history != null) {
            history.close();
        }
        history = now.equals("") ? null : History.open(folder);
        file = now;
        version = -1;
    }

    /// Which file it is: a history may be removed, or set aside, and begin anew.
    private Object key() throws IOException {
        var path = folder.resolve("history.db");
        if (!Files.exists(path)) {
            return "";
        }
        var read = Files.readAttributes(path, BasicFileAttributes.class);
        return read.fileKey() == null ? read.creationTime() : read.fileKey();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
