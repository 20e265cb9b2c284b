package dev.millrace.ui.shell;

import dev.millrace.draw.Palette;
import dev.millrace.ui.canvas.CanvasModel;
import dev.millrace.ui.canvas.CanvasView;
import dev.millrace.ui.canvas.Minimap;
import dev.millrace.ui.canvas.QuickAdd;
import dev.millrace.ui.canvas.Viewport;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// One pipeline on its canvas, with the overview and the zoom in its corners.
final class EditorView extends BorderPane {

    private static final PseudoClass KEYBOARD = PseudoClass.getPseudoClass("keyboard");
    private static final double EMPTY_WIDTH = 340;

    private final OpenDocument document;
    private final CanvasView canvas;

    /// Narrower, the map would lie over the zoom.
    private static final double ROOM_FOR_MAP = 380;

    private final Minimap minimap;
    private final StackPane frame = new StackPane();
    private final VBox top = new VBox();

    EditorView(OpenDocument document, ObservableValue<Palette> palette) {
        this.document = document;
        canvas = new CanvasView(document.canvas(), palette, this::quickAdd);
        minimap = new Minimap(document.canvas(), palette);
        var zoom = zoomBar(document.canvas());
        var empty = document.model().isFixed() ? emptyPast() : empty();
        frame.getChildren().setAll(canvas, empty, zoom, minimap);
        frame.getStyleClass().add("mill-canvas-frame");
        canvas.focusVisibleProperty()
                .subscribe(visible -> frame.pseudoClassStateChanged(KEYBOARD, visible));
        StackPane.setAlignment(zoom, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(minimap, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(zoom, new Insets(12));
        StackPane.setMargin(minimap, new Insets(12));
        setTop(top);
        top.getChildren().setAll(banner());
        setCenter(frame);
        document.model()
                .drawingProperty()
                .subscribe(
                        drawing -> {
                            boolean blank = drawing.nodes().isEmpty() && drawing.notes().isEmpty();
                            empty.setVisible(blank);
                            showMinimap();
                        });
        frame.widthProperty().subscribe((_, _) -> showMinimap());
    }

    private void showMinimap() {
        boolean hasNodes = !document.model().drawingProperty().get().nodes().isEmpty();
        minimap.setVisible(hasNodes && frame.getWidth() >= ROOM_FOR_MAP);
    }

    private void quickAdd(QuickAdd wish) {
        new Adding(document, canvas).ask(wish);
    }

    /// Puts a bar above the canvas.
    void lead(Node bar) {
        top.getChildren().addFirst(bar);
    }

    OpenDocument document() {
        return document;
    }

    CanvasView canvas() {
        return canvas;
    }

    private static HBox zoomBar(CanvasModel model) {
        var percent = new Button();
        percent.setId("zoom-percent");
        percent.setMinWidth(64);
        percent.setAccessibleText("Zoom to 100 %");
        percent.setOnAction(_ -> model.zoomTo(1));
        model.viewportProperty()
                .subscribe(
                        (Viewport viewport) ->
                                percent.setText(Math.round(viewport.scale() * 100) + " %"));
        var bar =
                new HBox(
                        button("zoom-out", "−", "Zoom out", model::zoomOut),
                        percent,
                        button("zoom-in", "+", "Zoom in", model::zoomIn),
                        button("zoom-fit", "Fit", "Show the whole pipeline", model::fit));
        bar.getStyleClass().add("mill-zoom");
        bar.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return bar;
    }

    private static Button button(String id, String text, String accessible, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setAccessibleText(accessible);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static VBox empty() {
        return empty(
                "Draw a pipeline",
                "Drag a source from the left, double-click here, or press A to add a node.");
    }

    private static VBox emptyPast() {
        return empty(
                "No drawing of this run",
                "The History tab still tells its nodes, their rows and times.");
    }

    private static VBox empty(String says, String does) {
        var title = new Label(says);
        title.getStyleClass().add("title");
        var hint = new Label(does);
        hint.getStyleClass().add("mill-muted");
        hint.setWrapText(true);
        hint.setTextAlignment(TextAlignment.CENTER);
        hint.setMaxWidth(EMPTY_WIDTH);
        var box = new VBox(title, hint);
        box.setId("empty-canvas");
        box.getStyleClass().add("mill-empty");
        box.setMouseTransparent(true);
        return box;
    }

    private HBox banner() {
        var text = new Label();
        text.setWrapText(true);
        text.setId("banner");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var dismiss = button("banner-dismiss", "Dismiss", "Dismiss the message", () -> {});
        dismiss.setMinWidth(Region.USE_PREF_SIZE);
        dismiss.setOnAction(_ -> document.bannerProperty().set(""));
        var banner = new HBox(text, dismiss);
        banner.getStyleClass().add("mill-banner");
        document.bannerProperty()
                .subscribe(
                        said -> {
                            text.setText(said);
                            banner.setVisible(!said.isEmpty());
                            banner.setManaged(!said.isEmpty());
                        });
        return banner;
    }
}
