package dev.millrace.export.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.file.PipelineReader;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Workbench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A report in a browser: its text, the figures in its sentences, and what data cannot do to it.
class ReportPageTest {

    private static final String EVIL =
            "<img src=x onerror=alert(1)> **bold** [a](javascript:b) {{total}} \u202e😀\"'";

    @TempDir Path temporary;

    private Path folder = Path.of("");
    private Chromium chromium;
    private final Engine engine =
            new Engine(
                    new Planner(NodeCatalog.load(), PipelineReader::read),
                    Clock.systemUTC(),
                    Map.of());

    @BeforeEach
    void open() throws IOException {
        folder = temporary.toRealPath();
        Files.createDirectories(folder.resolve(".millrace"));
        chromium = Chromium.open(Files.createDirectories(folder.resolve("profile")));
    }

    @AfterEach
    void close() {
        Chromium.endUntroubled(chromium);
    }

    /// Orders, of which some reach a report by a figure, a chart and a table, and as they are.
    private String report(String text, String rows) throws IOException {
        var pipeline =
                """
                {"format": 1, "name": "Told", "nodes": {
                  "orders": {"type": "source.inline", "settings": {
                    "columns": [["region", "VARCHAR"], ["sales", "DECIMAL(9,2)"]], "rows": %s}},
                  "total": {"type": "serving.metric", "title": "Total sales",
                    "settings": {"measure": ["sum", "sales"], "format": ",.1f"}},
                  "bars": {"type": "serving.chart", "title": "Sales <b>by</b> region",
                    "settings": {"chart": {"mark": "bar", "encoding": {
                      "x": {"field": "region", "type": "nominal"},
                      "y": {"aggregate": "sum", "field": "sales", "type": "quantitative"}}}}},
                  "told": {"type": "serving.report", "title": "Told",
                    "settings": {"text": %s}}},
                 "links": ["orders -> total", "orders -> bars", "orders -> told",
                   "total -> told", "bars -> told"]}
                """
                        .formatted(rows, Json.quote(text));
        var file = folder.resolve("told.pipeline.json");
        Files.writeString(file, pipeline);
        var workbench = new Workbench(engine);
        var ran =
                workbench.execute(workbench.ready(OpenPipeline.read(file), RunCall.PLAIN), _ -> {});
        assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        var model = workbench.page(OpenPipeline.read(file), RunCall.PLAIN, new NodeId("told"));
        assertThat(model.get("filters")).as("a text is never filtered").isEqualTo(Value.items());
        return new DashboardPage().html(model);
    }

    private void show(String html) throws IOException {
        var page = folder.resolve("told.html");
        Files.writeString(page, html);
        chromium.open(page, 1100, 1400);
        chromium.settle();
    }

    private static String rows(String... regions) {
        var rows = new ArrayList<Value>();
        for (int i = 0; i < regions.length; i++) {
            rows.add(Value.items(Value.of(regions[i]), Value.of((i + 1) + ".25")));
        }
        return Json.line(new Value.Items(rows));
    }

    private String said(String selector) {
        return chromium.say(
                "[...document.querySelectorAll('"
                        + selector
                        + "')].map(e => e.textContent).join('|')");
    }

    @Test
    void figuresStandInSentencesAndChartsBetweenThem() throws IOException {
        show(
                report(
                        """
                        # Sales of {{total}}

                        The first was {{orders.region}} with {{orders.sales:.2f}}, of {{total}}.

                        {{bars}}

                        ## More

                        See {{orders}}, which has *all*.

                        ### Last

                        | a | b |
                        |---|--:|
                        | {{total}} | **2** |
                        """,
                        rows("West", "East")));

        assertThat(said(".prose > p:first-of-type"))
                .isEqualTo("The first was West with 1.25, of 3.5.");
        assertThat(said(".prose h2, .prose h3, .prose h4")).startsWith("Sales of 3.5|");
        assertThat(said(".contents li")).isEqualTo("Sales of 3.5|More|Last");
        assertThat(said(".written td")).isEqualTo("3.5|2");
        assertThat(chromium.number("document.querySelectorAll('.report .plot svg').length"))
                .isEqualTo(1);
        assertThat(chromium.number("document.querySelectorAll('.report .tile.table').length"))
                .as("a table that a sentence names stands below it")
                .isEqualTo(1);
        assertThat(chromium.say("document.querySelector('.report').getAttribute('aria-label')"))
                .isEqualTo("Report Told with 3 headings, 1 chart, 1 table, 3 figures.");
        chromium.click(".contents li:last-child a");
        assertThat(chromium.say("document.activeElement.textContent")).isEqualTo("Last");
    }

