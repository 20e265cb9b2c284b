package dev.millrace.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunNode;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.engine.RunId;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.history.Definition;
import dev.millrace.history.History;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.node.NodeCatalog;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPageExportTest {

    private static final String HOSTILE = "</title><script>alert('x')</script>\"&<img src=x>";
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final NodeId ORDERS = new NodeId("orders");

    @TempDir Path folder;

    private String page() {
        var id = RunId.at(NOON);
        var events =
                List.<RunEvent>of(
                        new RunStarted(
                                NOON,
                                1,
                                id,
                                RunEvent.PROTOCOL,
                                HOSTILE,
                                "5f2c",
                                new LinkedHashMap<>(Map.of("since", HOSTILE)),
                                List.of(new RunNode(ORDERS, "source.csv", HOSTILE))),
                        new StepStarted(NOON, 2, "step " + HOSTILE, List.of(ORDERS), 1),
                        new NodeFinished(
                                NOON.plusSeconds(1),
                                3,
                                ORDERS,
                                new LinkedHashMap<>(Map.of("out", new Count.Exact(1_234))),
                                OptionalLong.empty(),
                                Duration.ofMillis(250),
                                RunEvent.Origin.COMPUTED),
                        new StepStarted(NOON.plusSeconds(1), 4, "second", List.of(), 1),
                        new LogLine(
                                NOON, 5, RunEvent.Level.INFO, Optional.empty(), "said " + HOSTILE),
                        new StepFailed(
                                NOON.plusSeconds(2),
                                6,
                                "second",
                                Optional.empty(),
                                1,
                                Fault.of(FaultCode.COLUMN_UNKNOWN, "No column " + HOSTILE),
                                Optional.empty(),
                                Optional.empty()),
                        new RunEnded(NOON.plusSeconds(2), 7, Outcome.FAILED));
        var definition =
                new Definition(
                        "{\"format\": 1, \"name\": \"Orders\", \"nodes\": {\"orders\": {\"type\":"
                                + " \"source.csv\", \"title\": \"<script>alert(1)</script>\","
                                + " \"settings\": {\"path\": \"a.csv\"}}}, \"links\": []}",
                        new LinkedHashMap<>());
        try (var history = History.open(folder)) {
            try (var recorder = history.recorder(HOSTILE)) {
                recorder.accept(events.getFirst());
                recorder.definition(definition);
                events.stream().skip(1).forEach(recorder);
            }
            return new RunPageExport(NodeCatalog.load())
                    .page(history.run(id).orElseThrow(), history.definition(1), history.events(id));
        }
    }

    @Test
    void tellsAllOfTheRun() {
        assertThat(page())
                .contains("failed after 2.00 s", "1,234", "250 ms", "W406", "bar failed", "Log")
                .contains("prefers-color-scheme: dark")
                .contains("data:image/svg+xml;base64,");
    }

    @Test
    void namesCannotBecomeMarkup() throws IOException {
        var page = page();
        assertThat(page).doesNotContain("<script", "<img src=x");
        var tags = new ArrayList<String>();
        new ParserDelegator()
                .parse(
                        new StringReader(page),
                        new HTMLEditorKit.ParserCallback() {
                            @Override
                            public void handleStartTag(
                                    HTML.Tag tag, MutableAttributeSet attributes, int at) {
                                tags.add(tag.toString());
                            }
                        },
                        true);
        assertThat(tags).contains("table").doesNotContain("script");
    }

    @Test
    void needsNothingFromElsewhere() {
        var links =
                Pattern.compile("(?:src|href|srcset)=\"([^\"]{0,40})")
                        .matcher(page())
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
        assertThat(links).isNotEmpty().allMatch(link -> link.startsWith("data:image/svg+xml;"));
    }
}
