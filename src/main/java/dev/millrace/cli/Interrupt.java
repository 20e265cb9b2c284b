package dev.millrace.cli;

import java.util.concurrent.CountDownLatch;

/// What Ctrl-C stops, while it is open: the process then ends when this is closed, so that nothing
/// is left half-done. The JVM gives the exit code 130.
final class Interrupt implements AutoCloseable {

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private Interrupt(Runnable stop) {
        this.hook =
                new Thread(
                        () -> {
                            stop.run();
                            await(over);
                        },
                        "interrupt");
    }

    /// @param stop called on a thread of its own; returns at once
    static Interrupt of(Runnable stop) {
        var interrupt = new Interrupt(stop);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            return;
        }
    }
}
