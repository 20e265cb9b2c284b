package dev.millrace.history;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunId;
import dev.millrace.fault.Fault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What was run in a workspace, in `history.db` of its folder `.millrace`.
///
/// Safe from any thread and for several processes at once: one thread a process touches the file,
/// and SQLite orders the processes. Reading waits for what was told before, and throws a fault
/// `HISTORY_UNUSABLE` if it cannot be done; a recorder never throws.
public final class History implements AutoCloseable {

    /// Larger than the number of any run, for `runs`.
    public static final long NEWEST = Long.MAX_VALUE;

    private final Store store;
    private final Clock clock;

    private History(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Touches no file yet: the first use opens it, and only writing creates it.
    ///
    /// @param folder the `.millrace` of the workspace; made by the first run
    public static History open(Path folder) {
        return open(folder, Clock.systemUTC());
    }

    static History open(Path folder, Clock clock) {
        return new History(new Store(folder.resolve("history.db").toAbsolutePath(), clock), clock);
    }

    /// A listener that writes one run. It begins to open the file at once, on its own thread.
    ///
    /// @param file the pipeline file, as people should read it in a list
    public Recorder recorder(String file) {
        return new Recorder(store, file);
    }

    /// The newest runs, newest first.
    ///
    /// @param before only runs with a smaller number; `NEWEST` for all
    public List<RunRow> runs(int limit, long before) {
        return store.callIfAny(
                connection -> new RunReader(connection).runs(limit, before), List.of());
    }

    /// The runs that a query finds.
    public RunPage runs(RunQuery query) {
        return store.callIfAny(connection -> new RunReader(connection).runs(query), RunPage.NONE);
    }

    /// How the last runs of a pipeline file went.
    public Trend trend(String file, int last) {
        return store.callIfAny(
                connection -> new TrendReader(connection).trend(file, last), Trend.NONE);
    }

    /// The pipeline files that were run, those of the newest runs first.
    public List<String> files() {
        return store.callIfAny(connection -> new RunReader(connection).files(), List.of());
    }

    /// The numbers of all runs of a pipeline file, the oldest first.
    public List<Long> numbers(String file) {
        return store.callIfAny(connection -> new RunReader(connection).numbers(file), List.of());
    }

    /// How much of the past is kept here.
    public Retention retention() {
        return store.callIfAny(
                connection -> new Pruner(connection, clock).retention(), Retention.USUAL);
    }

    /// From now on keeps so much here; what is too much goes with the next runs, or by `prune`.
    public void keep(Retention retention) {
        store.call(
                connection -> {
                    new Pruner(connection, clock).keep(retention);
                    return retention;
                });
    }

    /// Removes runs that need not be kept any longer, the oldest first.
    ///
    /// @param most so many at once
    /// @return how many were removed; as many as `most` if there may be more
    public int prune(int most) {
        return store.callIfAny(
                connection -> {
                    var pruner = new Pruner(connection, clock);
                    return pruner.prune(pruner.retention(), most);
                },
                0);
    }

    public Optional<RunRecord> run(RunId id) {
        return store.callIfAny(
                connection -> record(connection, new RunReader(connection).run(id)),
                Optional.empty());
    }

    public Optional<RunRecord> run(long number) {
        return store.callIfAny(
                connection -> record(connection, new RunReader(connection).run(number)),
                Optional.empty());
    }

    /// A number that is another one after some other process, or another part of this one, wrote
    /// into the history; 0 as long as there is none. Takes microseconds.
    public long version() {
        return store.callIfAny(
                connection -> {
                    try (var statement = connection.createStatement();
                            var row = statement.executeQuery("PRAGMA data_version")) {
                        return row.next() ? row.getLong(1) : 0L;
                    }
                },
                0L);
    }

    /// All events of the run in order; empty if there is no such run.
    public List<RunEvent> events(RunId id) {
        return events(id, 0);
    }

    /// Its events behind one of them.
    ///
    /// @param seen number of that event
    public List<RunEvent> events(RunId id, long seen) {
        return store.callIfAny(connection -> new RunReader(connection).events(id, seen), List.of());
    }

    /// The pipeline as it ran; empty if there is no such run, or it is older than this is kept.
    public Optional<Definition> definition(long number) {
        return store.callIfAny(
                connection -> new RunReader(connection).definition(number), Optional.empty());
    }

    /// Ends the runs whose process died: adds `RunEnded` with `INTERRUPTED`, at the time of the
    /// last event they told.
    ///
    /// @param alive whether the process of a run lives; asked once for each run without an end
    /// @return the runs that were ended
    public List<RunId> interrupt(Predicate<RunId> alive) {
        List<RunRow> open =
                store.callIfAny(connection -> new RunReader(connection).openRuns(), List.of());
        return open.stream()
                .filter(run -> !alive.test(run.id()))
                .filter(run -> store.call(connection -> interrupt(connection, run)))
                .map(RunRow::id)
                .toList();
    }

    /// What was done to a damaged history since this one was opened.
    public List<Fault> warnings() {
        return store.warnings();
    }

    /// Waits until everything is written.
    @Override
    public void close() {
        store.close();
    }

    private static Optional<RunRecord> record(Connection connection, Optional<RunRow> run)
            throws SQLException {
        return run.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunReader(connection).record(run.get()));
    }

    private static boolean interrupt(Connection connection, RunRow run) throws SQLException {
        try (var batch = new Batch(connection, true)) {
            var reader = new RunReader(connection);
            boolean open = reader.run(run.number()).flatMap(RunRow::ended).isEmpty();
            var last = reader.lastEvent(run.number());
            if (open && last.isPresent()) {
                var told = last.get();
                var ended = new RunEnded(told.at(), told.seq() + 1, Outcome.INTERRUPTED);
                new RunRows(batch, run.number()).add(ended);
            }
            batch.commit();
            return open;
        }
    }
}
