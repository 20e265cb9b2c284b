package dev.millrace.engine;

import dev.millrace.model.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Asks the running statements how far they are, and tells it.
///
/// The engine cannot be asked to tell by itself, so it is asked at intervals. The nodes of a step
/// are computed together and are equally far, so it is told for the last of them only, and only
/// when a hundredth more is done: a step of a thousand nodes tells no more than one of three.
final class Progress implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final double LEAST = 0.01;

    private final Teller teller;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "progress");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();

    /// A step under way.
    private static final class Watched {
        private final NodeId last;
        private final Supplier<OptionalDouble> fraction;
        private double told; // only on the clock's thread

        Watched(NodeId last, Supplier<OptionalDouble> fraction) {
            this.last = last;
            this.fraction = fraction;
        }
    }

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

    /// @param nodes of the step, at least one
    /// @param fraction how far it is, asked on the clock's thread
    Watch watch(List<NodeId> nodes, Supplier<OptionalDouble> fraction) {
        var watch = new Watched(nodes.getLast(), fraction);
        watched.add(watch);
        return () -> watched.remove(watch);
    }

    void ask() {
        for (Watched watch : watched) {
            var fraction = watch.fraction.get();
            if (fraction.isPresent() && fraction.getAsDouble() >= watch.told + LEAST) {
                watch.told = fraction.getAsDouble();
                teller.tell(
                        (at, seq) ->
                                new RunEvent.NodeAdvanced(
                                        at, seq, watch.last, fraction, OptionalLong.empty()));
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
