package dev.millrace.serve;

import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.fault.FaultException;
import dev.millrace.history.HistoryWatch;
import dev.millrace.history.RunQuery;
import dev.millrace.history.RunRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Notices when any process has run a pipeline with success. It asks the history for its version,
/// which takes microseconds, and only after a change for the newest run.
final class RunWatch implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofMillis(150);

    private final HistoryWatch history; // only on the thread, and before it starts
    private final RunQuery query;
    private final LongConsumer ran;
    private final Thread thread;
    private HistoryWatch.@Nullable Mark mark; // as history
    private long newest; // as history
    private volatile boolean closed;

    /// @param folder the `.millrace` of the workspace; it may not be there yet
    /// @param pipeline the file as it reads in a list of runs
    /// @param ran is told the number of each newest run, on a thread of its own
    RunWatch(Path folder, String pipeline, LongConsumer ran) {
        this.history = new HistoryWatch(folder);
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
        history.close();
    }

    /// @return whether the history could be read
    private boolean look() {
        try {
            var now = history.mark();
            if (!now.equals(mark)) {
                newest =
                        history.history().stream()
                                .flatMap(runs -> runs.runs(query).runs().stream())
                                .findFirst()
                                .map(RunRow::number)
                                .orElse(0L);
                mark = now;
            }
            return true;
        } catch (FaultException unreadable) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
