package dev.millrace.observe;

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
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A run as a trace: a span for the run, one in it for each attempt of a step, and events in these
/// for what became of nodes, rows, checks and deliveries. Times are those of the run's events. One
/// thread.
final class RunSpans implements Consumer<RunEvent> {

    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> RUN = AttributeKey.stringKey("millrace.run.id");
    private static final AttributeKey<String> OUTCOME =
            AttributeKey.stringKey("millrace.run.outcome");
    private static final AttributeKey<String> PIPELINE =
            AttributeKey.stringKey("millrace.pipeline.name");
    private static final AttributeKey<String> FILE =
            AttributeKey.stringKey("millrace.pipeline.file");
    private static final AttributeKey<String> HASH =
            AttributeKey.stringKey("millrace.pipeline.hash");
    private static final AttributeKey<String> STEP = AttributeKey.stringKey("millrace.step");
    private static final AttributeKey<List<String>> NODES =
            AttributeKey.stringArrayKey("millrace.nodes");
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("millrace.attempt");
    private static final AttributeKey<String> NODE = AttributeKey.stringKey("millrace.node");
    private static final AttributeKey<String> PORT = AttributeKey.stringKey("millrace.port");
    private static final AttributeKey<Long> ROWS = AttributeKey.longKey("millrace.rows");

    private static final int MOST_NAMES = 3;

    private final Tracer tracer;
    private final Context parent;
    private final Observed run;
    private final Map<String, OpenStep> steps = new LinkedHashMap<>();
    private @Nullable Span root;
    private Optional<Fault> failure = Optional.empty();

    /// An attempt of a step whose span may still be told something.
    private static final class OpenStep {
        private final Span span;
        private final List<NodeId> nodes;
        private final Set<NodeId> unfinished;
        private Optional<Instant> done = Optional.empty();

        private OpenStep(Span span, List<NodeId> nodes) {
            this.span = span;
            this.nodes = nodes;
            this.unfinished = new HashSet<>(nodes);
        }
    }

    /// @param parent of the run's span
    RunSpans(Tracer tracer, Context parent, Observed run) {
        this.tracer = tracer;
        this.parent = parent;
        this.run = run;
    }

    Optional<String> traceId() {
        return Optional.ofNullable(root).map(span -> span.getSpanContext().getTraceId());
    }

    @Override
    public void accept(RunEvent event) {
        switch (event) {
            case RunStarted started -> begin(started);
            case StepStarted step -> begin(step);
            case StepFinished step -> done(step);
            case NodeFinished node -> finish(node);
            case NodeAdvanced _, ResourcesUsed _ -> {}
            case RowsRejected rejected ->
                    at(rejected.node())
                            .addEvent(
                                    "rows rejected",
                                    Attributes.of(
                                            NODE,
                                            rejected.node().value(),
                                            PORT,
                                            rejected.port(),
                                            ROWS,
                                            rejected.rows()),
                                    rejected.at());
            case CheckReported checked -> check(checked);
            case StepFailed failed -> fail(failed);
            case Delivered delivered ->
                    root().addEvent(
                                    "delivered",
                                    Attributes.builder()
                                            .put(NODE, delivered.node().value())
                                            .put("millrace.target", delivered.target())
                                            .put(ROWS, delivered.rows())
                                            .put("millrace.bytes", delivered.bytes())
                                            .build(),
                                    delivered.at());
            case LogLine line ->
                    line.node()
                            .map(this::at)
                            .orElseGet(this::root)
                            .addEvent(
                                    "log",
                                    Attributes.builder()
                                            .put("millrace.level", line.level().name())
                                            .put("message", line.text())
                                            .build(),
                                    line.at());
            case RunEnded ended -> end(ended);
        }
    }

    /// Ends what nobody ended, at the present time. Again does nothing.
    void close() {
        endSteps(Instant.now());
        root().end();
    }

    private Span root() {
        return root == null ? Span.getInvalid() : root;
    }

    /// The span of the step that computes the node, as long as it is open.
    private Span at(NodeId node) {
        return steps.values().stream()
                .filter(step -> step.nodes.contains(node))
                .reduce((_, last) -> last)
                .map(step -> step.span)
                .orElseGet(this::root);
    }

    private void begin(RunStarted started) {
        root =
                tracer.spanBuilder("run " + started.pipeline())
                        .setParent(parent)
                        .setStartTimestamp(started.at())
                        .setAttribute(RUN, started.id().toString())
                        .setAttribute(PIPELINE, started.pipeline())
                        .setAttribute(FILE, run.file().toString())
                        .setAttribute(HASH, started.pipelineHash())
                        .startSpan();
    }

