package dev.millrace.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Hears when somebody who has no other way to a run wants it to stop: a file `stop` in its folder
/// says so. See `LiveRuns`.
final class StopRequests implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "stop requests");
                        thread.setDaemon(true);
                        return thread;
                    });

    /// @param stop is told, on a thread of its own, perhaps more than once
    StopRequests(Path folder, Runnable stop) {
        var _ =
                clock.scheduleWithFixedDelay(
                        () -> {
                            if (Files.exists(file(folder))) {
                                stop.run();
                            }
                        },
                        INTERVAL.toMillis(),
                        INTERVAL.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    static void ask(Path folder) throws IOException {
        Files.write(file(folder), new byte[0]);
    }

    private static Path file(Path folder) {
        return folder.resolve("stop");
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
