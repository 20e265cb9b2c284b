package dev.millrace.ui.palette;

import dev.millrace.draw.Icons;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.Stage;
import dev.millrace.ui.fx.PathIcon;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The node types by stage of the lifecycle, to be dragged onto the canvas, or added by a double
/// click or the Enter key.
public final class PaletteView extends VBox {

    private static final double ICON = 18;
    private static final double TWITCH = 5;

    /// What becomes of a node type that is picked.
    public interface Listener {

        /// It was double-clicked, or Enter was pressed on it.
        void picked(String type);

        /// It is dragged, and now at that point of the screen.
        void dragged(String type, Point2D screen);

        void dropped(String type, Point2D screen);

        /// The drag was given up.
        void givenUp();
    }

    private final NodeCatalog catalog;
    private final Listener listener;
    private final TextField query = new TextField();
    private final VBox rows = new VBox();
    private final Label nothing = new Label();

    public PaletteView(NodeCatalog catalog, Listener listener) {
        this.catalog = catalog;
        this.listener = listener;
        setId("palette");
        getStyleClass().add("mill-palette");
        query.setId("palette-search");
        query.setPromptText("Search nodes");
        query.setAccessibleText("Search nodes");
        query.textProperty().subscribe(this::show);
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::inQuery);
        nothing.getStyleClass().add("mill-muted");
        nothing.setWrapText(true);
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(query, scroll);
    }

    public void focusSearch() {
        query.requestFocus();
        query.selectAll();
    }

    private void show(String typed) {
        rows.getChildren().clear();
        var found = NodeChoices.find(catalog, typed);
        if (!typed.isBlank()) {
            nothing.setText("No node is called \"" + typed.strip() + "\".");
            rows.getChildren()
                    .setAll(
                            found.isEmpty()
                                    ? List.of(nothing)
                                    : found.stream().map(this::row).toList());
            return;
        }
        for (Stage stage : Stage.values()) {
            var specs = found.stream().filter(spec -> spec.stage() == stage).toList();
            if (!specs.isEmpty()) {
                rows.getChildren().add(heading(stage));
                specs.forEach(spec -> rows.getChildren().add(row(spec)));
            }
        }
    }

    private static Node heading(Stage stage) {
        var mark = new Region();
        mark.getStyleClass().addAll("mill-stage-mark", NodeChoices.tone(stage));
        var title = new Label(NodeChoices.title(stage));
        var heading = new HBox(8, mark, title);
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("mill-palette-heading");
        return heading;
    }

    private Node row(NodeSpec<?> spec) {
        var icon = new PathIcon(Icons.of(spec.id()), NodeChoices.tone(spec.stage()), ICON);
        var row = new HBox(10, icon, new Label(spec.title()));
        row.setId("palette-" + spec.id().replace('.', '-'));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("mill-palette-row");
        row.setFocusTraversable(true);
        row.setAccessibleRole(AccessibleRole.BUTTON);
        row.setAccessibleText("Add " + spec.title() + ". " + spec.summary());
        Tooltip.install(row, new Tooltip(spec.summary()));
        row.addEventHandler(KeyEvent.KEY_PRESSED, event -> onRow(event, row, spec.id()));
        row.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press(event, row, spec.id()));
        return row;
    }

    private void onRow(KeyEvent event, Node row, String type) {
        switch (event.getCode()) {
            case ENTER, SPACE -> listener.picked(type);
            case DOWN -> focusBeside(row, 1);
            case UP -> focusBeside(row, -1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void press(MouseEvent event, Node row, String type) {
        row.requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            if (event.getClickCount() == 2) {
                listener.picked(type);
            } else {
                var _ =
                        new RowDrag(
                                type,
                                row.getScene(),
                                new Point2D(event.getScreenX(), event.getScreenY()));
            }
        }
        event.consume();
    }

    private void inQuery(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            focusable().stream().findFirst().ifPresent(Node::requestFocus);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !query.getText().isBlank()) {
            var found = NodeChoices.find(catalog, query.getText());
            if (!found.isEmpty()) {
                listener.picked(found.getFirst().id());
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !query.getText().isEmpty()) {
            query.clear();
            event.consume();
        }
    }

    private List<Node> focusable() {
        var nodes = new ArrayList<>(rows.getChildren());
        nodes.removeIf(node -> !node.isFocusTraversable());
        return nodes;
    }

    private void focusBeside(Node row, int by) {
        var all = focusable();
        int at = all.indexOf(row) + by;
        if (at < 0) {
            query.requestFocus();
        } else if (at < all.size()) {
            all.get(at).requestFocus();
        }
    }

    /// Drags a row out of the palette. It listens to the whole scene while the button is down, for
    /// what is under the mouse is soon no longer the row.
    private final class RowDrag {

        private final String type;
        private final Scene scene;
        private final EventHandler<MouseEvent> dragged = this::drag;
        private final EventHandler<MouseEvent> released = this::release;
        private final EventHandler<KeyEvent> pressed = this::press;
        private final Point2D start;
        private boolean begun;

        RowDrag(String type, Scene scene, Point2D start) {
            this.type = type;
            this.scene = scene;
            this.start = start;
            scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, dragged);
            scene.addEventFilter(MouseEvent.MOUSE_RELEASED, released);
            scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
        }

        private void drag(MouseEvent event) {
            var at = new Point2D(event.getScreenX(), event.getScreenY());
            begun = begun || at.distance(start) > TWITCH;
            if (begun) {
                listener.dragged(type, at);
            }
            event.consume();
        }

        private void press(KeyEvent event) {
            if (event.getCode() == KeyCode.ESCAPE) {
                end();
                listener.givenUp();
                event.consume();
            }
        }

        private void end() {
            scene.removeEventFilter(MouseEvent.MOUSE_DRAGGED, dragged);
            scene.removeEventFilter(MouseEvent.MOUSE_RELEASED, released);
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
        }

        private void release(MouseEvent event) {
            end();
            if (begun) {
                listener.dropped(type, new Point2D(event.getScreenX(), event.getScreenY()));
            }
            event.consume();
        }
    }
}
