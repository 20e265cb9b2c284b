package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Reads and writes files one after another off the window's thread, and comes back to it.
final class Disk implements AutoCloseable {

    private final Executor fxThread;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("millrace-disk").daemon().factory());

    /// Reads or writes.
    interface Work<T> {
        T run() throws IOException;
    }

    Disk(Executor fxThread) {
        this.fxThread = fxThread;
    }

    /// Does nothing once it is closed: there is nobody left to tell.
    ///
    /// @param work on the disk's thread
    /// @param done on the window's thread, with what the work gave
    /// @param failed on the window's thread, with what went wrong
    <T> void after(Work<T> work, Consumer<T> done, Consumer<Fault> failed) {
        if (thread.isShutdown()) {
            return;
        }
        await(CompletableFuture.supplyAsync(() -> call(work), thread), done, failed);
    }

    /// Comes back to the window's thread with what something else gives.
    <T> void await(CompletableFuture<T> future, Consumer<T> done, Consumer<Fault> failed) {
        var _ =
                future.whenCompleteAsync(
                        (result, failure) -> {
                            if (failure == null) {
                                done.accept(result);
                            } else {
                                failed.accept(fault(failure));
                            }
                        },
                        fxThread);
    }

    /// Does what cannot fail, or whose failure is nobody's concern, after what was asked before.
    void later(Runnable work) {
        if (!thread.isShutdown()) {
            thread.execute(work);
        }
    }

    private static <T> T call(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    static Fault fault(Throwable failure) {
        return switch (failure) {
            case FaultException known -> known.fault();
            case CompletionException wrapped when wrapped.getCause() != null ->
                    fault(wrapped.getCause());
            default ->
                    Fault.of(
                            FaultCode.FILE_NOT_WRITABLE,
                            "The disk failed: " + failure.getMessage() + ".");
        };
    }

    /// Waits for what is under way, so that nothing is lost when the window closes.
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
