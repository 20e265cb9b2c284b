package dev.millrace.engine.look;

import dev.millrace.duck.Lane;
import dev.millrace.engine.Bindings;
import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Engine;
import dev.millrace.engine.PipelineSource;
import dev.millrace.engine.RunCall;
import dev.millrace.fault.FaultException;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.plan.PlanRequest;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Planner;
import dev.millrace.plan.Relation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where one pipeline is looked into while it is drawn. It holds a session of the engine with the
/// samples of its sources, which is used as long as the pipeline reads the same files with the same
/// parameters; so a look after an edit computes only what the edit changed.
///
/// Nothing is written but into memory and, what does not fit there, the system's temporary folder.
/// Any thread; looks wait for each other, binding does not wait for looks.
public final class LookRoom implements RowPages, AutoCloseable {

    /// Looks that can be paged; each may hold a copy of its rows.
    private static final int MOST_VIEWS = 8;

    /// Files may change meanwhile; so much later they are looked up again.
    private static final long LASTING_NANOS = 300_000_000;

    private final Engine engine;
    private final RoomSession room = new RoomSession();
    private final ReentrantLock planning = new ReentrantLock();
    private @Nullable Recent recent; // under planning
    private final ReentrantLock looking = new ReentrantLock();
    private final SequencedMap<String, LookView> views = new LinkedHashMap<>(); // under looking
    private boolean closed; // under looking

    public LookRoom(Engine engine) {
        this.engine = engine;
    }

    /// The columns of every wire, and every problem.
    public Bindings bind(PipelineSource source, RunCall call) {
        return Bindings.of(plan(source, call));
    }

    /// All that is known of the pipeline without looking at rows. No plan to run is made.
    ///
    /// @param call `to` names a port that is to be bound although nobody reads it
    public Planned plan(PipelineSource source, RunCall call) {
        return recently(source, call, false).planned();
    }

    /// What the rows tell about the nodes they reach. What was asked before of the same rows is not
    /// asked again.
    public List<Noticed> notices(PipelineSource source, RunCall call, Cancellation cancellation) {
        var prepared = recently(source, call, true);
        return onLane(
                cancellation,
                lane -> {
                    var maker = new TableMaker(room.tables(), source.workspace().warehouse());
                    return room.notices().of(prepared.planned().bound(), maker, lane);
                });
    }

    /// What was planned last: an edit is asked about in several ways at once.
    private record Recent(
            PipelineSource source,
            RunCall call,
            boolean probes,
            Planner.Prepared prepared,
            long nanos) {

        /// @param to the port that has to be bound
        boolean answers(PipelineSource asked, RunCall as, boolean probing, Optional<Port> to) {
            return System.nanoTime() - nanos < LASTING_NANOS
                    && (probes || !probing)
                    && call.equals(as)
                    && source.equals(asked)
                    && prepared.lasts()
                    && !prepared.planned().isOld()
                    && (to.isEmpty() || Wanted.find(prepared.planned(), to.get()).isPresent());
        }
    }

    /// The first values of an expression that is being typed.
    ///
    /// @param setting path of the setting, which may hold another expression
    /// @throws FaultException if the expression is not allowed, does not fit or fails
    public TriedValues values(
            PipelineSource source,
            RunCall call,
            NodeId node,
            String setting,
            String expression,
            int limit,
            Cancellation cancellation) {
        var trial = new PlanRequest.Trial(node, setting, expression);
        var prepared = planned(source, call, request -> request.trying(trial));
        return onLane(
                cancellation,
                lane -> {
                    var maker = new TableMaker(room.tables(), source.workspace().warehouse());
                    return new Trials(room.tables(), maker, lane).values(prepared.planned(), limit);
                });
    }

    /// The last planning, if it answers the same; else a new one.
    private Planner.Prepared recently(PipelineSource source, RunCall call, boolean probes) {
        planning.lock();
        try {
            var plain = call.to(Optional.empty());
            if (recent != null && recent.answers(source, plain, probes, call.to())) {
                return recent.prepared();
            }
            UnaryOperator<PlanRequest> kind =
                    probes ? PlanRequest::probing : PlanRequest::lookingAround;
            var prepared = planned(source, call, kind);
            recent = new Recent(source, plain, probes, prepared, System.nanoTime());
            return prepared;
        } finally {
            planning.unlock();
        }
    }

    /// @return of a session that is kept, or has to be closed by who is asking
    private Planner.Prepared planned(
            PipelineSource source, RunCall call, UnaryOperator<PlanRequest> kind) {
        planning.lock();
        try {
            var opener = room.opener(source.workspace(), call);
            var prepared = engine.bindFor(source, call, kind, opener);
            if (room.took(prepared, this::emptied)) {
                recent = null;
            }
            return prepared;
        } finally {
            room.settle();
            planning.unlock();
        }
    }

    /// The session goes, and with it all tables. Waits for looks that are under way.
    private void emptied(Runnable close) {
        looking.lock();
        try {
            views.clear();
            close.run();
        } finally {
            looking.unlock();
        }
    }

