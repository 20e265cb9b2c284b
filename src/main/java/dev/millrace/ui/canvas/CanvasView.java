package dev.millrace.ui.canvas;

import dev.millrace.draw.Drawing;
import dev.millrace.draw.NodeFigure;
import dev.millrace.draw.Palette;
import dev.millrace.edit.Selection;
import dev.millrace.model.Note;
import dev.millrace.model.Point;
import dev.millrace.ui.fx.Surface;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// The canvas: one painted surface, on it a handle for each node in view. It is painted at most
/// once a pulse, and only when something that shows has changed.
public final class CanvasView extends Region implements Surface {

    private static final double WHEEL = 1.0015;
    private static final double NUDGE = 8;

    private final CanvasModel model;
    private final Canvas canvas = new Canvas();
    private final Handles handles;
    private final Label reason = new Label();
    private final Scale shrink = new Scale(1, 1);
    private final Gestures gestures;
    private final CanvasPainter painter;
    private final Consumer<QuickAdd> quickAdd;
    private Runnable open = () -> {};
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>();
    private double density = 1;
    private @Nullable Gesture gesture;
    private boolean spaceDown;
    private Point mouse = new Point(0, 0);

    /// @param colours followed, but not kept alive by it
    /// @param quickAdd is asked for a node that the person picks
    public CanvasView(
            CanvasModel model, ObservableValue<Palette> colours, Consumer<QuickAdd> quickAdd) {
        this.model = model;
        this.quickAdd = quickAdd;
        gestures = new Gestures(model, quickAdd);
        handles = new Handles(model);
        palette.bind(colours);
        painter = new CanvasPainter(model, palette.get(), canvas.getGraphicsContext2D());
        setId("canvas");
        getStyleClass().add("mill-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText("Canvas. Arrow keys go from node to node.");
        canvas.getTransforms().add(shrink);
        reason.getStyleClass().add("mill-reason");
        reason.setId("refusal");
        reason.setManaged(false);
        reason.setVisible(false);
        reason.setMouseTransparent(true);
        getChildren().addAll(canvas, handles, reason);
        listen();
        mouse();
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_RELEASED, this::released);
    }

    private void listen() {
        palette.subscribe(
                now -> {
                    painter.palette(now);
                    requestLayout();
                });
        model.viewportProperty().subscribe(this::requestLayout);
        model.overlayProperty().subscribe(this::requestLayout);
        model.hoveredProperty().subscribe(this::requestLayout);
        model.pathProperty().subscribe(this::requestLayout);
        var document = model.document();
        document.drawingProperty().subscribe(this::requestLayout);
        document.selectionProperty().subscribe(this::selectionChanged);
        document.findingsProperty().subscribe(this::requestLayout);
        document.run().revisionProperty().subscribe(this::requestLayout);
        model.overlayProperty().subscribe(this::explain);
    }

    private void selectionChanged() {
        requestLayout();
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    private void mouse() {
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> model.hoverNothing());
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(ZoomEvent.ZOOM, this::pinch);
    }

    public CanvasModel model() {
        return model;
    }

    /// Where the mouse was last, in the plane.
    public Point mousePlace() {
        return model.viewport().toPlane(mouse);
    }

