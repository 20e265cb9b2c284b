package dev.millrace.ui.preview;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Fetches the rows of an order, then whole values for those that pages cut, then writes the text.
/// The source is asked on the window's thread; what may take long is done in the background, one
/// step after the other.
final class CopyTask {

    /// Values that are fetched whole, one by one.
    private static final int MOST_WHOLE = 2_000;

    /// As many are taken at once from the pages that are here.
    private static final long FEW_CELLS = 5_000;

    /// @param text empty: it failed
    record Done(String text, boolean failed, String said) {}

    private record Cell(int row, int column) {}

    private final GridThreads threads;
    private final GridRows source;
    private final CopyOrder order;
    private final Consumer<String> progress;
    private final Consumer<Done> done;
    private final List<List<@Nullable String>> rows = new ArrayList<>();
    private final Queue<Cell> cutCells = new ArrayDeque<>();
    private CompletableFuture<?> asked = new CompletableFuture<>();
    private long cut;
    private boolean cancelled;

    CopyTask(
            GridThreads threads,
            GridRows source,
            CopyOrder order,
            Consumer<String> progress,
            Consumer<Done> done) {
        this.threads = threads;
        this.source = source;
        this.order = order;
        this.progress = progress;
        this.done = done;
    }

    void start() {
        if (isHere()) {
            var held = new ArrayList<List<@Nullable String>>();
            for (long row = 0; row < order.wanted(); row++) {
                source.row(order.first() + row).ifPresent(held::add);
            }
            take(held);
            complete();
        } else {
            fetch();
        }
    }

    private boolean isHere() {
        if (order.wanted() * order.columns().size() > FEW_CELLS) {
            return false;
        }
        for (long row = 0; row < order.wanted(); row++) {
            if (source.row(order.first() + row).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    void cancel() {
        cancelled = true;
        asked.cancel(true);
    }

    private <T> void then(CompletableFuture<T> answer, Consumer<T> step) {
        asked = answer;
        var _ =
                answer.whenCompleteAsync(
                        (value, thrown) -> go(value, thrown, step), threads.window());
    }

    private <T> void go(T value, @Nullable Throwable thrown, Consumer<T> step) {
        if (cancelled) {
            return;
        }
        if (thrown != null) {
            done.accept(new Done("", true, "Nothing was copied. " + GridFailure.of(thrown).text()));
        } else {
            step.accept(value);
        }
    }

    private <T> CompletableFuture<T> behind(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads.background());
    }

    private void fetch() {
        progress.accept(
                "Copying: "
                        + Figures.grouped(rows.size())
                        + " of "
                        + Figures.count(order.wanted(), "row", "rows")
                        + " are here. Escape stops it.");
        int limit = (int) Math.min(PageSource.MOST_ROWS, order.wanted() - rows.size());
        long offset = order.first() + rows.size();
        then(source.source().rows(source.query(), offset, limit), this::fetched);
    }

    private void fetched(Page page) {
        then(
                behind(
                        () -> {
                            take(page.rows());
                            return !page.more()
                                    || page.rows().isEmpty()
                                    || rows.size() >= order.wanted();
                        }),
                all -> {
                    if (all) {
                        complete();
                    } else {
                        fetch();
                    }
                });
    }

    private void take(List<List<@Nullable String>> page) {
        for (var row : page) {
            var taken = new ArrayList<@Nullable String>(order.columns().size());
            for (var column : order.columns()) {
                var value = column.index() < row.size() ? row.get(column.index()) : null;
                if (value != null && CellText.isCut(value)) {
                    lacks(rows.size(), taken.size());
                }
                taken.add(value);
            }
            rows.add(taken);
        }
    }

    private void lacks(int row, int column) {
        if (cutCells.size() < MOST_WHOLE) {
            cutCells.add(new Cell(row, column));
        } else {
            cut++;
        }
    }

    /// Fetches whole values, one after the other.
    private void complete() {
        var cell = cutCells.poll();
        if (cell == null) {
            write();
            return;
        }
        var column = order.columns().get(cell.column()).name();
        then(
                source.source()
                        .value(source.query(), order.first() + cell.row(), column)
                        .thenApplyAsync(WholeValue::text, threads.background()),
                text -> {
                    rows.get(cell.row()).set(cell.column(), text);
                    complete();
                });
    }

    private void write() {
        if (order.wanted() * order.columns().size() <= FEW_CELLS) {
            finish(order.text(rows));
        } else {
            then(behind(() -> order.text(rows)), this::finish);
        }
    }

    private void finish(String text) {
        done.accept(new Done(text, false, order.said(rows.size(), cut)));
    }
}
