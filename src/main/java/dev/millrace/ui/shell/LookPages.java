package dev.millrace.ui.shell;

import dev.millrace.engine.look.ColumnStatistics;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookSummary;
import dev.millrace.engine.look.Looked;
import dev.millrace.ui.preview.Found;
import dev.millrace.ui.preview.Page;
import dev.millrace.ui.preview.PageSource;
import dev.millrace.worker.Wires;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/// The rows of one look, a page at a time, from the worker.
final class LookPages implements PageSource {

    private final Wires wires;
    private final String look;
    private final Consumer<LookSummary> summarised;

    /// @param summarised is told what is known of the whole wire, on any thread
    LookPages(Wires wires, String look, Consumer<LookSummary> summarised) {
        this.wires = wires;
        this.look = look;
        this.summarised = summarised;
    }

    static Page page(Looked looked) {
        return new Page(looked.rows().values(), looked.more(), looked.count());
    }

    @Override
    public CompletableFuture<Page> rows(LookQuery query, long offset, int limit) {
        return then(wires.page(look, query, offset, limit), LookPages::page);
    }

    @Override
    public CompletableFuture<List<ColumnStatistics>> statistics(List<String> columns) {
        return then(
                wires.summary(look, columns),
                summary -> {
                    summarised.accept(summary);
                    return summary.columns();
                });
    }

    @Override
    public CompletableFuture<Optional<Found>> find(
            LookQuery query, String text, long from, boolean forward) {
        return then(
                wires.find(look, query, text, from, forward),
                found -> found.map(at -> new Found(at.row(), at.column())));
    }

    @Override
    public CompletableFuture<String> value(LookQuery query, long row, String column) {
        return then(wires.value(look, query, row, column), value -> value.orElse("null"));
    }

    /// A future that cancels the request when it is cancelled itself.
    private static <A, B> CompletableFuture<B> then(
            CompletableFuture<A> asked, Function<A, B> change) {
        var changed = asked.thenApply(change);
        var _ =
                changed.whenComplete(
                        (_, _) -> {
                            if (changed.isCancelled()) {
                                asked.cancel(true);
                            }
                        });
        return changed;
    }
}