    @Override
    public void density(double newDensity) {
        density = newDensity;
        shrink.setX(1 / density);
        shrink.setY(1 / density);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        model.resized(width, height);
        canvas.setWidth(width * density);
        canvas.setHeight(height * density);
        handles.resizeRelocate(0, 0, width, height);
        painter.paint(width, height, density);
        handles.update();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case FOCUS_ITEM -> model.current().flatMap(handles::of).orElse(null);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private void explain() {
        var text = model.overlay().reason();
        reason.setVisible(!text.isEmpty());
        if (!text.isEmpty()) {
            reason.setText(text);
            reason.autosize();
            reason.relocate(
                    Math.clamp(mouse.x() + 16, 0, Math.max(0, getWidth() - reason.getWidth())),
                    Math.clamp(mouse.y() + 16, 0, Math.max(0, getHeight() - reason.getHeight())));
        }
    }

    private Gesture.Pointer pointer(MouseEvent event) {
        mouse = new Point(event.getX(), event.getY());
        return new Gesture.Pointer(
                mouse,
                model.viewport().toPlane(mouse),
                event.isShiftDown() || event.isShortcutDown(),
                event.isAltDown());
    }

    private void press(MouseEvent event) {
        requestFocus();
        var at = pointer(event);
        boolean pans = event.getButton() == MouseButton.MIDDLE || spaceDown;
        if (gesture != null) {
            return;
        }
        if (pans) {
            gesture = new PanGesture(model, at);
            setCursor(Cursor.CLOSED_HAND);
        } else if (event.getButton() == MouseButton.PRIMARY) {
            gesture = gestures.press(at);
            if (event.getClickCount() == 2) {
                twice(at);
            }
        } else if (event.getButton() == MouseButton.SECONDARY) {
            selectUnder(at);
        }
        event.consume();
    }

    /// The context menu is about what is under the mouse.
    private void selectUnder(Gesture.Pointer at) {
        gestures.press(new Gesture.Pointer(at.view(), at.plane(), false, true));
    }

    /// @param whatStandsThere opens what the selected node stands for, if it stands for anything
    public void onOpen(Runnable whatStandsThere) {
        open = whatStandsThere;
    }

    /// On empty canvas a double click asks for a node; on a note it opens its text; on a node what
    /// it stands for.
    private void twice(Gesture.Pointer at) {
        if (model.isFixed()) {
            return;
        }
        var drawing = model.drawing();
        var note = drawing.noteAt(at.plane());
        boolean onNode = drawing.nodeAt(at.plane()).isPresent();
        if (onNode) {
            gesture = null;
            open.run();
        } else if (note.isPresent()) {
            gesture = null;
            writeNote(note.get());
        } else if (drawing.wireAt(at.plane(), 8).isEmpty()) {
            gesture = null;
            quickAdd.accept(new QuickAdd(Optional.empty(), Optional.of(at.plane())));
        }
    }

    private void drag(MouseEvent event) {
        if (gesture != null) {
            gesture.drag(pointer(event));
            event.consume();
        }
    }

    private void release(MouseEvent event) {
        var ending = gesture;
        if (ending != null) {
            gesture = null;
            setCursor(Cursor.DEFAULT);
            model.overlayProperty().set(Overlay.NONE);
            ending.release(pointer(event));
            model.overlayProperty().set(Overlay.NONE);
            event.consume();
        }
    }

    private void hover(MouseEvent event) {
        var at = pointer(event).plane();
        double scale = model.viewport().scale();
        model.hover(at);
        boolean port =
                !model.isFixed()
                        && scale >= 0.24
                        && model.drawing().portAt(at, 9 / scale).isPresent();
        setCursor(port ? Cursor.CROSSHAIR : spaceDown ? Cursor.OPEN_HAND : Cursor.DEFAULT);
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            double factor = Math.pow(WHEEL, event.getDeltaY());
            var at = new Point(event.getX(), event.getY());
            model.viewportProperty()
                    .set(model.viewport().zoomedTo(model.viewport().scale() * factor, at));
        } else if (event.isShiftDown() && event.getDeltaX() == 0) {
            model.pan(event.getDeltaY(), 0);
        } else {
            model.pan(event.getDeltaX(), event.getDeltaY());
        }
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        var at = new Point(event.getX(), event.getY());
        double scale = model.viewport().scale() * event.getZoomFactor();
        model.viewportProperty().set(model.viewport().zoomedTo(scale, at));
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (event.getTarget() != this) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE && gesture != null) {
            gesture.cancel();
            gesture = null;
            model.overlayProperty().set(Overlay.NONE);
            event.consume();
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE && !model.isFixed()) {
            model.document().select(Selection.EMPTY);
            event.consume();
            return;
        }
        if (event.getCode() == KeyCode.SPACE && !event.isShortcutDown()) {
            spaceDown = true;
            event.consume();
            return;
        }
        var direction = direction(event.getCode());
        if (direction.isPresent() && !event.isAltDown()) {
            if (event.isShortcutDown() && !model.isFixed()) {
                nudge(direction.get(), event.isShiftDown() ? 5 * NUDGE : NUDGE);
            } else {
                model.go(direction.get(), event.isShiftDown());
            }
            event.consume();
        }
    }

    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            spaceDown = false;
        }
    }

    private void nudge(CanvasModel.Direction direction, double by) {
        switch (direction) {
            case LEFT -> model.edits().nudge(-by, 0);
            case RIGHT -> model.edits().nudge(by, 0);
            case UP -> model.edits().nudge(0, -by);
            case DOWN -> model.edits().nudge(0, by);
        }
    }

    private static Optional<CanvasModel.Direction> direction(KeyCode code) {
        return switch (code) {
            case LEFT -> Optional.of(CanvasModel.Direction.LEFT);
            case RIGHT -> Optional.of(CanvasModel.Direction.RIGHT);
            case UP -> Optional.of(CanvasModel.Direction.UP);
            case DOWN -> Optional.of(CanvasModel.Direction.DOWN);
            default -> Optional.empty();
        };
    }

    /// Opens the text of a note in place; Escape gives up, a click elsewhere keeps it.
    public void writeNote(Note note) {
        var editor = new NoteEditor(note);
        getChildren().add(editor);
        editor.begin(
                model.viewport().toView(Drawing.rect(note)),
                this::requestFocus,
                text -> model.edits().write(note, text));
    }

    /// Takes in the text of a note that is being written; without one does nothing.
    public void endNote() {
        if (getChildren().stream().anyMatch(NoteEditor.class::isInstance)) {
            requestFocus();
        }
    }

    boolean remove(NoteEditor editor) {
        return getChildren().remove(editor);
    }

    /// Where on the screen a point of the plane is, for what pops up there.
    public Point2D onScreen(Point plane) {
        var view = model.viewport().toView(plane);
        return localToScreen(view.x(), view.y());
    }

    /// Shows where a node from the palette would be taken in by a wire.
    public void inserting(String type, Point plane) {
        model.overlayProperty().set(Overlay.inserting(model.insertionFor(type, plane)));
    }

    /// Ends what `inserting` shows.
    public void notInserting() {
        model.overlayProperty().set(Overlay.NONE);
    }

    /// Puts a node from the palette where it was dropped: into a wire there, else on its own.
    public void drop(String type, Point plane) {
        notInserting();
        var corner = new Point(plane.x() - NodeFigure.WIDTH / 2, plane.y() - NodeFigure.HEIGHT / 2);
        var wire = model.insertionFor(type, plane);
        if (wire.isPresent()) {
            model.edits().insert(type, wire.get(), corner);
        } else {
            model.edits().add(type, corner);
        }
        requestFocus();
    }
}
