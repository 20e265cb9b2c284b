package dev.millrace.ui.monitor;

import dev.millrace.draw.Ink;
import dev.millrace.draw.Mark;
import dev.millrace.draw.NodeState;
import dev.millrace.draw.Palette;
import dev.millrace.draw.TextStyle;
import dev.millrace.model.NodeId;
import dev.millrace.ui.document.Rates;
import dev.millrace.ui.document.RunTrace.Use;
import dev.millrace.ui.fx.SurfaceBrush;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import javafx.scene.canvas.GraphicsContext;

/// Paints the lines of a timeline that are in view, and above them what the engine used. FX thread
/// only.
final class TimelinePainter {

    static final double ROW = 24;
    private static final double AXIS = 22;
    private static final double CHART = 30;
    private static final double PAD = 12;
    private static final double INDENT = 16;
    private static final double ICON = 13;
    private static final double BAR = 12;
    private static final double THIN = 6;
    private static final double LEAST_BAR = 2;
    private static final double TICK_ROOM = 90;
    private static final double BASE = 16.5;

    /// One of the charts over the lines.
    private record Chart(String name, ToDoubleFunction<Use> of, DoubleFunction<String> words) {}

    private static final List<Chart> CHARTS =
            List.of(
                    new Chart("Memory", Use::memory, Words::bytes),
                    new Chart("Spilled", Use::spilled, Words::bytes),
                    new Chart("Throughput", Use::rate, Rates::text));

    /// What is shown.
    ///
    /// @param used in order of time; empty for a run that was too short to ask
    /// @param began when the run began
    /// @param length of the axis in seconds
    /// @param critical nodes of the critical path
    record Shown(
            List<TimelineRow> rows,
            List<Use> used,
            Instant began,
            double length,
            Set<NodeId> critical,
            List<Commit> commits) {

        static final Shown NOTHING =
                new Shown(List.of(), List.of(), Instant.EPOCH, 1, Set.of(), List.of());

        /// A target was written so many seconds after the beginning.
        record Commit(NodeId node, double at) {}
    }

    private final GraphicsContext g;
    private final SurfaceBrush brush;
    private Shown shown = Shown.NOTHING;
    private double width;

    TimelinePainter(GraphicsContext g, Palette palette) {
        this.g = g;
        brush = new SurfaceBrush(g, palette);
    }

    void palette(Palette palette) {
        brush.palette(palette);
    }

    void show(Shown now) {
        shown = now;
    }

    Shown shown() {
        return shown;
    }

    /// Room of the axis and the charts.
    double head() {
        return AXIS + (hasCharts() ? CHARTS.size() * CHART : 0);
    }

    private boolean hasCharts() {
        return shown.used().size() > 1;
    }

    private double left() {
        return Math.clamp(width * 0.3, 120, 280);
    }

    /// Room of the figures at the right.
    private double figures() {
        return width < 560 ? 76 : 220;
    }

    private double x(double seconds) {
        double room = Math.max(10, width - left() - figures());
        return left() + room * Math.min(1, seconds / shown.length());
    }

    /// @param first the line at the top, a part of it scrolled away
    /// @param hovered index of the line under the mouse; negative for none
    void paint(
            double newWidth,
            double height,
            double first,
            Set<NodeId> selected,
            int hovered,
            double density) {
        width = newWidth;
        g.save();
        g.scale(density, density);
        brush.fill(Ink.SURFACE);
        brush.rect(0, 0, width, height);
        double top = head();
        ticks(height);
        brush.within(
                0,
                top,
                width,
                height - top,
                () -> {
                    int from = Math.max(0, (int) first);
                    for (int i = from; i < shown.rows().size(); i++) {
                        double y = top + (i - first) * ROW;
                        if (y > height) {
                            break;
                        }
                        row(shown.rows().get(i), y, selected, i == hovered);
                    }
                });
        if (hasCharts()) {
            for (int i = 0; i < CHARTS.size(); i++) {
                chart(CHARTS.get(i), AXIS + i * CHART);
            }
        }
        g.restore();
    }

    private void ticks(double height) {
        double room = x(shown.length()) - left();
        double step = nice(shown.length() * TICK_ROOM / Math.max(TICK_ROOM, room));
        brush.fill(Ink.BORDER);
        brush.rect(0, head() - 1, width, 1);
        for (double at = 0; at <= shown.length(); at += step) {
            double x = Math.rint(x(at));
            brush.fill(Ink.BORDER, 0.6);
            brush.rect(x, AXIS - 5, 1, height - AXIS + 5);
            brush.fill(Ink.MUTED);
            brush.text(TextStyle.FIGURE, tick(at, step), x + 4, 14, TICK_ROOM - 8);
        }
        brush.fill(Ink.MUTED);
        boolean narrow = figures() < 100;
        brush.textBefore(TextStyle.LABEL, "time", width - (narrow ? PAD : 64), 14, 70);
        if (!narrow) {
            brush.textBefore(TextStyle.LABEL, "rows", width - 140, 14, 70);
            brush.textBefore(TextStyle.LABEL, "share", width - PAD, 14, 50);
        }
    }

    /// 1, 2 or 5 times a power of ten.
    static double nice(double about) {
        double power = Math.pow(10, Math.floor(Math.log10(about)));
        double part = about / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }

    private static String tick(double at, double step) {
        if (step < 0.01) {
            return String.format(Locale.ROOT, "%.0f ms", at * 1_000);
        }
        return step < 1
                ? String.format(Locale.ROOT, step < 0.1 ? "%.2f s" : "%.1f s", at)
                : Words.time(at).replace(".00", "").replace(".0 s", " s");
    }

