package dev.millrace.ui.preview;

import dev.millrace.engine.look.LookQuery;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The rows of one query: the pages near those in view, and how many rows there are. Once it is
/// closed it keeps what it has, and late answers are dropped. FX thread only.
final class GridRows {

    /// Rows outside the view that are fetched too.
    private static final long MARGIN = 40;

    private static final int MOST_PAGES = 50;
    private static final int MOST_CELLS = 1_500_000;
    private static final long NONE = -1;
    private static final Duration SOON = Duration.ofMillis(25);

    private final GridThreads threads;
    private final PageSource source;
    private final LookQuery query;
    private final Runnable changed;
    private final int pageRows;
    private final Map<Long, List<List<@Nullable String>>> pages;
    private final Map<Long, CompletableFuture<Page>> asked = new HashMap<>();
    private final RowCount count = new RowCount();
    private long first;
    private long last = -1;
    private boolean waits;

    /// The page that is here in part, since it came unasked.
    private long partial = NONE;

    private boolean closed;
    private @Nullable GridFailure failure;

    /// @param changed is run whenever there is something else to show
    GridRows(
            GridThreads threads,
            PageSource source,
            LookQuery query,
            int columns,
            Runnable changed) {
        this.threads = threads;
        this.source = source;
        this.query = query;
        this.changed = changed;
        pageRows = Math.clamp(60_000 / Math.max(1, columns), 25, 200);
        long cells = (long) pageRows * Math.max(1, columns);
        int most = Math.clamp(MOST_CELLS / cells, 4, MOST_PAGES);
        pages = leastRecent(most);
    }

    private static <V> Map<Long, V> leastRecent(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > most;
            }
        };
    }

    PageSource source() {
        return source;
    }

    LookQuery query() {
        return query;
    }

    int pageRows() {
        return pageRows;
    }

    RowCount count() {
        return count;
    }

    Optional<GridFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /// Whether rows in view are still to come.
    boolean isWaiting() {
        return !closed && (waits || !asked.isEmpty());
    }

    int pagesHeld() {
        return pages.size();
    }

    /// The values of a row; empty if they are not here.
    Optional<List<@Nullable String>> row(long row) {
        var page = pages.get(row / pageRows);
        int at = (int) (row % pageRows);
        return page == null || at >= page.size() ? Optional.empty() : Optional.of(page.get(at));
    }

    /// Takes rows that came unasked, from the first on.
    void begin(Page page) {
        var rows = page.rows();
        for (int from = 0; from < rows.size(); from += pageRows) {
            int to = Math.min(rows.size(), from + pageRows);
            pages.put((long) from / pageRows, rows.subList(from, to));
            partial = to - from < pageRows ? from / pageRows : partial;
        }
        count.page(0, page);
    }

    /// These rows are in view now: asks for those that are not here, once the view rests, and for
    /// no others any more.
    void see(long newFirst, long newLast) {
        first = Math.max(0, newFirst - MARGIN);
        last = newLast + MARGIN;
        if (!waits && !closed && failure == null && isAnythingMissing()) {
            waits = true;
            threads.delay().after(SOON, this::ask);
        }
    }

    private boolean isAnythingMissing() {
        for (long page = first / pageRows; page <= last / pageRows; page++) {
            if (isMissing(page)) {
                return true;
            }
        }
        return false;
    }

    /// A page may be here in part.
    private boolean isMissing(long page) {
        if (asked.containsKey(page) || !count.mayHave(page * pageRows)) {
            return false;
        }
        var held = pages.get(page);
        return held == null || (partial == page && count.mayHave(page * pageRows + held.size()));
    }

    private void ask() {
        waits = false;
        if (closed) {
            return;
        }
        cancelUnwanted();
        for (long page = first / pageRows; page <= last / pageRows; page++) {
            if (isMissing(page)) {
                ask(page);
            }
        }
    }

    private void cancelUnwanted() {
        for (long page : List.copyOf(asked.keySet())) {
            if (page < first / pageRows || page > last / pageRows) {
                var unwanted = asked.remove(page);
                if (unwanted != null) {
                    unwanted.cancel(true);
                }
            }
        }
    }

    private void ask(long page) {
        var answer = source.rows(query, page * pageRows, pageRows);
        asked.put(page, answer);
        var _ =
                answer.whenCompleteAsync(
                        (rows, thrown) -> answered(page, answer, rows, thrown), threads.window());
    }

    private void answered(
            long page,
            CompletableFuture<Page> answer,
            @Nullable Page rows,
            @Nullable Throwable thrown) {
        if (closed || !asked.remove(page, answer)) {
            return;
        }
        if (rows != null) {
            pages.put(page, rows.rows());
            partial = partial == page ? NONE : partial;
            count.page(page * pageRows, rows);
        } else if (thrown != null && !GridFailure.isCancelled(thrown)) {
            failure = GridFailure.of(thrown);
        }
        changed.run();
    }

    void close() {
        closed = true;
        List.copyOf(asked.values()).forEach(answer -> answer.cancel(true));
        asked.clear();
    }
}