    @Test
    void dataIsTextWhateverItSays() throws IOException {
        var html =
                report(
                        "# {{orders.region}}\n\n- {{orders.region}}\n\n<b>x</b>\n\n"
                                + "[a](javascript:alert) {{bars}} {{total}}\n\n{{orders}}",
                        rows(EVIL));
        assertThat(html).doesNotContain("<img src=x");
        show(html);

        assertThat(said(".prose li")).isEqualTo(EVIL);
        assertThat(said(".prose h2")).isEqualTo(EVIL);
        assertThat(
                        chromium.number(
                                "document.querySelectorAll('.prose img, .prose b, .prose a, .prose"
                                        + " strong').length"))
                .isZero();
    }

    @Test
    void linksAreOpenedApart() throws IOException {
        show(report("[a](https://a.example/) {{orders.sales}} {{total}} {{bars}}", rows("West")));

        assertThat(chromium.say("document.querySelector('.prose a').rel"))
                .isEqualTo("noopener noreferrer");
        assertThat(chromium.say("document.querySelector('.prose a').target")).isEqualTo("_blank");
    }

    @Test
    void withoutRowsThereAreDashes() throws IOException {
        show(report("{{orders.region}} of {{total}}\n\n{{bars}}", rows()));

        assertThat(said(".prose > p:first-of-type")).isEqualTo("\u2013 of \u2013");
        assertThat(said(".report .state b")).isEqualTo("No rows");
    }

    @Test
    void anEmptyTextSaysWhatToDo() throws IOException {
        show(report(" \n", rows("West")));

        assertThat(said(".report .state")).startsWith("This report has no text yetWrite it");
        assertThat(chromium.number("document.querySelectorAll('.report .tile').length")).isZero();
    }

    @Test
    void printsTablesWholeAndCutsNoChart() throws IOException {
        var regions = new String[90];
        for (int i = 0; i < regions.length; i++) {
            regions[i] = "Region " + i;
        }
        show(report("# A\n\n{{total}}\n\n{{bars}}\n\n{{orders}}\n\nEnd.", rows(regions)));
        chromium.run("millracePage.setTheme('dark')");
        var pdf = chromium.pdf();

        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        chromium.run("window.dispatchEvent(new Event('beforeprint'))");
        chromium.call("Emulation.setEmulatedMedia", Json.parse("{\"media\":\"print\"}"));
        chromium.settle();
        assertThat(chromium.number("document.querySelectorAll('.spread tbody tr').length"))
                .isEqualTo(90);
        assertThat(
                        chromium.say(
                                "getComputedStyle(document.querySelector('.tile.chart')).breakInside"))
                .isEqualTo("avoid");
        assertThat(
                        chromium.say(
                                "getComputedStyle(document.querySelector('.spread"
                                        + " thead')).display"))
                .isEqualTo("table-header-group");
        chromium.run("window.dispatchEvent(new Event('afterprint'))");
        assertThat(chromium.number("document.querySelectorAll('.spread').length")).isZero();
        assertThat(chromium.say("document.documentElement.dataset.theme")).isEqualTo("dark");
    }

    @Test
    void theSampleIsPicturedLightAndDark() throws IOException {
        for (String name : List.of("flight-delays.pipeline.json", "data")) {
            copy(Path.of("pipelines").resolve(name), folder.resolve(name));
        }
        var file = folder.resolve("flight-delays.pipeline.json");
        var workbench = new Workbench(engine);
        workbench.execute(workbench.ready(OpenPipeline.read(file), RunCall.PLAIN), _ -> {});
        var model =
                workbench.page(
                        OpenPipeline.read(file), RunCall.PLAIN, new NodeId("flights_report"));
        var page = folder.resolve("report.html");
        Files.writeString(page, new DashboardPage().html(model));
        chromium.open(page, 1100, 2560);
        picture("report-light");
        chromium.run("millracePage.setTheme('dark')");
        picture("report-dark");
        assertThat(said(".told")).startsWith("508,239|223|370");
        assertThat(said(".told")).contains("|Bangor International|BGR|39");
        var pictures = Path.of("target/pictures");
        Files.write(pictures.resolve("report.pdf"), chromium.pdf());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isRegularFile(file)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private void picture(String name) throws IOException {
        chromium.settle();
        var pictures = Files.createDirectories(Path.of("target/pictures"));
        Files.write(pictures.resolve(name + ".png"), chromium.picture());
    }
}
