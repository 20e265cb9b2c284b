package dev.millrace.ui.shell;

import dev.millrace.engine.look.ColumnStatistics;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookSummary;
import dev.millrace.engine.look.Looked;
import dev.millrace.fault.FaultCode;
import dev.millrace.ui.preview.Found;
import dev.millrace.ui.preview.Page;
import dev.millrace.ui.preview.PageSource;
import dev.millrace.worker.Wires;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rows of one look, a page at a time, from the worker.
final class LookPages implements PageSource {

    private final Wires wires;
    private final String look;
    private final Consumer<LookSummary> summarised;
    private final Runnable lost;

    /// @param summarised is told what is known of the whole wire, on any thread
    /// @param lost is told, on any thread, when the worker knows the look no more: it was replaced
    LookPages(Wires wires, String look, Consumer<LookSummary> summarised, Runnable lost) {
        this.wires = wires;
        this.look = look;
        this.summarised = summarised;
        this.lost = lost;
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
    private <A, B> CompletableFuture<B> then(CompletableFuture<A> asked, Function<A, B> change) {
        var changed = asked.thenApply(change);
        var _ =
                changed.whenComplete(
                        (_, failure) -> {
                            if (changed.isCancelled()) {
                                asked.cancel(true);
                            } else if (isLost(failure)) {
                                lost.run();
                            }
                        });
        return changed;
    }

    private static boolean isLost(@Nullable Throwable failure) {
        return failure != null && Disk.fault(failure).code() == FaultCode.REQUEST_INVALID;
    }
}
