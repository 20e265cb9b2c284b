package dev.millrace.duck;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Threads on which deep statements run: daemons, made when they are needed, kept for a while.
///
/// A statement of 300 nested relations overflows a stack of 1 MiB inside the native library and
/// takes the whole process with it; 16 MiB carried it. They are used again because the system's
/// allocator gives each new thread memory it has not touched: an instance of the engine opens in 13
/// ms on a thread that did it before and in 27 ms on a new one.
public final class DeepThreads {

    private static final long STACK_BYTES = 64L << 20;
    private static final long IDLE_SECONDS = 60;

    private final ExecutorService pool =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    DeepThreads::thread);

    private static Thread thread(Runnable task) {
        var thread = new Thread(null, task, "millrace-engine", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /// For many tasks; each begins at once, since there is always a thread for it.
    public Executor executor() {
        return pool;
    }

    /// Begins the task at once.
    public <T> Future<T> submit(Callable<T> task) {
        return pool.submit(task);
    }

    /// Runs the task on a deep stack and waits for it.
    ///
    /// @throws RuntimeException what the task throws, unchanged if it is unchecked
    public <T> T call(Callable<T> task) {
        return result(submit(task));
    }

    /// Waits for a task.
    ///
    /// @throws RuntimeException what the task threw, unchanged if it is unchecked
    public static <T> T result(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (ExecutionException e) {
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
