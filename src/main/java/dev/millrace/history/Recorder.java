package dev.millrace.history;

import dev.millrace.engine.RunEvent;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Writes the events of one run to the history, on the history's thread.
///
/// It never makes the run wait and never fails it: events queue up while the disk is slow, and
/// after the first failure the rest is dropped and `fault` says so. A burst of events is one
/// transaction. What was written survives the death of the process; after the last event it
/// survives that of the machine too.
public final class Recorder implements Consumer<RunEvent>, AutoCloseable {

    /// Bounds a transaction, so that other processes get their turn.
    private static final int BURST = 2_000;

    private final Store store;
    private final RunWriter writer;
    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile Optional<Fault> fault = Optional.empty();

    /// What waits to be written.
    sealed interface Entry {
        record Event(RunEvent event) implements Entry {}

        record Sources(List<SourceIdentity> sources) implements Entry {}

        record Ran(Definition definition) implements Entry {}
    }

    Recorder(Store store, String file) {
        this.store = store;
        this.writer = new RunWriter(file, store.file());
        schedule();
    }

    /// Called by one thread at a time, in the order of the events.
    @Override
    public void accept(RunEvent event) {
        add(new Entry.Event(event));
    }

    /// Keeps what the run reads. After its first event.
    public void sources(List<SourceIdentity> sources) {
        add(new Entry.Sources(List.copyOf(sources)));
    }

    /// Keeps what runs. After its first event.
    public void definition(Definition definition) {
        add(new Entry.Ran(definition));
    }

    /// The number of the run in the workspace; empty until its first event is written.
    public OptionalLong number() {
        return writer.number();
    }

    /// Why the run is not in the history, or not whole. A warning: the run goes on.
    public Optional<Fault> fault() {
        return fault;
    }

    /// Waits until all that was told is written or dropped, so that `number` and `fault` are true.
    public void flush() {
        var done = new CountDownLatch(1);
        try {
            store.later(done::countDown);
            done.await();
        } catch (RejectedExecutionException e) {
            fail(closed());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// As `flush`.
    @Override
    public void close() {
        flush();
    }

    private void add(Entry entry) {
        if (fault.isEmpty()) {
            waiting.add(entry);
            schedule();
        }
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                store.later(this::drain);
            } catch (RejectedExecutionException e) {
                fail(closed());
            }
        }
    }

    /// On the history's thread. The first call finds nothing and opens the file, so that this is
    /// done while the run begins.
    private void drain() {
        scheduled.set(false);
        try {
            for (var burst = next(); fault.isEmpty(); burst = next()) {
                var entries = burst;
                store.here(connection -> writer.write(connection, entries));
                if (waiting.isEmpty()) {
                    return;
                }
            }
        } catch (FaultException e) {
            fail(e.fault());
        }
    }

    private List<Entry> next() {
        var burst = new ArrayList<Entry>();
        for (var entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            burst.add(entry);
            if (burst.size() == BURST) {
                break;
            }
        }
        return burst;
    }

    private void fail(Fault reason) {
        fault = Optional.of(reason);
        waiting.clear();
    }

    private Fault closed() {
        return HistoryFaults.unusable(
                "The run history was closed before the run ended.", store.file());
    }
}
