package dev.millrace.export;

import dev.millrace.draw.Palette;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepFinished;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineReader;
import dev.millrace.history.Definition;
import dev.millrace.history.RunRecord;
import dev.millrace.history.RunText;
import dev.millrace.model.Figures;
import dev.millrace.node.NodeCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A run of the past as one page that needs nothing else: no script, no other file, light or dark
/// as the reader's machine is. Every text is escaped, and the picture of the pipeline stands in it
/// as an image, in which nothing can run. Any thread.
public final class RunPageExport {

    private static final int GANTT_WIDTH = 720;
    private static final int LINE = 22;
    private static final int NAMES = 170;

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --text: #1f2328; --muted: #59636e; --page: #ffffff;
              --line: #d1d9e0; --bar: #0969da; --bad: #cf222e; }
            @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --muted: #9198a1;
              --page: #0d1117; --line: #3d444d; --bar: #4493f8; --bad: #f85149; } }
            body { font: 14px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page);
              max-width: 960px; margin: 2em auto; padding: 0 1em; }
            h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin-top: 2em; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; padding: 4px 12px 4px 0;
              border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
            .muted { color: var(--muted); } .bad { color: var(--bad); }
            img, svg { max-width: 100%; height: auto; } svg text { fill: var(--text); font-size: 12px; }
            .bar { fill: var(--bar); } .bar.failed { fill: var(--bad); }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; }
            """;

    private final PictureExport pictures;

    public RunPageExport(NodeCatalog catalog) {
        pictures = new PictureExport(catalog);
    }

    /// @param definition what ran; empty: then there is no picture of it
    /// @param events of the run, in order
    /// @return HTML, to be written as UTF-8
    public String page(RunRecord record, Optional<Definition> definition, List<RunEvent> events) {
        var run = record.run();
        var title = "Run #" + run.number() + " of " + run.pipeline();
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
        page.append("<meta charset=\"utf-8\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
                .append(" style-src 'unsafe-inline'; img-src data:\">\n")
                .append("<title>" + escaped(title) + "</title>\n")
                .append("<style>\n" + STYLE + "</style>\n</head>\n<body>\n")
                .append("<h1>" + escaped(title) + "</h1>\n")
                .append("<p>" + escaped(summary(record)) + "</p>\n");
        definition.ifPresent(ran -> page.append(picture(ran, record.faults())));
        faults(page, record.faults());
        table(page, "Parameters", List.of("name", "value"), parameters(record));
        table(page, "Nodes", List.of("node", "type", "rows", "time"), nodes(record));
        page.append(gantt(events));
        table(page, "Delivered", List.of("target", "rows", "size"), deliveries(record));
        table(page, "Log", List.of("at", "said"), log(events));
        return page.append("</body>\n</html>\n").toString();
    }

    private static String summary(RunRecord record) {
        var run = record.run();
        return RunText.ended(run)
                + ", started "
                + run.started()
                + ", "
                + run.file()
                + ", id "
                + run.id();
    }

    private String picture(Definition definition, List<Fault> faults) {
        var text = definition.text().getBytes(StandardCharsets.UTF_8);
        var pipeline = PipelineReader.inspect(text, "").pipeline();
        var themes =
                Palette.THEMES.stream()
                        .filter(theme -> theme.equals("light") || theme.equals("dark"))
                        .collect(
                                Collectors.toMap(
                                        theme -> theme,
                                        theme -> data(pictures.svg(pipeline, faults, theme))));
        return "<h2>Pipeline</h2>\n<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\""
                + themes.get("dark")
                + "\"><img alt=\"The pipeline as it ran\" src=\""
                + themes.get("light")
                + "\"></picture>\n";
    }

    private static String data(String svg) {
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    private static void faults(StringBuilder page, List<Fault> faults) {
        if (!faults.isEmpty()) {
            page.append("<h2>Faults</h2>\n");
        }
        for (Fault fault : faults) {
            page.append("<p class=\"bad\">" + escaped(fault.text()) + "</p>\n");
        }
    }

    private static List<List<String>> parameters(RunRecord record) {
        return record.parameters().entrySet().stream()
                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<List<String>> nodes(RunRecord record) {
        return record.nodes().stream()
                .map(
                        node ->
                                List.of(
                                        node.title(),
                                        node.type(),
                                        RunText.counts(node),
                                        RunText.time(node)))
                .toList();
    }

    private static List<List<String>> deliveries(RunRecord record) {
        return record.deliveries().stream()
                .map(
                        delivered ->
                                List.of(
                                        delivered.target(),
                                        Figures.number(delivered.rows()),
                                        Figures.bytes(delivered.bytes())))
                .toList();
    }

    private static List<List<String>> log(List<RunEvent> events) {
        return events.stream()
                .filter(LogLine.class::isInstance)
                .map(LogLine.class::cast)
                .map(line -> List.of(line.at().toString(), line.text()))
                .toList();
    }

    /// Columns behind the second one are figures.
    private static void table(
            StringBuilder page, String title, List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        page.append("<h2>" + escaped(title) + "</h2>\n<table>\n<tr>");
        for (int i = 0; i < head.size(); i++) {
            page.append(cell("th", i, head.get(i)));
        }
        page.append("</tr>\n");
        for (var row : rows) {
            page.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                page.append(cell("td", i, row.get(i)));
            }
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private static String cell(String kind, int column, String text) {
        var figure = column > 1 ? " class=\"n\"" : "";
        return "<" + kind + figure + ">" + escaped(text) + "</" + kind + ">";
    }

    /// A step from its start to its end; one that never ended ran to the end of the run.
    private record Bar(String name, Instant from, Instant to, boolean failed) {}

    private static List<Bar> bars(List<RunEvent> events) {
        var starts = new LinkedHashMap<String, StepStarted>();
        var ends = new LinkedHashMap<String, Instant>();
        var failed = new LinkedHashSet<String>();
        for (RunEvent event : events) {
            switch (event) {
                case StepStarted step -> starts.put(step.step(), step);
                case StepFinished step -> ends.put(step.step(), step.at());
                case StepFailed step -> {
                    ends.put(step.step(), step.at());
                    failed.add(step.step());
                }
                case RunEvent.RunStarted _,
                        RunEvent.NodeAdvanced _,
                        RunEvent.ResourcesUsed _,
                        NodeFinished _,
                        RunEvent.RowsRejected _,
                        RunEvent.CheckReported _,
                        RunEvent.Delivered _,
                        LogLine _,
                        RunEvent.RunEnded _ -> {}
            }
        }
        var last = events.isEmpty() ? Instant.EPOCH : events.getLast().at();
        return starts.values().stream()
                .map(
                        step ->
                                new Bar(
                                        step.step(),
                                        step.at(),
                                        ends.getOrDefault(step.step(), last),
                                        failed.contains(step.step())))
                .toList();
    }

    private static String gantt(List<RunEvent> events) {
        var bars = bars(events);
        if (bars.isEmpty()) {
            return "";
        }
        var begin = events.getFirst().at();
        double whole = Math.max(1, millis(begin, events.getLast().at()));
        var svg =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "<h2>Steps</h2>%n<svg width=\"%d\" height=\"%d\" role=\"img\""
                                        + " aria-label=\"When each step ran\">%n",
                                NAMES + GANTT_WIDTH,
                                bars.size() * LINE));
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            double from = millis(begin, bar.from()) / whole * GANTT_WIDTH;
            double width = Math.max(2, millis(bar.from(), bar.to()) / whole * GANTT_WIDTH);
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"0\" y=\"%d\">%s</text><rect class=\"bar%s\" x=\"%.1f\""
                                    + " y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title>"
                                    + "</rect>%n",
                            i * LINE + 15,
                            escaped(brief(bar.name())),
                            bar.failed() ? " failed" : "",
                            NAMES + from,
                            i * LINE + 4,
                            width,
                            LINE - 8,
                            escaped(
                                    bar.name()
                                            + ", "
                                            + Figures.time(
                                                    Duration.between(bar.from(), bar.to())))));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String brief(String name) {
        return name.length() <= 24 ? name : name.substring(0, 23) + "…";
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    /// For text and for attributes in double quotes.
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
