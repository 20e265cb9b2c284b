package dev.millrace.ui.preview;

import dev.millrace.draw.Palette;
import dev.millrace.ui.preview.GridGeometry.Spot;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// One painted surface with two scroll bars. It is painted at most once a pulse, and costs what is
/// in view, whatever the rows and columns there are.
final class GridSurface extends Region {

    private static final double BAR = 12;

    /// Least length of what is dragged.
    private static final double THUMB = 30;

    private final GridModel model;
    private final GridGeometry geometry;
    private final GridPainter painter;
    private final Canvas canvas = new Canvas();
    private final Scale shrink = new Scale(1, 1);
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private final CurrentCell current;
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>();
    private Spot hovered = new Spot.Nothing();
    private double density = 1;
    private boolean laying;

    /// @param colours followed, but not kept alive by it
    GridSurface(GridModel model, GridFinder finder, ObservableValue<Palette> colours) {
        this.model = model;
        geometry = new GridGeometry(model);
        palette.bind(colours);
        painter =
                new GridPainter(
                        model, geometry, finder, canvas.getGraphicsContext2D(), palette.get());
        current = new CurrentCell(model);
        setId("grid");
        getStyleClass().add("mill-grid");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setAccessibleText("Rows");
        setAccessibleHelp(
                "Arrow keys go from cell to cell. Enter shows the whole value, Alt+Down filters the"
                        + " column, Shift+F10 opens a menu.");
        canvas.getTransforms().add(shrink);
        bar(down, "grid-scroll-down", Orientation.VERTICAL);
        bar(across, "grid-scroll-across", Orientation.HORIZONTAL);
        getChildren().addAll(canvas, current, down, across);
        palette.subscribe(
                now -> {
                    painter.palette(now);
                    requestLayout();
                });
        model.revisionProperty().subscribe(this::changed);
        focusedProperty().subscribe(this::requestLayout);
        focusVisibleProperty().subscribe(this::requestLayout);
    }

    private void bar(ScrollBar bar, String id, Orientation orientation) {
        bar.setId(id);
        bar.setOrientation(orientation);
        bar.setFocusTraversable(false);
        bar.setAccessibleText(
                orientation == Orientation.VERTICAL ? "Scroll the rows" : "Scroll the columns");
        bar.valueProperty().subscribe(this::scrolled);
    }

    private void scrolled() {
        if (!laying) {
            model.scrollTo(across.getValue(), down.getValue());
        }
    }

    private void changed() {
        requestLayout();
        if (isFocused()) {
            notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
        }
    }

    GridGeometry geometry() {
        return geometry;
    }

    /// Cells painted last time.
    int cells() {
        return painter.cells();
    }

    void hover(Spot spot) {
        if (!spot.equals(hovered)) {
            hovered = spot;
            requestLayout();
        }
    }

    /// How finely the surface is painted, beyond what the window asks for: 2 for a picture of twice
    /// the size.
    void density(double newDensity) {
        density = newDensity;
        shrink.setX(1 / density);
        shrink.setY(1 / density);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        laying = true;
        double width = getWidth();
        double height = getHeight();
        room(width, height);
        canvas.setWidth(width * density);
        canvas.setHeight(height * density);
        painter.paint(width, height, density, isFocused(), isFocusVisible(), hovered);
        current.place(geometry);
        setAccessibleText(current.isVisible() ? current.getAccessibleText() : "Rows");
        laying = false;
    }

    /// A bar takes room from the cells, and may so make the other one needed.
    private void room(double width, double height) {
        double wide = width - geometry.numbers();
        double high = height - GridGeometry.HEADER;
        double rows = model.rows().extent() * GridScroll.ROW;
        boolean needsDown = rows > high;
        boolean needsAcross = model.columns().width() > wide - (needsDown ? BAR : 0);
        needsDown = rows > high - (needsAcross ? BAR : 0);
        double room = Math.max(0, wide - (needsDown ? BAR : 0));
        double tall = Math.max(0, high - (needsAcross ? BAR : 0));
        model.resized(room, tall);
        var scroll = model.scroll();
        show(down, needsDown, scroll.y(), scroll.mostY(), tall);
        show(across, needsAcross, scroll.x(), scroll.mostX(), room);
        down.setUnitIncrement(GridScroll.ROW);
        across.setUnitIncrement(GridScroll.ROW * 2);
        down.resizeRelocate(width - BAR, GridGeometry.HEADER, BAR, tall);
        across.resizeRelocate(geometry.numbers(), height - BAR, room, BAR);
    }

    private static void show(ScrollBar bar, boolean needed, double at, double most, double room) {
        bar.setVisible(needed);
        bar.setMax(Math.max(1, most));
        double share = most + room <= 0 ? 1 : room / (most + room);
        double least = Math.min(1, THUMB / Math.max(1, room));
        bar.setVisibleAmount(bar.getMax() * Math.max(share, least));
        bar.setBlockIncrement(Math.max(GridScroll.ROW, room - GridScroll.ROW));
        bar.setValue(at);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case FOCUS_ITEM -> current;
            case ROW_COUNT -> (int) Math.min(Integer.MAX_VALUE, model.rows().extent());
            case COLUMN_COUNT -> model.columns().size();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
