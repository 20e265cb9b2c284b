package dev.millrace.cli;

import java.util.concurrent.CompletableFuture;

/// What Ctrl-C stops, while it is open: the process then ends when this is closed, so that nothing
/// is left half-done. The JVM gives the exit code 130, unless what was to be stopped had another
/// end: a run that is already committing is not cancelled.
final class Interrupt implements AutoCloseable {

    /// Exit code of what was cancelled.
    static final int EXIT = 130;

    private final CompletableFuture<Integer> over = new CompletableFuture<>();
    private final Thread hook;

    private Interrupt(Runnable stop) {
        this.hook =
                new Thread(
                        () -> {
                            stop.run();
                            end(over.join());
                        },
                        "interrupt");
    }

    /// @param stop called on a thread of its own; returns at once
    static Interrupt of(Runnable stop) {
        var interrupt = new Interrupt(stop);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    private static void end(int exit) {
        if (exit != EXIT) {
            Runtime.getRuntime().halt(exit);
        }
    }

    /// Says how it ended, for the process that is being stopped.
    ///
    /// @return the same exit code
    int ended(int exit) {
        over.complete(exit);
        return exit;
    }

    @Override
    public void close() {
        over.complete(EXIT);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            return;
        }
    }
}
