package dev.millrace.ui.document;

import dev.millrace.draw.NodeBadge;
import dev.millrace.draw.NodeState;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.CheckReported;
import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeAdvanced;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.ResourcesUsed;
import dev.millrace.engine.RunEvent.RowsRejected;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepFinished;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.fault.Fault;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// What the last run of a pipeline has made of its nodes so far. FX thread only.
///
/// `revision` grows with each change, so that a view can ask once per pulse for what it shows.
public final class RunModel implements Consumer<RunEvent> {

    /// States of inner nodes, the most telling first.
    private static final List<NodeState> JOINED =
            List.of(
                    NodeState.FAILED,
                    NodeState.RUNNING,
                    NodeState.CANCELLED,
                    NodeState.DONE,
                    NodeState.REUSED,
                    NodeState.WAITING,
                    NodeState.SKIPPED);

    private static final Set<NodeState> ENDED = Set.of(NodeState.DONE, NodeState.REUSED);

    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final Map<NodeId, NodeState> states = new HashMap<>();
    private final RunFigures figures = new RunFigures();
    private final Map<Port, String> counts = new HashMap<>();
    private final Map<NodeId, String> firstCounts = new HashMap<>();
    private final Map<String, List<NodeId>> steps = new HashMap<>();
    private final Map<NodeId, Duration> times = new HashMap<>();
    private final Map<NodeId, Duration> outerTimes = new HashMap<>();
    private final RunTrace trace = new RunTrace();
    private final RunLog log = new RunLog();
    private final SequencedMap<NodeId, String> titles = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private Optional<Instant> began = Optional.empty();
    private Instant last = Instant.EPOCH;
    private Optional<Outcome> outcome = Optional.empty();
    private Optional<String> failedSql = Optional.empty();
    private Optional<NodeId> failedNode = Optional.empty();
    private Duration allTime = Duration.ZERO;
    private int nodes;
    private int over;
    private int reused;
    private boolean isExpected;

    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// Forgets the run.
    public void clear() {
        forget();
        changed();
    }

    /// Forgets the run; another was asked for, of which nothing has been heard yet.
    public void expect() {
        forget();
        isExpected = true;
        changed();
    }

    /// Whether a run was asked for and has not begun.
    public boolean isExpected() {
        return isExpected;
    }

    private void forget() {
        isExpected = false;
        states.clear();
        figures.clear();
        counts.clear();
        firstCounts.clear();
        titles.clear();
        steps.clear();
        times.clear();
        outerTimes.clear();
        allTime = Duration.ZERO;
        trace.clear();
        failedSql = Optional.empty();
        failedNode = Optional.empty();
        faults.clear();
        log.clear();
        began = Optional.empty();
        outcome = Optional.empty();
        nodes = 0;
        over = 0;
        reused = 0;
    }

    @Override
    public void accept(RunEvent event) {
        acceptAll(List.of(event));
    }

    /// Events that came together; who listens is told once.
    public void acceptAll(List<RunEvent> events) {
        events.forEach(this::take);
        changed();
    }

    private void take(RunEvent event) {
        isExpected = false;
        last = event.at();
        if (event instanceof RunStarted) {
            forget();
        }
        trace.accept(event);
        log.accept(event);
        switch (event) {
            case RunStarted started -> start(started);
            case StepStarted step -> {
                steps.put(step.step(), step.nodes());
                step.nodes().forEach(node -> states.put(node, NodeState.RUNNING));
                step.nodes().forEach(figures::finished);
            }
            case StepFinished _, ResourcesUsed _, LogLine _ -> {}
            case NodeAdvanced advanced ->
                    advanced.fraction()
                            .ifPresent(
                                    done ->
                                            figures.advanced(
                                                    advanced.node(),
                                                    done,
                                                    trace.rate(advanced.node())));
            case NodeFinished finished -> finish(finished);
            case RowsRejected rows -> figures.rejected(rows.node(), rows.rows());
            case CheckReported check -> figures.broken(check.node(), check.broken());
            case StepFailed failed -> fail(failed);
            case Delivered delivered -> figures.stored(delivered.node(), delivered.rows());
            case RunEnded ended -> end(ended.outcome());
        }
    }

    private void start(RunStarted started) {
        began = Optional.of(started.at());
        nodes = started.nodes().size();
        started.nodes().forEach(node -> states.put(node.id(), NodeState.WAITING));
        started.nodes().forEach(node -> titles.put(node.id(), node.title()));
    }

    private void finish(NodeFinished finished) {
        if (finished.origin() == RunEvent.Origin.SKIPPED) {
            states.put(finished.node(), NodeState.SKIPPED);
            return;
        }
        boolean isNew = !ENDED.contains(states.getOrDefault(finished.node(), NodeState.IDLE));
        over += isNew ? 1 : 0;
        boolean isReused = finished.origin() == RunEvent.Origin.REUSED;
        reused += isReused && isNew ? 1 : 0;
        states.put(finished.node(), isReused ? NodeState.REUSED : NodeState.DONE);
        took(finished.node(), finished.took());
        given(finished);
        figures.finished(finished.node());
        finished.counts()
                .forEach(
                        (port, count) -> {
                            if (!(count instanceof Count.NotComputed)) {
                                counts.put(new Port(finished.node(), port), brief(count));
                                firstCounts.putIfAbsent(finished.node(), brief(count));
                            }
                        });
    }

