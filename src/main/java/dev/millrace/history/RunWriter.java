package dev.millrace.history;

import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Writes the events of one run in transactions. Only on the history's thread, but for `number`.
final class RunWriter {

    private final String file;
    private final Path store;
    private @Nullable Connection home;
    private volatile OptionalLong number = OptionalLong.empty();

    /// @param file the pipeline file
    /// @param store the history file, for faults
    RunWriter(String file, Path store) {
        this.file = file;
        this.store = store;
    }

    OptionalLong number() {
        return number;
    }

    /// Writes all entries or none. A run that was begun in a history that was then set aside is not
    /// continued in another, where its number may be that of another run.
    ///
    /// @return how many there were
    int write(Connection connection, List<Recorder.Entry> entries) throws SQLException {
        if (home != null && !home.equals(connection)) {
            throw HistoryFaults.unusable("The run history was damaged during the run.", store)
                    .withHint("It was set aside, and the next run begins a new one.")
                    .toException();
        }
        if (!entries.isEmpty()) {
            try (var batch = new Batch(connection, entries.stream().anyMatch(RunWriter::isLast))) {
                var run = number;
                for (var entry : entries) {
                    run = write(batch, run, entry);
                }
                batch.commit();
                number = run;
                home = connection;
            }
        }
        return entries.size();
    }

    private static boolean isLast(Recorder.Entry entry) {
        return entry instanceof Recorder.Entry.Event(RunEnded _);
    }

    private OptionalLong write(Batch batch, OptionalLong run, Recorder.Entry entry)
            throws SQLException {
        var rows =
                entry instanceof Recorder.Entry.Event(RunStarted started)
                        ? RunRows.begin(batch, started, file)
                        : new RunRows(batch, run.orElseThrow(RunWriter::tooEarly));
        switch (entry) {
            case Recorder.Entry.Event(var event) -> rows.add(event);
            case Recorder.Entry.Ran(var definition) -> rows.add(definition);
            case Recorder.Entry.Sources(var sources) -> {
                for (var source : sources) {
                    rows.add(source);
                }
            }
        }
        return OptionalLong.of(rows.run());
    }

    private static FaultException tooEarly() {
        return Fault.of(FaultCode.BUG, "A run told something before it began.").toException();
    }
}
