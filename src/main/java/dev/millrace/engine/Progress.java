package dev.millrace.engine;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.StatementProgress;
import dev.millrace.model.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks the running statements how far they are and the engine what it uses, and tells it.
///
/// The engine cannot be asked to tell by itself, so it is asked at intervals. The nodes of a step
/// are computed together and are equally far, so it is told for the last of them only, and only
/// when a hundredth more is done: a step of a thousand nodes tells no more than one of three. What
/// is used is told ever less often as the run goes on.
final class Progress implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(400);
    private static final double LEAST = 0.01;

    /// Intervals between two words on what is used.
    private static final int FIRST_PACE = 1;

    /// Words of one pace.
    private static final int WORDS = 200;

    private static final String USED =
            "SELECT sum(memory_usage_bytes)::BIGINT, sum(temporary_storage_bytes)::BIGINT"
                    + " FROM duckdb_memory()";

    private final Teller teller;
    private final Supplier<Lane> lanes;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "progress");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final AtomicLong before = new AtomicLong();

    // Only on the clock's thread, and after it is gone.
    private @Nullable Lane lane;
    private boolean silent;
    private int pace = FIRST_PACE;
    private int wait = FIRST_PACE;
    private int words;

    /// A step under way.
    private static final class Watched {
        private final NodeId last;
        private final Supplier<StatementProgress> progress;
        private volatile long rows; // written on the clock's thread
        private double told; // only on the clock's thread

        Watched(NodeId last, Supplier<StatementProgress> progress) {
            this.last = last;
            this.progress = progress;
        }
    }

    /// Ends the watch over a step.
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /// @param lanes to ask the engine on; opened only when a run takes long
    Progress(Teller teller, Supplier<Lane> lanes) {
        this.teller = teller;
        this.lanes = lanes;
        var _ =
                clock.scheduleAtFixedRate(
                        this::tick,
                        INTERVAL.toMillis(),
                        INTERVAL.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// @param nodes of the step, at least one
    /// @param progress how far it is, asked on the clock's thread
    Watch watch(List<NodeId> nodes, Supplier<StatementProgress> progress) {
        var watch = new Watched(nodes.getLast(), progress);
        watched.add(watch);
        return () -> {
            if (watched.remove(watch)) {
                before.addAndGet(watch.rows);
            }
        };
    }

    private void tick() {
        ask();
        if (--wait <= 0 && !silent && !watched.isEmpty()) {
            use();
            words++;
            if (words % WORDS == 0) {
                pace *= 2;
            }
            wait = pace;
        }
    }

    void ask() {
        for (Watched watch : watched) {
            var progress = watch.progress.get();
            watch.rows = Math.max(watch.rows, progress.rows());
            var fraction = progress.fraction();
            if (fraction.isPresent() && fraction.getAsDouble() >= watch.told + LEAST) {
                watch.told = fraction.getAsDouble();
                var rows = watch.rows > 0 ? OptionalLong.of(watch.rows) : OptionalLong.empty();
                teller.tell(
                        (at, seq) ->
                                new RunEvent.NodeAdvanced(at, seq, watch.last, fraction, rows));
            }
        }
    }

    private void use() {
        try {
            var asked = lane == null ? lanes.get() : lane;
            lane = asked;
            var used = asked.rows(USED).values().getFirst();
            long rows = before.get() + watched.stream().mapToLong(each -> each.rows).sum();
            teller.tell(
                    (at, seq) ->
                            new RunEvent.ResourcesUsed(
                                    at, seq, number(used.get(0)), number(used.get(1)), rows));
        } catch (EngineException cancelled) {
            silent = true; // The run is being stopped.
        }
    }

    private static long number(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    @Override
    public void close() {
        clock.close();
        if (lane != null) {
            lane.close();
        }
    }
}
