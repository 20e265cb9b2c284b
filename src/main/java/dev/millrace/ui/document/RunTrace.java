package dev.millrace.ui.document;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeAdvanced;
import dev.millrace.engine.RunEvent.ResourcesUsed;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepFinished;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/// The course of a run over time: when each step ran, what the engine used meanwhile. FX thread
/// only.
public final class RunTrace implements Consumer<RunEvent> {

    /// What became of a step.
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /// One attempt of a step.
    ///
    /// @param ended empty while it runs
    /// @param done 0 to 1, an estimate
    public record Span(
            String step,
            List<NodeId> nodes,
            int attempt,
            Instant began,
            Optional<Instant> ended,
            State state,
            double done) {

        private Span ended(Instant at, State how) {
            boolean well = how == State.DONE;
            return new Span(step, nodes, attempt, began, Optional.of(at), how, well ? 1 : done);
        }

        private Span at(double fraction) {
            return new Span(step, nodes, attempt, began, ended, state, fraction);
        }
    }

    /// What the engine used at a moment.
    ///
    /// @param memory bytes
    /// @param spilled bytes in temporary files
    /// @param rate rows its pipelines worked on each second since the use before
    public record Use(Instant at, long memory, long spilled, double rate) {}

    /// A target was written.
    public record Commit(Instant at, NodeId node, String target) {}

    private final List<Span> spans = new ArrayList<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<NodeId, Integer> lastOf = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private final List<Commit> commits = new ArrayList<>();
    private final Map<NodeId, Double> rates = new HashMap<>();
    private final Map<NodeId, Moved> moved = new HashMap<>();
    private Optional<Instant> began = Optional.empty();
    private Instant last = Instant.EPOCH;
    private Moved total = new Moved(Instant.EPOCH, 0);

    /// Rows that had been worked on at a moment.
    private record Moved(Instant at, long rows) {

        double rate(Instant now, long more) {
            double seconds = Duration.between(at, now).toNanos() / 1e9;
            return seconds <= 0 ? 0 : Math.max(0, more - rows) / seconds;
        }
    }

    void clear() {
        spans.clear();
        open.clear();
        lastOf.clear();
        attempts.clear();
        uses.clear();
        commits.clear();
        rates.clear();
        moved.clear();
        began = Optional.empty();
        total = new Moved(Instant.EPOCH, 0);
    }

    @Override
    public void accept(RunEvent event) {
        last = event.at();
        switch (event) {
            case RunStarted started -> {
                began = Optional.of(started.at());
                total = new Moved(started.at(), 0);
            }
            case StepStarted step -> begin(step);
            case StepFinished step -> end(step.step(), step.at(), State.DONE);
            case StepFailed failed -> end(failed.step(), failed.at(), State.FAILED);
            case NodeAdvanced advanced -> advance(advanced);
            case ResourcesUsed used -> {
                uses.add(
                        new Use(
                                used.at(),
                                used.memory(),
                                used.spilled(),
                                total.rate(used.at(), used.rows())));
                total = new Moved(used.at(), used.rows());
            }
            case Delivered delivered ->
                    commits.add(new Commit(delivered.at(), delivered.node(), delivered.target()));
            case RunEnded ended -> stop(ended.at());
            case RunEvent.NodeFinished _,
                    RunEvent.RowsRejected _,
                    RunEvent.CheckReported _,
                    LogLine _ -> {}
        }
    }

    private void begin(StepStarted step) {
        int place = spans.size();
        spans.add(
                new Span(
                        step.step(),
                        step.nodes(),
                        step.attempt(),
                        step.at(),
                        Optional.empty(),
                        State.RUNNING,
                        0));
        open.put(step.step(), place);
        attempts.merge(step.step(), step.attempt(), Math::max);
        step.nodes().forEach(node -> lastOf.put(node, place));
        step.nodes().forEach(node -> moved.put(node, new Moved(step.at(), 0)));
    }

    private void end(String step, Instant at, State how) {
        var place = open.remove(step);
        if (place != null) {
            var ended = spans.get(place).ended(at, how);
            spans.set(place, ended);
            ended.nodes().forEach(rates::remove);
        }
    }

    /// What was not ended will not be.
    void stop(Instant at) {
        List.copyOf(open.keySet()).forEach(step -> end(step, at, State.CANCELLED));
    }

    private void advance(NodeAdvanced advanced) {
        var node = advanced.node();
        var place = lastOf.get(node);
        if (place == null) {
            return;
        }
        advanced.fraction().ifPresent(done -> spans.set(place, spans.get(place).at(done)));
        advanced.rows()
                .ifPresent(
                        rows -> {
                            var before = moved.put(node, new Moved(advanced.at(), rows));
                            if (before != null) {
                                rates.put(node, before.rate(advanced.at(), rows));
                            }
                        });
    }

    /// Whether another attempt of its step followed.
    public boolean isRepeated(Span span) {
        return attempts.getOrDefault(span.step(), 0) > span.attempt();
    }

    /// In the order in which they began.
    public List<Span> spans() {
        return List.copyOf(spans);
    }

    public List<Use> uses() {
        return List.copyOf(uses);
    }

    public List<Commit> commits() {
        return List.copyOf(commits);
    }

    public Optional<Instant> began() {
        return began;
    }

    /// Rows that the run worked on each second, from its beginning to when that was told last.
    public double rate() {
        return began.map(start -> new Moved(start, 0).rate(total.at(), total.rows())).orElse(0.0);
    }

    /// The last thing that was told.
    public Instant last() {
        return last;
    }

    /// How far the step is that computes the node; 0 if nobody knows.
    double done(NodeId node) {
        var place = lastOf.get(node);
        return place == null ? 0 : spans.get(place).done();
    }

    /// Rows each second that the step works on whose last node it is.
    OptionalDouble rate(NodeId node) {
        var rate = rates.get(node);
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
    }
}