    /// The first rows of a port.
    ///
    /// @param id the look can be asked for more by
    /// @param further whether sources that were cut are read on until there are enough rows
    /// @throws FaultException if the port has a problem, or the look was stopped
    public Looked look(
            String id,
            PipelineSource source,
            RunCall call,
            Port port,
            long limit,
            boolean further,
            Cancellation cancellation) {
        var prepared = recently(source, call.to(port), false);
        var wanted = Wanted.relation(prepared.planned(), source.pipeline(), port);
        return onLane(
                cancellation,
                lane -> {
                    var view = view(id, prepared, wanted, source);
                    var looked = view.first(lane, limit, further);
                    keep(id, view, lane);
                    return looked;
                });
    }

    private LookView view(
            String id, Planner.Prepared prepared, Relation wanted, PipelineSource source) {
        var bound = prepared.planned().bound();
        var warehouse = source.workspace().warehouse();
        return new LookView(
                room.tables(),
                new Course(bound, wanted, false, warehouse.file(), id),
                new Course(bound, wanted, true, warehouse.file(), id),
                new TableMaker(room.tables(), warehouse),
                prepared.planned());
    }

    private void keep(String id, LookView view, Lane lane) {
        var before = views.remove(id);
        if (before != null) {
            before.close(lane);
        }
        views.putLast(id, view);
        while (views.size() > MOST_VIEWS) {
            views.pollFirstEntry().getValue().close(lane);
        }
        var pins = new HashSet<String>();
        views.values().forEach(each -> pins.addAll(each.pins()));
        room.tables().tidy(lane, pins);
    }

    @Override
    public Looked page(
            String id, LookQuery query, long offset, long limit, Cancellation cancellation) {
        return onView(id, cancellation, (view, lane) -> view.page(lane, query, offset, limit));
    }

    @Override
    public LookSummary summary(String id, List<String> columns, Cancellation cancellation) {
        return onView(
                id,
                cancellation,
                (view, lane) -> {
                    var figures = view.figures(lane);
                    return new LookSummary(
                            figures.count(),
                            figures.estimate(),
                            view.change(lane),
                            view.statistics(lane, columns));
                });
    }

    @Override
    public Optional<String> value(
            String id, LookQuery query, long row, String column, Cancellation cancellation) {
        return onView(id, cancellation, (view, lane) -> view.value(lane, query, row, column));
    }

    @Override
    public Optional<LookFound> find(
            String id,
            LookQuery query,
            String text,
            long from,
            boolean forward,
            Cancellation cancellation) {
        return onView(
                id, cancellation, (view, lane) -> view.find(lane, query, text, from, forward));
    }

    /// Asks about the rows a row of an earlier look was computed from.
    ///
    /// @param row its number among the rows of the query, from 0
    /// @param question gets those rows, and a SELECT of the row
    public <T> T around(
            String id,
            LookQuery query,
            long row,
            BiFunction<WireRows, String, T> question,
            Cancellation cancellation) {
        return onView(id, cancellation, (view, lane) -> view.around(lane, query, row, question));
    }

    /// Asks about the rows of a port and all in front of it.
    ///
    /// @param whole whether sources are read to their end, however long they are
    /// @throws FaultException if the port has a problem, or the look was stopped
    public <T> T over(
            PipelineSource source,
            RunCall call,
            Port port,
            boolean whole,
            Function<WireRows, T> question,
            Cancellation cancellation) {
        var prepared = recently(source, call.to(port), false);
        var planned = prepared.planned();
        var wanted = Wanted.relation(planned, source.pipeline(), port);
        var warehouse = source.workspace().warehouse();
        return onLane(
                cancellation,
                lane -> {
                    var course =
                            new Course(
                                    planned.bound(), wanted, whole, warehouse.file(), "explained");
                    course.walk(room.tables(), new TableMaker(room.tables(), warehouse), lane);
                    try (var rows =
                            new WireRows(room.tables(), course, planned, warehouse.file(), lane)) {
                        return question.apply(rows);
                    }
                });
    }

    private interface OnView<T> {
        T answer(LookView view, Lane lane);
    }

    private <T> T onView(String id, Cancellation cancellation, OnView<T> work) {
        return onLane(
                cancellation,
                lane -> {
                    var view = views.get(id);
                    if (view == null) {
                        throw RowPages.unknown(id);
                    }
                    return work.answer(view, lane);
                });
    }

    private <T> T onLane(Cancellation cancellation, Function<Lane, T> work) {
        looking.lock();
        try {
            if (closed || !room.isOpen() || cancellation.isCancelled()) {
                throw TimedWork.stopped().toException();
            }
            return room.threads()
                    .call(
                            () -> {
                                try (var lane = room.lane()) {
                                    return TimedWork.on(lane, cancellation, work);
                                }
                            });
        } finally {
            looking.unlock();
        }
    }

    /// Names of the tables it holds, for tests.
    List<String> tables() {
        return onLane(
                new Cancellation(),
                lane ->
                        lane
                                .rows("SELECT table_name FROM duckdb_tables() ORDER BY 1")
                                .values()
                                .stream()
                                .map(row -> String.valueOf(row.getFirst()))
                                .toList());
    }

    /// Connections that are open, for tests: one to bind on, and the one that asks.
    int connections() {
        return onLane(new Cancellation(), _ -> room.lanes());
    }

    /// Waits for looks that are under way.
    @Override
    public void close() {
        planning.lock();
        looking.lock();
        try {
            closed = true;
            views.clear();
            room.close();
        } finally {
            looking.unlock();
            planning.unlock();
        }
    }
}
