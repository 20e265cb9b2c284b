package dev.millrace.engine;

import dev.millrace.engine.RunEvent.CheckReported;
import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.Level;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeAdvanced;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.ResourcesUsed;
import dev.millrace.engine.RunEvent.RowsRejected;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunNode;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepFinished;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.node.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Random events, for properties.
final class RunEvents {

    private static final long FAR = 4_102_444_800_000_000L;

    private RunEvents() {}

    static Arbitrary<RunEvent> any() {
        return Arbitraries.oneOf(
                started(),
                stepStarted(),
                stepFinished(),
                resourcesUsed(),
                advanced(),
                finished(),
                rejected(),
                checked(),
                failed(),
                delivered(),
                logged(),
                ended());
    }

    private static Arbitrary<RunEvent> started() {
        var parameters = Arbitraries.maps(text(), text()).ofMaxSize(3);
        var nodes =
                Combinators.combine(node(), text(), text()).as(RunNode::new).list().ofMaxSize(3);
        var id = Arbitraries.longs().map(bits -> new RunId(new UUID(bits, ~bits)));
        return Combinators.combine(at(), number(), id, text(), text(), parameters, nodes)
                .as(
                        (at, seq, run, name, hash, values, list) ->
                                new RunStarted(
                                        at,
                                        seq,
                                        run,
                                        RunEvent.PROTOCOL,
                                        name,
                                        hash,
                                        new LinkedHashMap<>(values),
                                        list));
    }

    private static Arbitrary<RunEvent> stepStarted() {
        return Combinators.combine(at(), number(), text(), node().list().ofMaxSize(4), small())
                .as(StepStarted::new);
    }

    private static Arbitrary<RunEvent> stepFinished() {
        return Combinators.combine(at(), number(), text()).as(StepFinished::new);
    }

    private static Arbitrary<RunEvent> resourcesUsed() {
        return Combinators.combine(at(), number(), number(), number(), number())
                .as(ResourcesUsed::new);
    }

    private static Arbitrary<RunEvent> advanced() {
        var fraction = Arbitraries.doubles().between(0, 1).ofScale(9).optional(0.7);
        return Combinators.combine(at(), number(), node(), fraction, number().optional(0.7))
                .as(
                        (at, seq, node, part, rows) ->
                                new NodeAdvanced(
                                        at,
                                        seq,
                                        node,
                                        part.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                                        maybe(rows)));
    }

    private static Arbitrary<RunEvent> finished() {
        var counts = Arbitraries.maps(text(), count()).ofMaxSize(3).map(LinkedHashMap::new);
        var origin = Arbitraries.of(Origin.class);
        var prints = Arbitraries.maps(text(), text()).ofMaxSize(2).map(LinkedHashMap::new);
        return Combinators.combine(
                        at(),
                        number(),
                        node(),
                        counts,
                        number().optional(0.7),
                        took(),
                        origin,
                        prints)
                .as(
                        (at, seq, node, ports, bytes, took, from, kept) ->
                                new NodeFinished(
                                        at, seq, node, ports, maybe(bytes), took, from, kept));
    }

    private static Arbitrary<RunEvent> rejected() {
        return Combinators.combine(at(), number(), node(), text(), number()).as(RowsRejected::new);
    }

    private static Arbitrary<RunEvent> checked() {
        var onFailure = Arbitraries.of(Check.OnFailure.class);
        return Combinators.combine(at(), number(), node(), text(), onFailure, number())
                .as(CheckReported::new);
    }

    private static Arbitrary<RunEvent> failed() {
        return Combinators.combine(
                        at(),
                        number(),
                        text(),
                        node().optional(0.7),
                        small(),
                        fault(),
                        took().optional(0.5),
                        text().optional(0.5))
                .as(StepFailed::new);
    }

    private static Arbitrary<RunEvent> delivered() {
        return Combinators.combine(at(), number(), node(), text(), number(), number())
                .as(Delivered::new);
    }

    private static Arbitrary<RunEvent> logged() {
        var level = Arbitraries.of(Level.class);
        return Combinators.combine(at(), number(), level, node().optional(0.5), text())
                .as(LogLine::new);
    }

    private static Arbitrary<RunEvent> ended() {
        return Combinators.combine(at(), number(), Arbitraries.of(Outcome.class)).as(RunEnded::new);
    }

    private static Arbitrary<Fault> fault() {
        return Combinators.combine(Arbitraries.of(FaultCode.class), text(), text(), place())
                .as(Fault::new);
    }

    private static Arbitrary<Place> place() {
        var known = Combinators.combine(text(), small(), small(), text(), text(), small(), small());
        return Arbitraries.oneOf(Arbitraries.just(Place.NOWHERE), known.as(Place::new));
    }

    private static Arbitrary<Count> count() {
        return Arbitraries.oneOf(
                number().map(Count.Exact::new),
                number().map(Count.AtLeast::new),
                Arbitraries.just(Count.UNKNOWN));
    }

    private static Arbitrary<Instant> at() {
        return Arbitraries.longs()
                .between(0, FAR)
                .map(micros -> Instant.EPOCH.plusNanos(Math.multiplyExact(micros, 1000L)));
    }

    private static Arbitrary<Duration> took() {
        return Arbitraries.longs().greaterOrEqual(0).map(Duration::ofNanos);
    }

    private static Arbitrary<NodeId> node() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(NodeId::new);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().ofMaxLength(30);
    }

    private static Arbitrary<Long> number() {
        return Arbitraries.longs().greaterOrEqual(0);
    }

    private static Arbitrary<Integer> small() {
        return Arbitraries.integers().greaterOrEqual(1);
    }

    private static OptionalLong maybe(Optional<Long> number) {
        return number.map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
