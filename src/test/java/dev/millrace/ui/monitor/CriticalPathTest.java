package dev.millrace.ui.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Pipelines;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The way through a pipeline that took most time.
class CriticalPathTest {

    private static Pipeline pipeline(String nodes, String... links) {
        var text =
                nodes.chars()
                        .mapToObj(c -> "\"" + (char) c + "\": {\"type\": \"transform.sql\"}")
                        .collect(Collectors.joining(", "));
        return Pipelines.of(text, links);
    }

    private static Map<NodeId, Duration> times(String nodes, int... millis) {
        return IntStream.range(0, millis.length)
                .boxed()
                .collect(
                        Collectors.toMap(
                                i -> new NodeId(nodes.substring(i, i + 1)),
                                i -> Duration.ofMillis(millis[i])));
    }

    @Test
    void takesTheSlowerOfTwoWays() {
        var diamond = pipeline("abcd", "a -> b", "a -> c", "b -> d", "c -> d");
        var path = CriticalPath.of(diamond, times("abcd", 5, 1, 30, 2));
        assertThat(path.nodes()).extracting(NodeId::value).containsOnly("a", "c", "d");
        assertThat(path.links()).containsOnly(Link.of("a", "c"), Link.of("c", "d"));
    }

    @Test
    void mayLieBesideTheLargestNodesNeighbours() {
        var two = pipeline("abcd", "a -> b", "c -> d");
        assertThat(CriticalPath.of(two, times("abcd", 40, 0, 25, 25)).nodes())
                .extracting(NodeId::value)
                .containsOnly("c", "d");
    }

    @Test
    void isNothingWithoutTimeOrInARing() {
        var line = pipeline("ab", "a -> b");
        assertThat(CriticalPath.of(line, new HashMap<>()).nodes()).isEmpty();
        var ring = pipeline("ab", "a -> b", "b -> a");
        assertThat(CriticalPath.of(ring, times("ab", 1, 1)).nodes()).isEmpty();
    }
}
