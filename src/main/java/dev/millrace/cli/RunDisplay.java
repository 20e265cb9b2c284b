package dev.millrace.cli;

import dev.millrace.engine.RunEvent;
import java.io.PrintStream;
import java.time.Clock;
import java.util.function.Consumer;

/// Shows a run while it runs. Takes its events in order, one at a time.
public sealed interface RunDisplay extends Consumer<RunEvent>, AutoCloseable
        permits LiveDisplay, PlainDisplay {

    /// The form that suits the screen: drawn in place on a terminal, lines elsewhere.
    static RunDisplay on(Screen screen, PrintStream out, Clock clock) {
        return screen.live() ? LiveDisplay.start(screen, out, clock) : new PlainDisplay(out);
    }

    /// Leaves the screen as it was above what comes next.
    @Override
    void close();
}
