package dev.millrace.observe;

import dev.millrace.engine.RunEvent;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Tells one run to those who operate it, on a thread of its own.
///
/// It never makes the run wait and never fails it: events queue up, an outlet that fails gets no
/// more of them, and `finish` says so. Only the end of the run waits, for a while.
public final class Observation implements Consumer<RunEvent>, AutoCloseable {

    /// Beyond what traces may take at the end; a disk that is not heard of for so long is lost.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final int BURST = 500;

    private final BlockingQueue<Optional<RunEvent>> waiting = new LinkedBlockingQueue<>();
    private final List<Outlet> outlets; // of the thread
    private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;

    /// @param faults of outlets that could not be made
    Observation(List<Outlet> outlets, List<Fault> faults) {
        this.outlets = List.copyOf(outlets);
        this.faults.addAll(faults);
        this.thread = Thread.ofPlatform().daemon().name("observe").unstarted(this::work);
        thread.setUncaughtExceptionHandler((_, e) -> this.faults.add(broken(e)));
        if (!outlets.isEmpty()) {
            thread.start();
        }
    }

    /// Called by one thread at a time, in the order of the events.
    @Override
    public void accept(RunEvent event) {
        if (!outlets.isEmpty()) {
            waiting.add(Optional.of(event));
        }
    }

    /// Waits until all that was told has been written and sent, a few seconds at most.
    ///
    /// @return what was not, each once; warnings, since the run itself is over
    public List<Fault> finish() {
        waiting.add(Optional.empty());
        try {
            if (!outlets.isEmpty() && !thread.join(PATIENCE)) {
                faults.add(late());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (faults) {
            return faults.stream().distinct().toList();
        }
    }

    /// As `finish`.
    @Override
    public void close() {
        var _ = finish();
    }

    private void work() {
        var open = outlets;
        boolean more = true;
        while (more) {
            var burst = next();
            var events = burst.stream().flatMap(Optional::stream).toList();
            more = events.size() == burst.size();
            if (!events.isEmpty()) {
                open = open.stream().filter(outlet -> done(() -> outlet.tell(events))).toList();
            }
        }
        outlets.forEach(outlet -> done(outlet::close));
    }

    private boolean done(Runnable work) {
        try {
            work.run();
            return true;
        } catch (FaultException e) {
            faults.add(warning(e));
            return false;
        }
    }

    /// What is wrong with it stops nothing.
    static Fault warning(FaultException e) {
        return Fault.of(FaultCode.OBSERVING_FAILED, e.fault().message()).withHint(e.fault().hint());
    }

    private List<Optional<RunEvent>> next() {
        var burst = new ArrayList<Optional<RunEvent>>();
        try {
            burst.add(waiting.take());
            waiting.drainTo(burst, BURST);
        } catch (InterruptedException nobodyDoes) {
            burst.add(Optional.empty());
        }
        return burst;
    }

    private static Fault late() {
        return Fault.of(
                        FaultCode.OBSERVING_FAILED,
                        "Metrics, log and traces of the run were not written in "
                                + PATIENCE.toSeconds()
                                + " seconds.")
                .withHint("Look at the disk they are written to.");
    }

    private static Fault broken(Throwable e) {
        return Fault.of(FaultCode.BUG, "Observing the run went wrong inside: " + e + ".")
                .withHint("Please report it.");
    }
}
