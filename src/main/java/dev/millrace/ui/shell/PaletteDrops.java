package dev.millrace.ui.shell;

import dev.millrace.draw.Icons;
import dev.millrace.draw.NodeFigure;
import dev.millrace.model.Point;
import dev.millrace.node.NodeCatalog;
import dev.millrace.ui.canvas.CanvasView;
import dev.millrace.ui.fx.PathIcon;
import dev.millrace.ui.palette.NodeChoices;
import dev.millrace.ui.palette.PaletteView;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// What becomes of the nodes that are picked in the palette or dragged out of it: they are put on
/// the canvas in front. FX thread only.
final class PaletteDrops implements PaletteView.Listener {

    private static final double ICON = 18;
    private static final double GAP = 56;

    private final NodeCatalog catalog;
    private final Supplier<Optional<EditorView>> editor;
    private final StackPane root;
    private final Label ghost = new Label();

    /// @param editor the one in front
    /// @param root what the dragged node is shown on
    PaletteDrops(NodeCatalog catalog, Supplier<Optional<EditorView>> editor, StackPane root) {
        this.catalog = catalog;
        this.editor = editor;
        this.root = root;
        ghost.getStyleClass().add("mill-ghost");
        ghost.setManaged(false);
        ghost.setMouseTransparent(true);
        ghost.setVisible(false);
        root.getChildren().add(ghost);
    }

    @Override
    public void picked(String type) {
        editor.get()
                .ifPresent(
                        front -> {
                            var document = front.document();
                            document.edits().add(type, place(document));
                            front.canvas().requestFocus();
                        });
    }

    /// Beside what is selected, else in the middle of the view.
    private static Point place(OpenDocument document) {
        var middle = document.canvas().middle();
        return document.canvas()
                .selectedBounds()
                .map(box -> new Point(box.right() + GAP, box.y()))
                .orElseGet(
                        () ->
                                new Point(
                                        middle.x() - NodeFigure.WIDTH / 2,
                                        middle.y() - NodeFigure.HEIGHT / 2));
    }

    @Override
    public void dragged(String type, Point2D screen) {
        var at = root.screenToLocal(screen);
        if (!ghost.isVisible()) {
            var spec = catalog.find(type).orElseThrow().spec();
            ghost.setText(spec.title());
            ghost.setGraphic(new PathIcon(Icons.of(type), NodeChoices.tone(spec.stage()), ICON));
            ghost.setVisible(true);
            ghost.applyCss();
        }
        ghost.autosize();
        ghost.relocate(at.getX() - ghost.getWidth() / 2, at.getY() - ghost.getHeight() / 2);
        canvas().ifPresent(
                        canvas ->
                                plane(canvas, screen)
                                        .ifPresentOrElse(
                                                point -> canvas.inserting(type, point),
                                                canvas::notInserting));
    }

    @Override
    public void dropped(String type, Point2D screen) {
        ghost.setVisible(false);
        canvas().ifPresent(
                        canvas ->
                                plane(canvas, screen)
                                        .ifPresentOrElse(
                                                point -> canvas.drop(type, point),
                                                canvas::notInserting));
    }

    @Override
    public void givenUp() {
        ghost.setVisible(false);
        canvas().ifPresent(CanvasView::notInserting);
    }

    private Optional<CanvasView> canvas() {
        return editor.get().map(EditorView::canvas);
    }

    /// The point of the plane under a point of the screen; empty if that is not on the canvas.
    private static Optional<Point> plane(CanvasView canvas, Point2D screen) {
        var at = canvas.screenToLocal(screen);
        return canvas.contains(at)
                ? Optional.of(canvas.model().viewport().toPlane(new Point(at.getX(), at.getY())))
                : Optional.empty();
    }
}
