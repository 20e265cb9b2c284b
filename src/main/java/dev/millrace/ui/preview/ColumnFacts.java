package dev.millrace.ui.preview;

import dev.millrace.engine.look.ColumnStatistics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Statistics of columns, asked for those in view once the view rests. Those of the source before
/// show until newer ones are here. FX thread only.
final class ColumnFacts {

    private static final Duration REST = Duration.ofMillis(100);
    private static final int MOST_AT_ONCE = 64;

    private final GridThreads threads;
    private final Runnable changed;
    private final Map<String, ColumnStatistics> known = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private Set<String> wanted = Set.of();
    private @Nullable PageSource source;
    private int turn;
    private boolean held;
    private Runnable takeBack = () -> {};
    private CompletableFuture<List<ColumnStatistics>> pending =
            CompletableFuture.completedFuture(List.of());

    ColumnFacts(GridThreads threads, Runnable changed) {
        this.threads = threads;
        this.changed = changed;
    }

    /// @param keep columns whose statistics go on showing
    void turn(@Nullable PageSource newSource, Set<String> keep) {
        source = newSource;
        turn++;
        held = false;
        forget();
        known.keySet().retainAll(keep);
    }

    private void forget() {
        pending.cancel(true);
        asked.clear();
        wanted = Set.of();
        takeBack.run();
    }

    /// Newer rows are on their way: nothing is asked of the old ones meanwhile, which would hold
    /// them up.
    void hold(boolean newHeld) {
        held = newHeld;
        if (held) {
            forget();
        }
    }

    Optional<ColumnStatistics> of(String column) {
        return Optional.ofNullable(known.get(column));
    }

    /// These columns are in view now.
    void see(List<String> columns) {
        if (held) {
            return;
        }
        var lacking = new LinkedHashSet<>(columns);
        lacking.removeAll(asked);
        if (!lacking.equals(wanted)) {
            wanted = lacking;
            takeBack.run();
            takeBack = lacking.isEmpty() ? () -> {} : threads.delay().after(REST, this::ask);
        }
    }

    private void ask() {
        var from = source;
        if (from == null) {
            return;
        }
        var columns = wanted.stream().limit(MOST_AT_ONCE).toList();
        asked.addAll(columns);
        wanted = Set.of();
        int asking = turn;
        pending = from.statistics(columns);
        var _ = pending.thenAcceptAsync(answer -> answered(asking, answer), threads.window());
    }

    /// Without an answer the header stays plain.
    private void answered(int asking, List<ColumnStatistics> answer) {
        if (asking == turn) {
            answer.forEach(facts -> known.put(facts.column(), facts));
            changed.run();
        }
    }
}
