package dev.millrace.engine;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorCompletionService;

/// Runs the steps of a plan, each as soon as what it waits for is done, two at a time.
///
/// A statement uses all cores by itself; the second only fills what the first leaves free when it
/// sorts or writes with one thread.
final class Schedule {

    private static final int AT_ONCE = 2;

    private final Plan plan;
    private final Session session;
    private final DeepThreads threads;
    private final StepRunner runner;
    private final Measurements measurements;
    private final Keeper keeper;
    private final Teller teller;
    private final Cancellation cancellation;

    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> started = new LinkedHashSet<>();
    private final Map<NodeId, Set<String>> open = new LinkedHashMap<>();
    private Optional<Fault> failure = Optional.empty();

    Schedule(
            Plan plan,
            Session session,
            DeepThreads threads,
            StepRunner runner,
            Measurements measurements,
            Keeper keeper,
            Teller teller,
            Cancellation cancellation) {
        this.plan = plan;
        this.session = session;
        this.threads = threads;
        this.runner = runner;
        this.measurements = measurements;
        this.keeper = keeper;
        this.teller = teller;
        this.cancellation = cancellation;
        for (Step step : plan.steps()) {
            step.nodes()
                    .forEach(
                            n ->
                                    open.computeIfAbsent(n, _ -> new LinkedHashSet<>())
                                            .add(step.id()));
        }
    }

    /// What came of a step.
    ///
    /// @param sql the statement it ran
    private record Ended(Step step, Optional<Fault> fault, Optional<String> sql) {}

    /// @return whether all steps succeeded; if not, the failure was told
    boolean runAll() {
        try (var progress = new Progress(teller, session::lane)) {
            var running = new ExecutorCompletionService<Ended>(threads.executor());
            int active = 0;
            while (true) {
                for (Step step : ready(AT_ONCE - active)) {
                    started.add(step.id());
                    running.submit(() -> run(step, progress));
                    active++;
                }
                if (active == 0) {
                    return failure.isEmpty() && !cancellation.isCancelled();
                }
                end(result(running));
                active--;
            }
        }
    }

    private List<Step> ready(int free) {
        if (failure.isPresent() || cancellation.isCancelled()) {
            return List.of();
        }
        return plan.steps().stream()
                .filter(step -> !started.contains(step.id()) && done.containsAll(step.after()))
                .limit(free)
                .toList();
    }

    private static Ended result(ExecutorCompletionService<Ended> running) {
        try {
            return DeepThreads.result(running.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Ended run(Step step, Progress progress) {
        teller.tell((at, seq) -> new RunEvent.StepStarted(at, seq, step.id(), step.nodes(), 1));
        try (Lane lane = session.lane();
                var _ = progress.watch(step.nodes(), lane::progress)) {
            if (cancellation.isCancelled()) {
                lane.cancel();
            }
            var fault = fault(step, lane);
            return new Ended(step, fault, runner.statement(lane));
        } catch (EngineException e) {
            return new Ended(step, Optional.of(e.fault()), Optional.empty());
        }
    }

    private Optional<Fault> fault(Step step, Lane lane) {
        try {
            runner.run(step, lane);
            keeper.after(step, lane);
            return Optional.empty();
        } catch (FaultException e) {
            return Optional.of(e.fault());
        } catch (EngineException e) {
            return Optional.of(e.fault());
        }
    }

    private void end(Ended ended) {
        var step = ended.step();
        if (ended.fault().isEmpty()) {
            done.add(step.id());
            teller.tell((at, seq) -> new RunEvent.StepFinished(at, seq, step.id()));
            for (NodeId node : step.nodes()) {
                var steps = open.getOrDefault(node, Set.of());
                steps.remove(step.id());
                if (steps.isEmpty()) {
                    finished(node);
                }
            }
        } else if (!cancellation.isCancelled()) {
            var fault = ended.fault().get();
            if (failure.isEmpty()) {
                failure = Optional.of(fault);
                session.cancel();
                teller.tell(
                        (at, seq) ->
                                new RunEvent.StepFailed(
                                        at,
                                        seq,
                                        step.id(),
                                        Run.nodeOf(fault).or(() -> only(step)),
                                        1,
                                        fault,
                                        Optional.empty(),
                                        ended.sql()));
            }
        }
    }

    private static Optional<NodeId> only(Step step) {
        return step.nodes().size() == 1 ? Optional.of(step.nodes().getFirst()) : Optional.empty();
    }

    private void finished(NodeId node) {
        var counts = new LinkedHashMap<String, Count>();
        var prints = new LinkedHashMap<String, String>();
        var took = Duration.ZERO;
        long bytes = 0;
        for (Relation relation : relations(node)) {
            var measured = measurements.of(relation.name());
            took = took.plus(measured.took());
            if (!relation.port().isEmpty()) {
                counts.put(relation.port(), measured.count());
                keeper.print(relation).ifPresent(p -> prints.put(relation.port(), p));
                bytes += measured.bytes();
            }
        }
        var total = took;
        var size = bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
        teller.tell(
                (at, seq) ->
                        new RunEvent.NodeFinished(
                                at,
                                seq,
                                node,
                                counts,
                                size,
                                total,
                                RunEvent.Origin.COMPUTED,
                                prints));
    }

    private List<Relation> relations(NodeId node) {
        var all = new ArrayList<Relation>();
        for (Relation relation : plan.bound().relations().values()) {
            if (relation.node().equals(node)) {
                all.add(relation);
            }
        }
        return all;
    }
}