    private void took(NodeId node, Duration took) {
        var before = times.put(node, took);
        var more = before == null ? took : took.minus(before);
        outerTimes.merge(node.outermost(), more, Duration::plus);
        if (!node.outermost().equals(node)) {
            outerTimes.put(node, took);
        }
        allTime = allTime.plus(more);
    }

    /// What leaves a pipeline leaves the node that stands for it.
    private void given(NodeFinished finished) {
        var group = finished.node().group();
        var count = finished.counts().get("out");
        if (group.isPresent() && count != null && !(count instanceof Count.NotComputed)) {
            counts.put(new Port(group.get(), finished.node().local()), brief(count));
        }
    }

    /// Of a node that stands for a pipeline: what its nodes are at, all together.
    private NodeState joined(NodeId group) {
        var inner =
                states.entrySet().stream()
                        .filter(each -> !each.getKey().equals(group))
                        .filter(each -> each.getKey().outermost().equals(group))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.toSet());
        return JOINED.stream()
                .filter(inner::contains)
                .findFirst()
                .filter(state -> !ENDED.contains(state) || inner.size() == 1)
                .orElse(inner.isEmpty() ? NodeState.IDLE : between(inner));
    }

    /// Of nodes that are done and others: at work while some wait.
    private static NodeState between(Set<NodeState> inner) {
        return inner.contains(NodeState.WAITING) ? NodeState.RUNNING : NodeState.DONE;
    }

    private static String brief(Count count) {
        return count instanceof Count.AtLeast(long rows)
                ? String.format(Locale.ROOT, "≥ %,d", rows)
                : count.text();
    }

    private void fail(StepFailed failed) {
        if (failed.willRetryIn().isEmpty()) {
            if (faults.isEmpty()) {
                failedSql = failed.sql();
                failedNode = failed.node();
            }
            faults.add(failed.fault());
        }
        steps.getOrDefault(failed.step(), List.of()).forEach(figures::finished);
        var blamed = failed.node();
        for (NodeId node : steps.getOrDefault(failed.step(), List.of())) {
            boolean own = blamed.isEmpty() || blamed.get().equals(node);
            states.put(node, own ? NodeState.FAILED : NodeState.CANCELLED);
        }
        blamed.ifPresent(node -> states.put(node, NodeState.FAILED));
    }

    /// Its process is gone, and with it the events that would have ended it.
    public void lost() {
        trace.stop(last);
        end(Outcome.INTERRUPTED);
        changed();
    }

    /// What never began or never ended did not happen.
    private void end(Outcome ended) {
        outcome = Optional.of(ended);
        figures.settle();
        states.replaceAll(
                (_, state) ->
                        switch (state) {
                            case RUNNING -> NodeState.CANCELLED;
                            case WAITING -> NodeState.SKIPPED;
                            default -> state;
                        });
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    /// What the node wears on the canvas, but for its problems.
    public NodeBadge badge(NodeId node) {
        var state = state(node);
        double done = state == NodeState.RUNNING ? trace.done(node) : 0;
        var shown = figures.of(node);
        return new NodeBadge(state, shown.text(), shown.alert(), 0, 0, done, share(node));
    }

    /// Of the time that the nodes took, 0 to 1; a node that stands for a pipeline has that of all
    /// its nodes.
    public double share(NodeId node) {
        return allTime.isZero()
                ? 0
                : outerTimes.getOrDefault(node, Duration.ZERO).toNanos()
                        / (double) allTime.toNanos();
    }

    /// How long each node took that is on the canvas.
    public Map<NodeId, Duration> times() {
        return Map.copyOf(outerTimes);
    }

    /// Its course over time.
    public RunTrace trace() {
        return trace;
    }

    /// The SQL of the statement that failed.
    public Optional<String> failedSql() {
        return failedSql;
    }

    /// The node whose fault it is that the run failed.
    public Optional<NodeId> failedNode() {
        return failedNode;
    }

    public NodeState state(NodeId node) {
        var own = states.get(node);
        return own == null ? joined(node) : own;
    }

    /// A short figure such as `13 rejected`; may be empty.
    public String figure(NodeId node) {
        return figures.of(node).text();
    }

    /// Whether the figure counts what should not be, such as rows that were rejected.
    public boolean isAlert(NodeId node) {
        return figures.of(node).alert();
    }

    /// Rows that left an output port; empty while not known.
    public String count(Port output) {
        return counts.getOrDefault(output, "");
    }

    /// How long a node took; empty if it did not finish.
    public Optional<Duration> took(NodeId node) {
        return Optional.ofNullable(times.get(node));
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /// What it said.
    public RunLog log() {
        return log;
    }

    /// The nodes that take part, in the order of the file.
    public Collection<NodeId> parts() {
        return titles.sequencedKeySet();
    }

    /// The name a node had when the run began.
    public String title(NodeId node) {
        return titles.getOrDefault(node, node.value());
    }

    /// Rows that left the first output that was counted; empty if none was.
    public String firstCount(NodeId node) {
        return firstCounts.getOrDefault(node, "");
    }

    public boolean isRunning() {
        return began.isPresent() && outcome.isEmpty();
    }

    public Optional<Outcome> outcome() {
        return outcome;
    }

    /// Time from the first event to the last one.
    public Duration took() {
        return began.map(start -> Duration.between(start, last)).orElse(Duration.ZERO);
    }

    /// How many nodes take part in the run.
    public int nodes() {
        return nodes;
    }

    /// How many of them are done.
    public int over() {
        return over;
    }

    /// How many of those an earlier run had done.
    public int reused() {
        return reused;
    }
}
