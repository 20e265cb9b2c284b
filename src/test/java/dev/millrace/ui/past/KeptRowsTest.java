package dev.millrace.ui.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunId;
import dev.millrace.history.NodeRow;
import dev.millrace.history.RunRecord;
import dev.millrace.history.RunRow;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptRowsTest {

    private static NodeRow row(String id, @Nullable Origin origin, String... printed) {
        var counts = new LinkedHashMap<String, Count>();
        var prints = new LinkedHashMap<String, String>();
        counts.put("out", new Count.Exact(1));
        for (String port : printed) {
            counts.put(port, new Count.Exact(1));
            prints.put(port, "print of " + port);
        }
        return new NodeRow(
                new NodeId(id),
                "transform.filter",
                "Title",
                Optional.ofNullable(origin),
                counts,
                prints,
                OptionalLong.empty(),
                Optional.of(Duration.ZERO),
                0);
    }

    private static KeptRows of(NodeRow row, String node, String port) {
        var at = Instant.parse("2026-01-31T12:00:00Z");
        var run =
                new RunRow(
                        1,
                        RunId.at(at),
                        "",
                        "",
                        "",
                        at,
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        0,
                        0,
                        new LinkedHashMap<>());
        return KeptRows.of(
                new RunRecord(
                        run, new LinkedHashMap<>(), List.of(), List.of(row), List.of(), List.of()),
                new NodeId(node),
                port);
    }

    @Test
    void aPortWithoutANameIsTheFirstOne() {
        var row = row("a", Origin.COMPUTED, "out", "rejected");
        assertThat(of(row, "a", "").print()).contains("print of out");
        assertThat(of(row, "a", "rejected").print()).contains("print of rejected");
    }

    @Test
    void ofAPipelineItIsTheNodeInItThatGivesTheRows() {
        assertThat(of(row("group/result", Origin.COMPUTED, "out"), "group", "result").print())
                .contains("print of out");
    }

    @Test
    void saysWhyThereAreNone() {
        assertThat(of(row("a", null), "a", "").lack()).contains("did not finish");
        assertThat(of(row("a", Origin.SKIPPED), "a", "").lack()).contains("skipped");
        assertThat(of(row("a", Origin.COMPUTED), "a", "").lack()).contains("with Keep");
        assertThat(of(row("a", Origin.COMPUTED, "out"), "b", "").lack()).contains("no part");
    }
}
