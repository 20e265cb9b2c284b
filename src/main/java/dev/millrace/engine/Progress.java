package dev.millrace.engine;

import dev.millrace.duck.Lane;
import dev.millrace.plan.Step;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Asks the running statements how far they are, and tells it for their nodes.
///
/// The engine cannot be asked to tell by itself, so it is asked at intervals; nothing is told that
/// did not change.
final class Progress implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final Teller teller;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "progress");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Map<Step, Watched> watched = new ConcurrentHashMap<>();

    private record Watched(Lane lane, double last) {}

    /// Ends the watch over a step.
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    Progress(Teller teller) {
        this.teller = teller;
        var _ =
                clock.scheduleAtFixedRate(
                        this::ask, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    Watch watch(Step step, Lane lane) {
        watched.put(step, new Watched(lane, 0));
        return () -> watched.remove(step);
    }

    private void ask() {
        watched.forEach(
                (step, watch) -> {
                    var fraction = watch.lane().progress();
                    if (fraction.isPresent() && fraction.getAsDouble() > watch.last()) {
                        watched.computeIfPresent(
                                step, (_, now) -> new Watched(now.lane(), fraction.getAsDouble()));
                        tell(step, fraction);
                    }
                });
    }

    private void tell(Step step, OptionalDouble fraction) {
        for (var node : step.nodes()) {
            teller.tell(
                    (at, seq) ->
                            new RunEvent.NodeAdvanced(
                                    at, seq, node, fraction, OptionalLong.empty()));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
