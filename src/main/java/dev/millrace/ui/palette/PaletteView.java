package dev.millrace.ui.palette;

import dev.millrace.draw.Icons;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.Stage;
import dev.millrace.ui.fx.PathIcon;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
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
        new RowDrag(spec.id(), row);
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

    /// Drags a row out of the palette.
    private final class RowDrag {

        private final String type;
        private double x;
        private double y;
        private boolean begun;

        RowDrag(String type, Node row) {
            this.type = type;
            row.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press(event, row));
            row.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
            row.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        }

        private void press(MouseEvent event, Node row) {
            row.requestFocus();
            x = event.getScreenX();
            y = event.getScreenY();
            begun = false;
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                listener.picked(type);
            }
            event.consume();
        }

        private void drag(MouseEvent event) {
            var at = new Point2D(event.getScreenX(), event.getScreenY());
            begun = begun || at.distance(x, y) > TWITCH;
            if (begun) {
                listener.dragged(type, at);
            }
            event.consume();
        }

        private void release(MouseEvent event) {
            if (begun) {
                begun = false;
                listener.dropped(type, new Point2D(event.getScreenX(), event.getScreenY()));
            }
            event.consume();
        }
    }
}