    private void begin(StepStarted step) {
        var ids = step.nodes().stream().map(NodeId::value).toList();
        var span =
                tracer.spanBuilder(name(step))
                        .setParent(parent.with(root()))
                        .setStartTimestamp(step.at())
                        .setAttribute(STEP, step.step())
                        .setAttribute(NODES, ids)
                        .setAttribute(ATTEMPT, (long) step.attempt())
                        .startSpan();
        steps.put(step.step(), new OpenStep(span, step.nodes()));
    }

    private static String name(StepStarted step) {
        var nodes = step.nodes();
        if (nodes.isEmpty()) {
            return step.step();
        }
        var first = Sentences.names(nodes.subList(0, Math.min(MOST_NAMES, nodes.size())));
        return nodes.size() > MOST_NAMES
                ? first + " and " + (nodes.size() - MOST_NAMES) + " more"
                : first;
    }

    private void done(StepFinished finished) {
        var step = steps.get(finished.step());
        if (step != null) {
            step.done = Optional.of(finished.at());
            endIfComplete(finished.step(), step);
        }
    }

    /// A step is done before its nodes are told: its span waits for them and ends in the past.
    private void finish(NodeFinished node) {
        long rows = rows(node);
        var attributes =
                Attributes.builder()
                        .put(NODE, node.node().value())
                        .put("millrace.origin", lower(node.origin()))
                        .put("millrace.engine_seconds", node.took().toNanos() / 1e9);
        node.counts().forEach((port, count) -> put(attributes, port, count));
        at(node.node()).addEvent("node finished", attributes.build(), node.at());
        for (var entry : List.copyOf(steps.entrySet())) {
            var step = entry.getValue();
            if (step.unfinished.remove(node.node())) {
                if (rows >= 0 && node.node().equals(step.nodes.getLast())) {
                    step.span.setAttribute(ROWS, rows);
                }
                endIfComplete(entry.getKey(), step);
            }
        }
    }

    private void endIfComplete(String name, OpenStep step) {
        if (step.unfinished.isEmpty() && step.done.isPresent()) {
            step.span.end(step.done.get());
            steps.remove(name);
        }
    }

    private static void put(AttributesBuilder attributes, String port, Count count) {
        switch (count) {
            case Count.Exact(long rows) -> attributes.put("millrace.rows." + port, rows);
            case Count.AtLeast(long rows) -> attributes.put("millrace.rows_at_least." + port, rows);
            case Count.NotComputed _ -> {}
        }
    }

    /// Rows that left by all ports; -1 if a count is not exact.
    private static long rows(NodeFinished node) {
        long rows = 0;
        for (Count count : node.counts().values()) {
            if (!(count instanceof Count.Exact(long some))) {
                return -1;
            }
            rows += some;
        }
        return rows;
    }

    private void check(CheckReported checked) {
        at(checked.node())
                .addEvent(
                        checked.broken() == 0 ? "expectation holds" : "expectation broken",
                        Attributes.builder()
                                .put(NODE, checked.node().value())
                                .put("millrace.expectation", checked.expectation())
                                .put("millrace.on_failure", lower(checked.onFailure()))
                                .put("millrace.broken_rows", checked.broken())
                                .build(),
                        checked.at());
    }

    private void fail(StepFailed failed) {
        var fault = failed.fault();
        var step = Optional.ofNullable(steps.remove(failed.step()));
        var span = step.map(open -> open.span).orElseGet(this::root);
        var attributes =
                Attributes.builder()
                        .put("millrace.fault.code", fault.code().id())
                        .put("millrace.fault.message", fault.message())
                        .put("millrace.fault.hint", fault.hint())
                        .put("millrace.fault.place", fault.place().text());
        failed.node().ifPresent(node -> attributes.put(NODE, node.value()));
        failed.willRetryIn()
                .ifPresent(
                        delay ->
                                attributes.put(
                                        "millrace.retry_in_seconds", delay.toMillis() / 1e3));
        span.addEvent("fault", attributes.build(), failed.at());
        mark(span, fault);
        step.ifPresent(open -> open.span.end(failed.at()));
        if (failure.isEmpty() && failed.willRetryIn().isEmpty()) {
            failure = Optional.of(fault);
        }
    }

    private static void mark(Span span, Fault fault) {
        span.setStatus(StatusCode.ERROR, fault.code().id() + " " + fault.message());
        span.setAttribute(ERROR_TYPE, fault.code().id());
    }

    private void end(RunEnded ended) {
        endSteps(ended.at());
        root().setAttribute(OUTCOME, lower(ended.outcome()));
        if (ended.outcome() != Outcome.SUCCEEDED && ended.outcome() != Outcome.CANCELLED) {
            failure.ifPresentOrElse(
                    fault -> mark(root(), fault),
                    () -> root().setStatus(StatusCode.ERROR, lower(ended.outcome())));
        }
        root().end(ended.at());
    }

    private void endSteps(Instant at) {
        for (OpenStep step : new ArrayList<>(steps.values())) {
            step.span.end(step.done.orElse(at));
        }
        steps.clear();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
