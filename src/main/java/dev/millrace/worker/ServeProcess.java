package dev.millrace.worker;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process that serves a dashboard for a window: it ends with this, and with the process it was
/// started by, whose end ends its input. Any thread, and nothing here waits.
public final class ServeProcess implements AutoCloseable {

    private static final long GRACE_SECONDS = 10;
    private static final int LONGEST_WORDS = 4_000;

    private final CompletableFuture<String> address = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private @Nullable Process process; // guarded by this
    private boolean closed; // guarded by this

    private ServeProcess() {}

    /// Begins to serve a page of a file, at any free port, to who knows the token.
    static ServeProcess begin(WorkerLaunch launch, Path file, NodeId node) {
        var begun = new ServeProcess();
        var served = launch.serving(file, node.value());
        Thread.ofPlatform().daemon().name("serve-process").start(() -> begun.live(served));
        return begun;
    }

    /// Where it is served, with its token. Fails with a `FaultException` if it is not.
    public CompletableFuture<String> address() {
        return address;
    }

    /// Kept when it serves no longer.
    public CompletableFuture<Void> ended() {
        return ended;
    }

    private void live(WorkerLaunch launch) {
        try {
            var started = launch.start();
            if (known(started)) {
                follow(started);
            }
        } catch (IOException e) {
            address.completeExceptionally(refused("It cannot be started: " + e.getMessage()));
        } finally {
            address.completeExceptionally(refused("It was stopped."));
            ended.complete(null);
        }
    }

    /// @return whether it is still wanted
    private synchronized boolean known(Process started) {
        process = started;
        if (closed) {
            started.toHandle().destroy();
        }
        return !closed;
    }

    private void follow(Process started) throws IOException {
        var words = new StringBuilder();
        Thread.ofPlatform().daemon().name("serve-words").start(() -> hear(started, words));
        try (var out = started.inputReader(StandardCharsets.UTF_8)) {
            var line = out.readLine();
            if (line != null
                    && Json.parse(line) instanceof Value.Fields told
                    && told.get("address") instanceof Value.Text(var text)) {
                address.complete(text);
            }
            while (out.readLine() != null) {}
        }
        started.onExit().join();
        synchronized (words) {
            address.completeExceptionally(refused(words.toString().strip()));
        }
    }

    private static void hear(Process started, StringBuilder words) {
        try (var err =
                new BufferedReader(
                        new InputStreamReader(started.getErrorStream(), StandardCharsets.UTF_8))) {
            for (var line = err.readLine(); line != null; line = err.readLine()) {
                synchronized (words) {
                    if (words.length() < LONGEST_WORDS) {
                        words.append(line).append('\n');
                    }
                }
            }
        } catch (IOException ended) {
            return;
        }
    }

    private static FaultException refused(String why) {
        return Fault.of(FaultCode.ENGINE_FAILED, "The dashboard is not served. " + why)
                .toException();
    }

    /// Ends its input, and kills it if it does not end.
    @Override
    public synchronized void close() {
        closed = true;
        if (process != null) {
            try {
                process.getOutputStream().close();
            } catch (IOException over) {
                process.toHandle().destroy();
            }
            var started = process;
            var _ =
                    started.onExit()
                            .completeOnTimeout(started, GRACE_SECONDS, TimeUnit.SECONDS)
                            .thenAccept(late -> late.toHandle().destroyForcibly());
        }
    }
}