    private void row(TimelineRow row, double y, Set<NodeId> selected, boolean hovered) {
        boolean isSelected =
                row.node().map(NodeId::outermost).filter(selected::contains).isPresent();
        if (isSelected || hovered) {
            brush.fill(isSelected ? Ink.ACCENT_SOFT : Ink.CANVAS);
            brush.rect(0, y, width, ROW);
        }
        if (row.node().filter(shown.critical()::contains).isPresent()) {
            brush.fill(Ink.ACCENT);
            brush.rect(0, y + 3, 3, ROW - 6);
        }
        double left = PAD + (row.inner() ? INDENT : 0);
        mark(row, left, y + (ROW - ICON) / 2);
        boolean isOff =
                row.badge().state() == NodeState.WAITING
                        || row.badge().state() == NodeState.SKIPPED;
        brush.fill(isOff ? Ink.MUTED : Ink.TEXT);
        var style = row.inner() || row.node().isPresent() ? TextStyle.NOTE : TextStyle.LABEL;
        brush.text(style, row.title(), left + ICON + 7, y + BASE, left() - left - ICON - 14);
        bar(row, y);
        figures(row, y);
    }

    private void mark(TimelineRow row, double x, double y) {
        var mark = Mark.of(row.badge());
        if (mark != null) {
            g.save();
            brush.fill(mark.ink());
            g.translate(x, y);
            g.scale(ICON / 24, ICON / 24);
            g.beginPath();
            g.appendSVGPath(mark.path());
            g.fill();
            g.restore();
        }
    }

    private void bar(TimelineRow row, double y) {
        if (row.hasRun()) {
            double from = x(row.from());
            double size = Math.max(LEAST_BAR, x(row.to()) - from);
            double thick = row.inner() ? THIN : BAR;
            double top = y + (ROW - thick) / 2;
            brush.fill(ink(row.badge().state()), row.inner() ? 0.75 : 1);
            g.fillRoundRect(from, top, size, thick, 4, 4);
        }
        for (Shown.Commit commit : shown.commits()) {
            if (row.node().filter(commit.node()::equals).isPresent()) {
                double x = x(commit.at());
                double middle = y + ROW / 2;
                brush.fill(Ink.STORAGE);
                brush.polygon(
                        new double[] {x - 4.5, x, x + 4.5, x},
                        new double[] {middle, middle - 4.5, middle, middle + 4.5});
            }
        }
    }

    private static Ink ink(NodeState state) {
        return switch (state) {
            case RUNNING -> Ink.ACCENT;
            case FAILED -> Ink.DANGER;
            case DONE, REUSED -> Ink.SUCCESS;
            case IDLE, WAITING, SKIPPED, CANCELLED -> Ink.BORDER_STRONG;
        };
    }

    private void figures(TimelineRow row, double y) {
        brush.fill(row.node().isEmpty() ? Ink.MUTED : Ink.TEXT);
        var time = row.took().isZero() ? "" : Words.time(row.took());
        if (figures() < 100) {
            brush.textBefore(TextStyle.FIGURE, time, width - PAD, y + BASE, 64);
            return;
        }
        brush.textBefore(TextStyle.FIGURE, row.rows(), width - 140, y + BASE, 76);
        brush.textBefore(TextStyle.FIGURE, time, width - 64, y + BASE, 72);
        var share = row.share() > 0 ? Words.percent(row.share()) : "";
        brush.textBefore(TextStyle.FIGURE, share, width - PAD, y + BASE, 48);
    }

    private void chart(Chart chart, double y) {
        double most = shown.used().stream().mapToDouble(chart.of()).max().orElse(0);
        brush.fill(Ink.MUTED);
        brush.text(TextStyle.LABEL, chart.name(), PAD, y + 19, left() - PAD);
        brush.fill(Ink.BORDER, 0.6);
        brush.rect(0, y + CHART - 1, width, 1);
        var latest = shown.used().getLast();
        brush.fill(Ink.TEXT);
        brush.textBefore(
                TextStyle.FIGURE,
                chart.words().apply(chart.of().applyAsDouble(latest)),
                left() - 8,
                y + 19,
                left() / 2);
        if (figures() > 100) {
            brush.fill(Ink.MUTED);
            brush.textBefore(
                    TextStyle.FIGURE,
                    "peak " + chart.words().apply(most),
                    width - PAD,
                    y + 19,
                    figures() - 20);
        }
        if (most > 0) {
            area(chart, y, most);
        }
    }

    private void area(Chart chart, double y, double most) {
        var uses = shown.used();
        double floor = y + CHART - 2;
        double high = CHART - 8;
        int n = uses.size();
        double[] xs = new double[n + 2];
        double[] ys = new double[n + 2];
        for (int i = 0; i < n; i++) {
            xs[i] = x(seconds(uses.get(i)));
            ys[i] = floor - high * chart.of().applyAsDouble(uses.get(i)) / most;
        }
        xs[n] = xs[n - 1];
        ys[n] = floor;
        xs[n + 1] = xs[0];
        ys[n + 1] = floor;
        brush.fill(Ink.ACCENT, 0.18);
        brush.polygon(xs, ys);
        brush.stroke(Ink.ACCENT);
        g.setLineWidth(1.4);
        g.strokePolyline(xs, ys, n);
    }

    private double seconds(Use use) {
        return Math.max(0, Duration.between(shown.began(), use.at()).toNanos() / 1e9);
    }
}
