package dev.millrace.ui.canvas;

import dev.millrace.draw.Drawing;
import dev.millrace.draw.Ink;
import dev.millrace.draw.Palette;
import dev.millrace.draw.Rect;
import dev.millrace.model.Note;
import dev.millrace.model.Point;
import java.util.Arrays;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The whole pipeline in small, and what of it is in view; a press or drag goes there. It hides
/// while all of the pipeline is in view, so that it covers no node for good. The picture is made
/// anew when the pipeline changes, not while one moves about in it.
public final class Minimap extends Region {

    private static final int WIDTH = 168;
    private static final int HEIGHT = 96;
    private static final double MARGIN = 120;

    /// From the border of the map to the window in it.
    private static final double INSET = 3;

    private static final double LEAST_WINDOW = 4;

    /// Small enough to be painted in no time, sharp on fine screens.
    private static final int FINENESS = 2;

    private final CanvasModel model;
    private final WritableImage image = new WritableImage(WIDTH * FINENESS, HEIGHT * FINENESS);
    private final Rectangle window = new Rectangle();
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>();
    private Rect plane = Rect.EMPTY;
    private double scale = 1;
    private boolean stale = true;

    public Minimap(CanvasModel model, ObservableValue<Palette> colours) {
        this.model = model;
        palette.bind(colours);
        palette.subscribe(this::outdate);
        setId("minimap");
        getStyleClass().add("mill-minimap");
        setAccessibleText("Overview of the pipeline");
        var view = new ImageView(image);
        view.setFitWidth(WIDTH);
        view.setFitHeight(HEIGHT);
        window.getStyleClass().add("mill-minimap-window");
        window.setManaged(false);
        getChildren().addAll(view, window);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        model.document().drawingProperty().subscribe(this::outdate);
        model.viewportProperty().subscribe(this::requestLayout);
        model.viewProperty().subscribe(this::requestLayout);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
    }

    private void outdate() {
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (stale) {
            stale = false;
            plane = model.drawing().bounds().grownBy(MARGIN);
            scale = Math.min(WIDTH / plane.width(), HEIGHT / plane.height());
            paint();
        }
        var seen = model.seen();
        var drawing = model.drawing();
        setVisible(!drawing.nodes().isEmpty() && !seen.contains(drawing.bounds()));
        double left = Math.clamp(x(seen.x()), INSET, WIDTH - INSET - LEAST_WINDOW);
        double top = Math.clamp(y(seen.y()), INSET, HEIGHT - INSET - LEAST_WINDOW);
        double right = Math.clamp(x(seen.right()), left + LEAST_WINDOW, WIDTH - INSET);
        double bottom = Math.clamp(y(seen.bottom()), top + LEAST_WINDOW, HEIGHT - INSET);
        window.setX(left);
        window.setY(top);
        window.setWidth(right - left);
        window.setHeight(bottom - top);
    }

    private double x(double onPlane) {
        return (onPlane - plane.centre().x()) * scale + WIDTH / 2.0;
    }

    private double y(double onPlane) {
        return (onPlane - plane.centre().y()) * scale + HEIGHT / 2.0;
    }

    private void paint() {
        int width = WIDTH * FINENESS;
        int height = HEIGHT * FINENESS;
        var pixels = new int[width * height];
        for (Note note : model.drawing().notes()) {
            boolean frame = note.kind() == Note.Kind.FRAME;
            fill(pixels, Drawing.rect(note), frame ? Ink.FRAME_BORDER : Ink.NOTE_BORDER);
            if (frame) {
                fill(pixels, Drawing.rect(note).grownBy(-1 / scale), Ink.FRAME);
            }
        }
        for (Drawing.PlacedNode node : model.drawing().nodes()) {
            fill(pixels, node.bounds(), node.face().ink());
        }
        image.getPixelWriter()
                .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    }

    private void fill(int[] pixels, Rect rect, Ink ink) {
        int width = WIDTH * FINENESS;
        int height = HEIGHT * FINENESS;
        int colour = palette.get().argb(ink);
        int left = (int) Math.floor(x(rect.x()) * FINENESS);
        int top = (int) Math.floor(y(rect.y()) * FINENESS);
        int right = Math.max(left + 2, (int) (x(rect.right()) * FINENESS));
        int bottom = Math.max(top + 2, (int) (y(rect.bottom()) * FINENESS));
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            int row = y * width;
            Arrays.fill(
                    pixels,
                    row + Math.clamp(left, 0, width),
                    row + Math.clamp(right, 0, width),
                    colour);
        }
    }

    private void go(MouseEvent event) {
        var to =
                new Point(
                        (event.getX() - WIDTH / 2.0) / scale + plane.centre().x(),
                        (event.getY() - HEIGHT / 2.0) / scale + plane.centre().y());
        var middle = model.middle();
        double shown = model.viewport().scale();
        model.pan((middle.x() - to.x()) * shown, (middle.y() - to.y()) * shown);
        event.consume();
    }
}
