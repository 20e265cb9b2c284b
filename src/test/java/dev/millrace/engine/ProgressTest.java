package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.duck.Lane;
import dev.millrace.duck.StatementProgress;
import dev.millrace.model.NodeId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How often a step that runs says how far it is.
class ProgressTest {

    private final List<RunEvent> told = new ArrayList<>();

    @Test
    void aStepOfAThousandNodesTellsAtMostAHundredTimes() {
        var nodes = IntStream.range(0, 1000).mapToObj(i -> new NodeId("n" + i)).toList();
        var asked = new AtomicInteger();
        try (var progress =
                        new Progress(new Teller(Clock.systemUTC(), told::add), ProgressTest::none);
                var _ = progress.watch(nodes, () -> at(asked.incrementAndGet() / 10_000.0))) {
            while (asked.get() < 10_000) {
                synchronized (told) {
                    progress.ask();
                }
            }
        }
        assertThat(told)
                .hasSizeBetween(50, 100)
                .allSatisfy(
                        event ->
                                assertThat(((RunEvent.NodeAdvanced) event).node())
                                        .isEqualTo(new NodeId("n999")));
    }

    @Test
    void whatDoesNotAdvanceOrIsOverTellsNothing() {
        try (var progress =
                new Progress(new Teller(Clock.systemUTC(), told::add), ProgressTest::none)) {
            var watch = progress.watch(List.of(new NodeId("a")), () -> StatementProgress.UNKNOWN);
            progress.ask();
            watch.close();
            var over = progress.watch(List.of(new NodeId("b")), () -> at(0.5));
            over.close();
            progress.ask();
        }
        assertThat(told).isEmpty();
    }

    private static StatementProgress at(double fraction) {
        return new StatementProgress(OptionalDouble.of(fraction), 7);
    }

    /// What the engine uses is not asked here.
    private static Lane none() {
        throw new IllegalStateException("not asked");
    }
}
