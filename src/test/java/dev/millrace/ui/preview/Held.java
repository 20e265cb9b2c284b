package dev.millrace.ui.preview;

import dev.millrace.engine.look.ColumnStatistics;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A source whose pages come when a test says so.
final class Held implements PageSource {

    final List<CompletableFuture<Page>> pages = new ArrayList<>();
    private final Generated source;

    Held(Generated source) {
        this.source = source;
    }

    Schema schema() {
        return source.schema;
    }

    Page first() {
        return source.first();
    }

    /// All pages come, each with the first rows.
    void answer() {
        List.copyOf(pages).forEach(page -> page.complete(first()));
    }

    void fail(String why) {
        List.copyOf(pages)
                .forEach(page -> page.completeExceptionally(new IllegalStateException(why)));
    }

    @Override
    public CompletableFuture<Page> rows(LookQuery query, long offset, int limit) {
        var answer = new CompletableFuture<Page>();
        pages.add(answer);
        return answer;
    }

    @Override
    public CompletableFuture<List<ColumnStatistics>> statistics(List<String> columns) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Optional<Found>> find(
            LookQuery query, String text, long from, boolean forward) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<String> value(LookQuery query, long row, String column) {
        return new CompletableFuture<>();
    }
}
