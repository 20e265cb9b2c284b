package dev.millrace.ui.shell;

import java.util.ArrayList;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Where palette, canvas, inspector and the lower area lie, in the sizes that are remembered. The
/// lower area can lie beside the canvas too. FX thread only.
final class Panes {

    /// The style sheet gives dividers four pixels; a position is their middle.
    private static final double HALF_DIVIDER = 2;

    private static final double LEAST_PALETTE = 160;
    private static final double LEAST_INSPECTOR = 220;
    private static final double LEAST_DOCK = 80;
    private static final double LEAST_DOCK_BESIDE = 260;

    /// The canvas has at least this share beside or above the lower area, to begin with.
    private static final double LEAST_CANVAS = 0.45;

    private final Remembered remembered;
    private final Region palette;
    private final DockView dock;
    private final StackPane editor = new StackPane();
    private final StackPane inspector = new StackPane();
    private final SplitPane across = new SplitPane();
    private final SplitPane middle = new SplitPane();
    private boolean open;

    Panes(Region palette, DockView dock, Remembered remembered) {
        this.palette = palette;
        this.dock = dock;
        this.remembered = remembered;
        middle.getStyleClass().add("mill-split");
        middle.getItems().add(editor);
        across.getStyleClass().add("mill-split");
        across.getItems().add(middle);
        SplitPane.setResizableWithParent(palette, false);
        SplitPane.setResizableWithParent(inspector, false);
        SplitPane.setResizableWithParent(dock, false);
        palette.setMinWidth(LEAST_PALETTE);
        inspector.setMinWidth(LEAST_INSPECTOR);
        dock.onMove(this::moveDock);
        middle.heightProperty().addListener(new FirstHeight());
    }

    /// Once there is a height there is a width too.
    private final class FirstHeight implements InvalidationListener {

        @Override
        public void invalidated(Observable height) {
            if (middle.getHeight() > 0 && across.getWidth() > 0) {
                height.removeListener(this);
                divide();
            }
        }
    }

    Region root() {
        return across;
    }

    /// Where the canvas lies.
    StackPane editor() {
        return editor;
    }

    /// Shows a page without palette, inspector and lower area.
    void show(Node page) {
        open = false;
        inspector.getChildren().clear();
        editor.getChildren().setAll(page);
        arrange();
    }

    void show(Node canvas, Node settings) {
        open = true;
        editor.getChildren().setAll(canvas);
        inspector.getChildren().setAll(settings);
        arrange();
    }

    private Preferences preferences() {
        return remembered.now();
    }

    private void arrange() {
        pane(across, palette, 0, open && preferences().palette() > 0);
        pane(across, inspector, 2, open && preferences().inspector() > 0);
        boolean beside = preferences().dockBeside();
        middle.setOrientation(beside ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        dock.setMinHeight(beside ? 0 : LEAST_DOCK);
        dock.setMinWidth(beside ? LEAST_DOCK_BESIDE : 0);
        dock.beside(beside);
        pane(middle, dock, 1, open && preferences().dock() > 0);
        divide();
    }

    private static void pane(SplitPane split, Region pane, int at, boolean shown) {
        if (shown && !split.getItems().contains(pane)) {
            split.getItems().add(Math.min(at, split.getItems().size()), pane);
        } else if (!shown) {
            split.getItems().remove(pane);
        }
    }

    /// Gives the panes the sizes that are remembered. A split pane knows only shares of its own
    /// size, which it does not have before it is laid out.
    private void divide() {
        if (across.getWidth() <= 0 || middle.getHeight() <= 0) {
            return;
        }
        double width = across.getWidth();
        var shares = new ArrayList<Double>();
        if (across.getItems().contains(palette)) {
            shares.add((preferences().palette() + HALF_DIVIDER) / width);
        }
        if (across.getItems().contains(inspector)) {
            shares.add(1 - (preferences().inspector() + HALF_DIVIDER) / width);
        }
        across.setDividerPositions(shares.stream().mapToDouble(share -> share).toArray());
        if (middle.getItems().contains(dock)) {
            double whole = preferences().dockBeside() ? middle.getWidth() : middle.getHeight();
            double canvas = 1 - (preferences().dock() + HALF_DIVIDER) / Math.max(whole, 1);
            middle.setDividerPositions(Math.max(canvas, LEAST_CANVAS));
        }
    }

    /// Remembers the sizes the person gave them.
    void remember() {
        if (!open || across.getWidth() <= 0) {
            return;
        }
        double left = across.getItems().contains(palette) ? palette.getWidth() : 0;
        double right = across.getItems().contains(inspector) ? inspector.getWidth() : 0;
        double size = preferences().dockBeside() ? dock.getWidth() : dock.getHeight();
        double lower = middle.getItems().contains(dock) ? size : 0;
        remembered.change(before -> before.withPanes(left, right, lower));
    }

    void togglePalette() {
        remember();
        remembered.change(
                p ->
                        p.withPanes(
                                turned(p.palette(), Preferences.USUAL.palette()),
                                p.inspector(),
                                p.dock()));
        arrange();
    }

    void toggleInspector() {
        remember();
        remembered.change(
                p ->
                        p.withPanes(
                                p.palette(),
                                turned(p.inspector(), Preferences.USUAL.inspector()),
                                p.dock()));
        arrange();
    }

    void toggleDock() {
        remember();
        remembered.change(
                p -> p.withPanes(p.palette(), p.inspector(), turned(p.dock(), usualDock(p))));
        arrange();
    }

    private static double turned(double size, double usual) {
        return size > 0 ? 0 : usual;
    }

    private static double usualDock(Preferences preferences) {
        return preferences.dockBeside() ? 2 * Preferences.USUAL.dock() : Preferences.USUAL.dock();
    }

    /// Puts the lower area beside the canvas, or back below it.
    void moveDock() {
        remember();
        remembered.change(p -> p.withDockBeside(!p.dockBeside()));
        remembered.change(p -> p.withPanes(p.palette(), p.inspector(), usualDock(p)));
        arrange();
    }

    void showPalette() {
        if (preferences().palette() == 0) {
            togglePalette();
        }
    }

    void showInspector() {
        if (preferences().inspector() == 0) {
            toggleInspector();
        }
    }

    /// Shows the lower area with one of its pages in front.
    void openDock(String page) {
        if (preferences().dock() == 0) {
            toggleDock();
        }
        dock.open(page);
    }

    /// A control of the inspector by its id.
    Optional<Node> inInspector(String id) {
        return Optional.ofNullable(inspector.lookup("#" + id));
    }
}
