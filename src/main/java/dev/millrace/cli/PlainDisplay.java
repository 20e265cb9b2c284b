package dev.millrace.cli;

import dev.millrace.engine.RunEvent;
import java.io.PrintStream;

/// A line for each fact, for pipes, files and logs.
final class PlainDisplay implements RunDisplay {

    private final PrintStream out;

    PlainDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(RunEvent event) {
        EventLine.of(event).ifPresent(line -> out.print(line + "\n"));
    }

    @Override
    public void close() {
        out.flush();
    }
}
