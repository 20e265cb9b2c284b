package dev.millrace.ui.past;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/// The past run that is looked at, and the way to those beside it. FX thread only; runs are read
/// elsewhere. While one is read further wishes wait, and only the last of them is read.
///
/// `revision` grows with each change.
public final class ReplayModel {

    private final LongFunction<CompletableFuture<Replayed>> runs;
    private final Path workspace;
    private final Executor fxThread;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private long wanted;
    private boolean reading;
    private boolean closed;
    private Optional<Replayed> shown = Optional.empty();
    private String failure = "";

    /// @param runs gives a run by its number
    /// @param workspace the folder whose runs they are
    ReplayModel(LongFunction<CompletableFuture<Replayed>> runs, Path workspace, Executor fxThread) {
        this.runs = runs;
        this.workspace = workspace;
        this.fxThread = fxThread;
    }

    /// Shows a run, as soon as it is read.
    public void go(long number) {
        wanted = number;
        changed();
        read();
    }

    /// Reads again what shows: there may be newer runs.
    public void refresh() {
        read();
    }

    private void read() {
        if (reading || closed) {
            return;
        }
        reading = true;
        long number = wanted;
        var _ =
                runs.apply(number)
                        .whenCompleteAsync(
                                (run, wrong) -> {
                                    reading = false;
                                    taken(number, run, wrong);
                                },
                                fxThread);
    }

    private void taken(long number, @Nullable Replayed run, @Nullable Throwable wrong) {
        if (number != wanted) {
            read();
            return;
        }
        if (!closed) {
            failure = wrong == null ? "" : PastWords.failure(wrong);
            shown = run == null ? shown : Optional.of(run);
            changed();
        }
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    /// Nobody looks any more.
    public void close() {
        closed = true;
    }

    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    public Path workspace() {
        return workspace;
    }

    /// The run that was read last; empty while the first one is read.
    public Optional<Replayed> shown() {
        return shown;
    }

    /// Why the run that is wanted cannot be shown; empty if it can.
    public String failure() {
        return failure;
    }

    /// The number of the run that is wanted; it shows as soon as it is read.
    public long number() {
        return wanted;
    }

    /// Whether the run that is wanted is not there yet.
    public boolean isReading() {
        return reading;
    }

    /// Of the runs of the same pipeline, the oldest first.
    public List<Long> numbers() {
        return shown.map(Replayed::numbers).orElse(List.of());
    }

    /// Where among them the run is that is wanted, from 0; -1 if it is not.
    public int place() {
        return numbers().indexOf(wanted);
    }

    /// Whether there is one so many runs later, or earlier if it is negative.
    public boolean has(int later) {
        int to = place() + later;
        return place() >= 0 && to >= 0 && to < numbers().size();
    }

    /// Goes so many runs on, or back if it is negative; nowhere if there is none.
    public void step(int later) {
        if (has(later)) {
            go(numbers().get(place() + later));
        }
    }
}
