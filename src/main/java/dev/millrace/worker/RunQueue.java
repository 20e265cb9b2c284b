package dev.millrace.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;

/// Runs wait here, first come first served, for a seat of which each has one run. Any thread;
/// nothing here waits.
final class RunQueue {

    private final List<WorkerSeat> seats;
    private final Queue<RunRequest> waiting = new ArrayDeque<>(); // guarded by this
    private final Deque<WorkerSeat> free; // guarded by this
    private boolean closed; // guarded by this

    RunQueue(List<WorkerSeat> seats) {
        this.seats = List.copyOf(seats);
        this.free = new ArrayDeque<>(seats);
    }

    synchronized void add(RunRequest run) {
        if (closed) {
            Threads.start("worker-withdrawn", run::withdrawn);
        } else {
            waiting.add(run);
            serve();
        }
    }

    /// @return whether it was waiting; then it will not begin
    synchronized boolean withdraw(RunRequest run) {
        return waiting.remove(run);
    }

    /// The seat used last is the first to be used again: its worker is warm.
    synchronized void release(WorkerSeat seat) {
        free.push(seat);
        serve();
    }

    Stream<WorkerSeat> seats() {
        return seats.stream();
    }

    /// Ends the runs that wait, and their workers those that are under way.
    void close() {
        List<RunRequest> withdrawn;
        synchronized (this) {
            closed = true;
            withdrawn = new ArrayList<>(waiting);
            waiting.clear();
        }
        seats.forEach(WorkerSeat::close);
        Threads.start("worker-withdrawn", () -> withdrawn.forEach(RunRequest::withdrawn));
    }

    private void serve() {
        while (!waiting.isEmpty() && !free.isEmpty()) {
            waiting.remove().begin(free.pop());
        }
    }
}
