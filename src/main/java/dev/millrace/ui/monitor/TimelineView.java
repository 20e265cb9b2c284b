package dev.millrace.ui.monitor;

import dev.millrace.draw.Palette;
import dev.millrace.model.NodeId;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.document.RunTrace;
import dev.millrace.ui.fx.Surface;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// When each step of a run ran, and its nodes: one painted surface, painted at most once a pulse. A
/// click or the arrow keys go to a node. FX thread only.
final class TimelineView extends Region implements Surface {

    private static final double SCROLL_BAR = 12;

    /// The axis of a run that has only begun, in seconds.
    private static final double SHORTEST = 0.02;

    private final DocumentModel document;
    private final Consumer<NodeId> jump;
    private final Canvas canvas = new Canvas();
    private final TimelinePainter painter;
    private final ScrollBar down = new ScrollBar();
    private final Tooltip tip = new Tooltip();
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>();
    private Set<NodeId> critical = Set.of();
    private final Scale shrink = new Scale(1, 1);
    private double density = 1;
    private long painted = -1;
    private int hovered = -1;
    private int current = -1;

    /// @param jump goes to a node
    /// @param colours followed, but not kept alive by it
    TimelineView(DocumentModel document, Consumer<NodeId> jump, ObservableValue<Palette> colours) {
        this.document = document;
        this.jump = jump;
        palette.bind(colours);
        painter = new TimelinePainter(canvas.getGraphicsContext2D(), palette.get());
        setId("timeline");
        getStyleClass().add("mill-timeline");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText("Timeline of the run");
        setMinSize(0, 0);
        down.setOrientation(Orientation.VERTICAL);
        down.setFocusTraversable(false);
        down.setAccessibleText("Scroll the timeline");
        down.valueProperty().subscribe(this::requestLayout);
        canvas.getTransforms().add(shrink);
        getChildren().addAll(canvas, down);
        palette.subscribe(
                now -> {
                    painter.palette(now);
                    requestLayout();
                });
        document.run().revisionProperty().subscribe(this::requestLayout);
        document.selectionProperty().subscribe(this::requestLayout);
        focusedProperty().subscribe(this::requestLayout);
        listen();
    }

    private void listen() {
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hover(-1));
        addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    requestFocus();
                    go(at(event.getY()));
                });
        addEventHandler(
                ScrollEvent.SCROLL,
                event -> {
                    down.setValue(
                            Math.clamp(
                                    down.getValue() - event.getDeltaY() / TimelinePainter.ROW,
                                    0,
                                    down.getMax()));
                    event.consume();
                });
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private void press(KeyEvent event) {
        int last = rows().size() - 1;
        int to =
                switch (event.getCode()) {
                    case DOWN -> current + 1;
                    case UP -> current - 1;
                    case HOME -> 0;
                    case END -> last;
                    case ENTER -> current;
                    default -> -2;
                };
        if (to != -2) {
            go(Math.clamp(to, Math.min(0, last), Math.max(0, last)));
            event.consume();
        }
    }

    private List<TimelineRow> rows() {
        return painter.shown().rows();
    }

    private int at(double y) {
        double first = down.isVisible() ? down.getValue() : 0;
        double row = (y - painter.head()) / TimelinePainter.ROW + first;
        return y < painter.head() || row >= rows().size() ? -1 : (int) row;
    }

    private void go(int row) {
        if (row < 0 || row >= rows().size()) {
            return;
        }
        current = row;
        bring(row);
        setAccessibleText(rows().get(row).words());
        rows().get(row).node().ifPresent(node -> jump.accept(node.outermost()));
        requestLayout();
    }

    private void bring(int row) {
        double seen = Math.floor((getHeight() - painter.head()) / TimelinePainter.ROW);
        if (row < down.getValue()) {
            down.setValue(row);
        } else if (row >= down.getValue() + seen) {
            down.setValue(Math.min(down.getMax(), row - seen + 1));
        }
    }

    private void hover(double y) {
        int now = y < 0 ? -1 : at(y);
        if (now != hovered) {
            hovered = now;
            requestLayout();
            if (now < 0) {
                Tooltip.uninstall(this, tip);
            } else {
                tip.setText(tip(rows().get(now)));
                Tooltip.install(this, tip);
            }
        }
    }

    private static String tip(TimelineRow row) {
        var words = new StringBuilder(row.words());
        if (row.hasRun() && !row.inner()) {
            words.append("\nfrom ").append(Words.time(row.from()));
            words.append(" to ").append(Words.time(row.to()));
        }
        if (row.inner()) {
            words.append(
                    "\nComputed together with the others; the bar is its part of the engine's time.");
        }
        return words.toString();
    }

    /// Marks the nodes of the critical path.
    void critical(Set<NodeId> nodes) {
        if (!nodes.equals(critical)) {
            critical = nodes;
            painted = -1;
            requestLayout();
        }
    }

    @Override
    public void density(double newDensity) {
        density = newDensity;
        shrink.setX(1 / density);
        shrink.setY(1 / density);
        requestLayout();
    }

    private void refresh() {
        long revision = document.run().revisionProperty().get();
        if (revision == painted) {
            return;
        }
        painted = revision;
        var run = document.run();
        var trace = run.trace();
        var began = trace.began().orElse(Instant.EPOCH);
        painter.show(
                new TimelinePainter.Shown(
                        TimelineRow.of(run),
                        trace.uses(),
                        began,
                        Math.max(SHORTEST, seconds(began, trace.last())),
                        critical,
                        trace.commits().stream().map(each -> commit(began, each)).toList()));
        if (rows().isEmpty()) {
            current = -1;
        }
    }

    private static TimelinePainter.Shown.Commit commit(Instant began, RunTrace.Commit commit) {
        return new TimelinePainter.Shown.Commit(commit.node(), seconds(began, commit.at()));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    @Override
    protected void layoutChildren() {
        refresh();
        double width = getWidth();
        double height = getHeight();
        double room = Math.max(1, (height - painter.head()) / TimelinePainter.ROW);
        double more = rows().size() - room;
        down.setVisible(more > 0);
        down.setMax(Math.max(0, more));
        down.setVisibleAmount(more > 0 ? more * room / rows().size() : 1);
        down.setUnitIncrement(1);
        down.setBlockIncrement(Math.max(1, room - 1));
        if (down.getValue() > down.getMax()) {
            down.setValue(down.getMax());
        }
        double wide = Math.max(0, width - (down.isVisible() ? SCROLL_BAR : 0));
        down.resizeRelocate(wide, painter.head(), SCROLL_BAR, Math.max(0, height - painter.head()));
        canvas.setWidth(wide * density);
        canvas.setHeight(height * density);
        painter.paint(
                wide,
                height,
                down.isVisible() ? down.getValue() : 0,
                Set.copyOf(document.selection().nodes()),
                hovered,
                density);
    }

    /// The line of a node, for tests; negative if there is none.
    int rowOf(NodeId node) {
        return IntStream.range(0, rows().size())
                .filter(i -> rows().get(i).node().filter(node::equals).isPresent())
                .findFirst()
                .orElse(-1);
    }

    /// The middle of a line in this view, for tests.
    double middleOf(int row) {
        return painter.head() + (row + 0.5 - down.getValue()) * TimelinePainter.ROW;
    }
}
