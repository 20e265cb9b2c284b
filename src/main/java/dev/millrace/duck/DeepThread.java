package dev.millrace.duck;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/// Threads on which deep statements run.
///
/// A statement of 300 nested relations overflows a stack of 1 MiB inside the native library and
/// takes the whole process with it; 16 MiB carried it.
public final class DeepThread {

    private static final long STACK_BYTES = 64L << 20;

    private DeepThread() {}

    /// Daemon threads with a deep stack.
    public static ThreadFactory factory(String name) {
        return task -> {
            var thread = new Thread(null, task, name, STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        };
    }

    /// Runs the task on a deep stack and waits for it.
    ///
    /// @throws RuntimeException what the task throws, unchanged if it is unchecked
    public static <T> T call(String name, Callable<T> task) {
        var future = new FutureTask<>(task);
        var thread = factory(name).newThread(future);
        thread.start();
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new CompletionException(e.getCause());
        }
    }
}
