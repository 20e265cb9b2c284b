package dev.millrace.engine;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import dev.millrace.model.NodeId;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.TimeUnit;

/// Runs the steps of a plan, each as soon as what it waits for is done, two at a time. What the
/// environment failed is tried again as its nodes say.
///
/// A statement uses all cores by itself; the second only fills what the first leaves free when it
/// sorts or writes with one thread.
final class Schedule {

    private static final int AT_ONCE = 2;

    /// While steps wait to be tried again, how often to look whether the run was cancelled.
    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

    private final Plan plan;
    private final Session session;
    private final DeepThreads threads;
    private final StepRunner runner;
    private final Keeper keeper;
    private final NodeTeller nodes;
    private final Teller teller;
    private final Cancellation cancellation;
    private final RunCall.OnFailure onFailure;
    private final StepPolicies policies;

    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> started = new LinkedHashSet<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private final List<Attempt> later = new ArrayList<>();
    private boolean stopped;

    Schedule(
            Plan plan,
            Session session,
            DeepThreads threads,
            StepRunner runner,
            Keeper keeper,
            NodeTeller nodes,
            Teller teller,
            Cancellation cancellation,
            RunCall.OnFailure onFailure) {
        this.plan = plan;
        this.session = session;
        this.threads = threads;
        this.runner = runner;
        this.keeper = keeper;
        this.nodes = nodes;
        this.teller = teller;
        this.cancellation = cancellation;
        this.onFailure = onFailure;
        policies = new StepPolicies(plan);
    }

    /// How the steps came out. Failures were told.
    ///
    /// @param stopped whether the run is over with them, for a failure or a cancel
    /// @param lost ids of the steps that failed or come after one that did
    record Came(boolean stopped, Set<String> lost) {}

    /// @param number from 1
    /// @param due by `System.nanoTime`
    private record Attempt(Step step, int number, long due) {}

    /// What came of an attempt.
    ///
    /// @param sql the statement it ran
    private record Ended(Attempt attempt, Optional<Fault> fault, Optional<String> sql) {}

    Came runAll() {
        try (var progress = new Progress(teller, session::lane);
                var limits = new TimeLimits(policies)) {
            var running = new ExecutorCompletionService<Ended>(threads.executor());
            int active = 0;
            while (true) {
                for (Attempt attempt : ready(AT_ONCE - active)) {
                    running.submit(() -> run(attempt, progress, limits));
                    active++;
                }
                if (active == 0 && later.isEmpty()) {
                    return new Came(isOver(), lost);
                }
                var ended = next(running);
                if (ended.isPresent()) {
                    end(ended.get());
                    active--;
                }
            }
        }
    }

    private boolean isOver() {
        return stopped || cancellation.isCancelled();
    }

    private List<Attempt> ready(int free) {
        if (isOver()) {
            later.clear();
            return List.of();
        }
        long now = System.nanoTime();
        var ready = new ArrayList<Attempt>();
        later.stream().filter(each -> each.due() - now <= 0).limit(free).forEach(ready::add);
        later.removeAll(ready);
        plan.steps().stream()
                .filter(step -> !started.contains(step.id()) && !lost.contains(step.id()))
                .filter(step -> done.containsAll(step.after()))
                .limit(free - ready.size())
                .forEach(step -> ready.add(new Attempt(step, 1, now)));
        ready.forEach(attempt -> started.add(attempt.step().id()));
        return ready;
    }

    /// Waits for an attempt to end, or a step to be due.
    private Optional<Ended> next(ExecutorCompletionService<Ended> running) {
        try {
            var ended =
                    later.isEmpty()
                            ? running.take()
                            : running.poll(LOOK_NANOS, TimeUnit.NANOSECONDS);
            return Optional.ofNullable(ended).map(DeepThreads::result);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Ended run(Attempt attempt, Progress progress, TimeLimits limits) {
        var step = attempt.step();
        teller.tell(
                (at, seq) ->
                        new RunEvent.StepStarted(
                                at, seq, step.id(), step.nodes(), attempt.number()));
        try (Lane lane = session.lane();
                var _ = progress.watch(step.nodes(), lane::progress);
                var limit = limits.watch(step, lane)) {
            if (cancellation.isCancelled()) {
                lane.cancel();
            }
            var fault = fault(attempt, lane).map(limit::of);
            return new Ended(attempt, fault, runner.statement(lane));
        } catch (EngineException e) {
            return new Ended(attempt, Optional.of(e.fault()), Optional.empty());
        }
    }

    private Optional<Fault> fault(Attempt attempt, Lane lane) {
        try {
            if (attempt.number() > 1) {
                runner.undo(attempt.step(), lane);
            }
            runner.run(attempt.step(), lane);
            keeper.after(attempt.step(), lane);
            return Optional.empty();
        } catch (FaultException e) {
            return Optional.of(e.fault());
        } catch (EngineException e) {
            return Optional.of(e.fault());
        }
    }

    private void end(Ended ended) {
        var step = ended.attempt().step();
        if (ended.fault().isEmpty()) {
            done.add(step.id());
            teller.tell((at, seq) -> new RunEvent.StepFinished(at, seq, step.id()));
            nodes.done(step);
        } else if (!isOver()) {
            failed(ended, ended.fault().get());
        }
    }

    private void failed(Ended ended, Fault fault) {
        var step = ended.attempt().step();
        int number = ended.attempt().number();
        var node = Run.nodeOf(fault).or(() -> only(step));
        var again = policies.delay(step, fault, number);
        if (again.isEmpty() && onFailure == RunCall.OnFailure.STOP) {
            stopped = true;
            session.cancel();
        }
        teller.tell(
                (at, seq) ->
                        new RunEvent.StepFailed(
                                at, seq, step.id(), node, number, fault, again, ended.sql()));
        again.ifPresentOrElse(
                delay ->
                        later.add(
                                new Attempt(step, number + 1, System.nanoTime() + delay.toNanos())),
                () -> lose(step, node.map(List::of).orElse(step.nodes())));
    }

    private static Optional<NodeId> only(Step step) {
        return step.nodes().size() == 1 ? Optional.of(step.nodes().getFirst()) : Optional.empty();
    }

    /// Gives up a step, and all that come after it.
    ///
    /// @param failed the node at fault; all of the step where nobody can tell
    private void lose(Step step, List<NodeId> failed) {
        lost.add(step.id());
        if (stopped) {
            return;
        }
        nodes.lost(step, failed);
        for (Step next : plan.steps()) {
            if (!lost.contains(next.id()) && next.after().stream().anyMatch(lost::contains)) {
                lost.add(next.id());
                nodes.lost(next, List.of());
            }
        }
    }
}
