package dev.millrace.cli;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.RunEnded;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A list of nodes that is drawn over itself, at most ten times a second. Log lines stay above it;
/// the list goes when the run ends, since the summary says more.
final class LiveDisplay implements RunDisplay {

    static final Duration PACE = Duration.ofMillis(100);

    private final Screen screen;
    private final PrintStream out;
    private final Clock clock;
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("millrace-display").factory());

    /// All below: under this object's lock.
    private final RunState run = new RunState();

    private final List<String> above = new ArrayList<>();
    private Instant drawn = Instant.MIN;
    private int height;

    LiveDisplay(Screen screen, PrintStream out, Clock clock) {
        this.screen = screen;
        this.out = out;
        this.clock = clock;
    }

    /// One whose clock goes on while no event comes.
    static LiveDisplay start(Screen screen, PrintStream out, Clock clock) {
        var display = new LiveDisplay(screen, out, clock);
        var _ =
                display.ticker.scheduleAtFixedRate(
                        display::tick, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
        return display;
    }

    @Override
    public synchronized void accept(RunEvent event) {
        run.accept(event);
        switch (event) {
            case LogLine line -> EventLine.of(line).ifPresent(above::add);
            case RunEnded _ -> draw(List.of());
            default -> {}
        }
        tick();
    }

    /// Draws if it is time to.
    synchronized void tick() {
        var now = clock.instant();
        boolean running = run.started().isPresent() && run.ended().isEmpty();
        if (running && (drawn.equals(Instant.MIN) || !now.isBefore(drawn.plus(PACE)))) {
            drawn = now;
            draw(new Frame(run, screen, now).lines());
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        synchronized (this) {
            draw(List.of());
        }
    }

    /// Writes over the lines of the last drawing and clears what is left of it, in one piece, so
    /// that it does not flicker.
    private void draw(List<String> lines) {
        var text = new StringBuilder();
        if (height > 0) {
            text.append("\033[").append(height).append("A\r");
        }
        above.forEach(line -> text.append(line).append("\033[K\n"));
        lines.forEach(line -> text.append(line).append("\033[K\n"));
        text.append("\033[J");
        above.clear();
        if (height > 0 || text.length() > 3) {
            out.print(text);
            out.flush();
        }
        height = lines.size();
    }
}
