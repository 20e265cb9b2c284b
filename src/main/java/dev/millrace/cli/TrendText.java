package dev.millrace.cli;

import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.history.RunText;
import dev.millrace.history.Trend;
import dev.millrace.history.Trend.NodePoint;
import dev.millrace.model.Figures;
import dev.millrace.model.NodeId;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A trend as text: tables with a small chart a line, in which each run has a column.
///
/// @param trend not empty
record TrendText(Trend trend, Glyphs glyphs) {

    /// Fewer runs make nothing unusual, see `Outliers`.
    private static final int FEWEST = 6;

    private static final String FAR = "!";

    /// What is shown, and how it is marked.
    List<String> head(String name) {
        var runs = trend.runs();
        int count = runs.size();
        var which =
                count == 1
                        ? "One run of " + name + ", #" + runs.getFirst().number() + "."
                        : "The last "
                                + Figures.plural(count, "run")
                                + " of "
                                + name
                                + ", #"
                                + runs.getFirst().number()
                                + " to #"
                                + runs.getLast().number()
                                + ", the oldest first.";
        var marks =
                count < FEWEST
                        ? "Nothing is marked yet: it takes "
                                + FEWEST
                                + " runs to tell what is usual."
                        : FAR + " marks what is far from the others.";
        return List.of(which, marks);
    }

    /// A line a node, and one for the whole run.
    List<String> nodes() {
        var table = new TextTable("llrrlrrl");
        table.row("node", "time", "median", "last", "rows", "median", "last", "unusual runs");
        var times = trend.runs().stream().mapToDouble(TrendText::seconds).toArray();
        table.row(
                "(run)",
                Sparkline.of(times, glyphs),
                time(median(times)),
                time(times[times.length - 1]),
                "",
                "",
                "",
                numbers(trend.runs().stream().filter(Trend.Run::odd).map(Trend.Run::number)));
        trend.nodes().forEach((id, points) -> node(table, id, points));
        return table.lines("");
    }

    private void node(TextTable table, NodeId id, List<NodePoint> points) {
        var times = figures(points, TrendText::seconds);
        var rows = figures(points, point -> figure(point.rows()));
        table.row(
                id.value(),
                Sparkline.of(times, glyphs),
                time(median(times)),
                time(times[times.length - 1]),
                Sparkline.of(rows, glyphs),
                number(median(rows)),
                number(rows[rows.length - 1]),
                numbers(
                        points.stream()
                                .filter(point -> point.oddTime() || point.oddRows())
                                .map(NodePoint::run)));
    }

    /// A figure a run, NaN where the node has none.
    private double[] figures(List<NodePoint> points, ToDoubleFunction<NodePoint> figure) {
        var byRun = byRun(points);
        return trend.runs().stream()
                .map(run -> Optional.ofNullable(byRun.get(run.number())))
                .mapToDouble(point -> point.map(figure::applyAsDouble).orElse(Double.NaN))
                .toArray();
    }

    private static Map<Long, NodePoint> byRun(List<NodePoint> points) {
        var byRun = new LinkedHashMap<Long, NodePoint>();
        points.forEach(point -> byRun.put(point.run(), point));
        return byRun;
    }

    /// A line a run of one node.
    List<String> runs(NodeId node) {
        var points = trend.nodes().getOrDefault(node, List.of());
        var byRun = byRun(points);
        double longest = most(points, TrendText::seconds);
        double most = most(points, point -> figure(point.rows()));
        var table = new TextTable("rllrllrl");
        table.row("run", "outcome", "time", "", "", "rows", "", "");
        for (Trend.Run run : trend.runs()) {
            var point = byRun.get(run.number());
            table.row(
                    "#" + run.number(),
                    RunText.outcome(run.outcome()),
                    point == null ? "" : bar(seconds(point), longest),
                    point == null ? "took no part" : said(point),
                    point != null && point.oddTime() ? FAR : "",
                    point == null ? "" : bar(figure(point.rows()), most),
                    point == null ? "" : number(figure(point.rows())),
                    point != null && point.oddRows() ? FAR : "");
        }
        return table.lines("");
    }

    private static double most(List<NodePoint> points, ToDoubleFunction<NodePoint> figure) {
        return points.stream().mapToDouble(figure).filter(Double::isFinite).max().orElse(0);
    }

    private String bar(double figure, double most) {
        return Double.isFinite(figure) ? glyphs.bar(most > 0 ? figure / most : 0, 12) : "";
    }

    /// The time, or why there is none.
    private static String said(NodePoint point) {
        return point.origin()
                .map(
                        origin ->
                                switch (origin) {
                                    case REUSED -> "reused";
                                    case SKIPPED -> "skipped";
                                    case COMPUTED -> point.took().map(Figures::time).orElse("");
                                })
                .orElse("not finished");
    }

    private static double seconds(Trend.Run run) {
        return run.took().map(TrendText::seconds).orElse(Double.NaN);
    }

    /// Nodes that were not computed took no time that could be compared.
    private static double seconds(NodePoint point) {
        boolean computed = point.origin().filter(Origin.COMPUTED::equals).isPresent();
        return computed ? point.took().map(TrendText::seconds).orElse(Double.NaN) : Double.NaN;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static double figure(OptionalLong rows) {
        return rows.isPresent() ? rows.getAsLong() : Double.NaN;
    }

    private static double median(double[] figures) {
        var known = Arrays.stream(figures).filter(Double::isFinite).sorted().toArray();
        int half = known.length / 2;
        return known.length == 0
                ? Double.NaN
                : known.length % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
    }

    private static String time(double seconds) {
        return Double.isFinite(seconds)
                ? Figures.time(Duration.ofNanos(Math.round(seconds * 1e9)))
                : "-";
    }

    private static String number(double figure) {
        return Double.isFinite(figure) ? Figures.number(Math.round(figure)) : "-";
    }

    private static String numbers(Stream<Long> runs) {
        return runs.map(run -> FAR + " #" + run).collect(Collectors.joining(", "));
    }
}
