package dev.millrace.engine.look;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.engine.Cancellation;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;

/// Where rows that earlier runs kept are looked at, as the rows of a wire are. Nothing is written.
///
/// Any thread; looks wait for each other. Rows that go away meanwhile are a fault `ROWS_GONE`.
public final class KeptRoom implements RowPages, AutoCloseable {

    /// Looks that can be paged; each holds a session of the engine.
    static final int MOST_VIEWS = 4;

    private final DeepThreads threads = new DeepThreads();
    private final ReentrantLock looking = new ReentrantLock();
    private final SequencedMap<String, KeptView> views = new LinkedHashMap<>(); // under looking

    private interface OnView<T> {
        T answer(KeptView view, Lane lane);
    }

    /// The first rows.
    ///
    /// @param id the look can be asked for more by
    /// @param file a Parquet file of `KeptResults`
    /// @param timezone that moments are written in, an IANA name
    public Looked look(
            String id, Path file, String timezone, long limit, Cancellation cancellation) {
        looking.lock();
        try {
            var view = opened(file, timezone);
            keep(id, view);
            return on(view, cancellation, (v, lane) -> v.page(lane, LookQuery.ALL, 0, limit));
        } finally {
            looking.unlock();
        }
    }

    private KeptView opened(Path file, String timezone) {
        return threads.call(
                () -> {
                    try {
                        return new KeptView(file, timezone);
                    } catch (EngineException e) {
                        throw gone().toException(e);
                    }
                });
    }

    private void keep(String id, KeptView view) {
        var before = views.remove(id);
        if (before != null) {
            before.close();
        }
        views.putLast(id, view);
        while (views.size() > MOST_VIEWS) {
            views.pollFirstEntry().getValue().close();
        }
    }

    /// Whether it can be asked for more of that look.
    public boolean has(String id) {
        looking.lock();
        try {
            return views.containsKey(id);
        } finally {
            looking.unlock();
        }
    }

    @Override
    public Looked page(
            String id, LookQuery query, long offset, long limit, Cancellation cancellation) {
        return on(id, cancellation, (view, lane) -> view.page(lane, query, offset, limit));
    }

    @Override
    public LookSummary summary(String id, List<String> columns, Cancellation cancellation) {
        return on(id, cancellation, (view, lane) -> view.summary(lane, columns));
    }

    @Override
    public Optional<String> value(
            String id, LookQuery query, long row, String column, Cancellation cancellation) {
        return on(id, cancellation, (view, lane) -> view.value(lane, query, row, column));
    }

    @Override
    public Optional<LookFound> find(
            String id,
            LookQuery query,
            String text,
            long from,
            boolean forward,
            Cancellation cancellation) {
        return on(id, cancellation, (view, lane) -> view.find(lane, query, text, from, forward));
    }

    private <T> T on(String id, Cancellation cancellation, OnView<T> work) {
        looking.lock();
        try {
            var view = views.get(id);
            if (view == null) {
                throw RowPages.unknown(id);
            }
            return on(view, cancellation, work);
        } finally {
            looking.unlock();
        }
    }

    private <T> T on(KeptView view, Cancellation cancellation, OnView<T> work) {
        if (cancellation.isCancelled()) {
            throw TimedWork.stopped().toException();
        }
        try {
            return threads.call(
                    () -> {
                        try (var lane = view.lane()) {
                            return TimedWork.on(
                                    lane, cancellation, each -> work.answer(view, each));
                        }
                    });
        } catch (FaultException e) {
            throw view.isThere() ? e : gone().toException(e);
        }
    }

    /// These rows are not kept, or no longer.
    public static Fault gone() {
        return Fault.of(FaultCode.ROWS_GONE, "These rows are not kept.")
                .withHint("Mark the node with Keep, to have the rows of later runs.");
    }

    @Override
    public void close() {
        looking.lock();
        try {
            views.values().forEach(KeptView::close);
            views.clear();
        } finally {
            looking.unlock();
        }
    }
}
