package dev.millrace.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What a worker says to people. It is read as it comes, so that the worker never waits for it.
final class LastWords {

    private static final int LONGEST_LINE = 8 << 10;

    /// Another process may have inherited the stream and hold it open.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Consumer<String> log;
    private final CompletableFuture<Void> heard = new CompletableFuture<>();
    private volatile String last = "";

    private LastWords(Consumer<String> log) {
        this.log = log;
    }

    /// @param log is told every line, on a thread of its own
    static LastWords of(Process process, Consumer<String> log) {
        var words = new LastWords(log);
        Threads.start("worker-errors", () -> words.listen(process.getErrorStream()));
        return words;
    }

    private void listen(InputStream stream) {
        try (stream) {
            var lines = new BoundedLines(stream, LONGEST_LINE);
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                take(new String(line.get(), UTF_8));
            }
        } catch (IOException e) {
            log.accept("A worker's errors cannot be read any more: " + e);
        } finally {
            heard.complete(null);
        }
    }

    /// An exception is told by its first line, not by the deepest of its frames.
    private void take(String line) {
        if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
            last = line.strip();
        }
        log.accept(line);
    }

    /// The last line that says something, once the worker is dead; empty if it said nothing.
    String last() {
        heard.copy().completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        return last;
    }
}
