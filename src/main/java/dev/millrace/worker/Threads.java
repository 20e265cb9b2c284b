package dev.millrace.worker;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Threads for what waits in native code: pipes of processes, and the engine.
///
/// They are no virtual ones. A virtual thread that waits there keeps its carrier, of which there is
/// one a core; with a worker's two pipes on a machine of two cores, the thread that writes requests
/// found none once the spare carriers had gone, half a minute after the last question.
final class Threads {

    private Threads() {}

    /// Starts a thread that does not keep the process alive.
    static void start(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(task);
    }

    /// For any number of tasks at once; idle threads are used again.
    static ExecutorService pool(String name) {
        return Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }
}
