package dev.millrace.ui.shell;

import dev.millrace.model.Column;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The columns of what is looked at, and the way of the chosen one back to the sources and forth to
/// the outputs. A click or Enter on a step goes to its node. FX thread only.
final class LineageView extends BorderPane {

    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");
    private static final double COLUMNS_WIDTH = 220;
    private static final double INDENT = 18;

    private final OpenDocument document;
    private final Looking looking;
    private final Tracing tracing;
    private final ListView<Column> columns = new ListView<>();
    private final ListView<LineageRow> rows = new ListView<>();
    private final Label none = new Label();
    private boolean filling;

    /// @param jump goes to a node
    LineageView(OpenDocument document, Looking looking, Tracing tracing, Consumer<NodeId> jump) {
        this.document = document;
        this.looking = looking;
        this.tracing = tracing;
        setId("lineage");
        getStyleClass().add("mill-lineage");
        columns.setId("lineage-columns");
        columns.setAccessibleText("Columns");
        columns.setPrefWidth(COLUMNS_WIDTH);
        columns.setCellFactory(_ -> new ColumnCell());
        rows.setId("lineage-steps");
        rows.setAccessibleText("The way of the column");
        rows.setCellFactory(_ -> new StepCell(jump));
        none.getStyleClass().add("mill-muted");
        none.setWrapText(true);
        rows.setPlaceholder(none);
        columns.setPlaceholder(new Label());
        setLeft(columns);
        setCenter(rows);
        columns.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        rows.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, jump));
        looking.portProperty().subscribe(this::fill);
        document.model().findingsProperty().subscribe(this::fill);
        tracing.wayProperty().subscribe(this::show);
        tracing.failureProperty().subscribe(this::show);
        sceneProperty().subscribe(scene -> tracing.shownProperty().set(scene != null));
    }

    private void key(KeyEvent event, Consumer<NodeId> jump) {
        var row = rows.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && row != null && !row.head()) {
            jump.accept(row.column().node().outermost());
            event.consume();
        }
    }

    /// Chooses a column, such as the one the person stands on in the rows.
    void choose(String column) {
        if (nameOf(columns.getSelectionModel().getSelectedItem()).equals(column)) {
            return;
        }
        columns.getItems().stream()
                .filter(each -> each.name().equals(column))
                .findFirst()
                .ifPresent(
                        each -> {
                            columns.getSelectionModel().select(each);
                            columns.scrollTo(each);
                        });
    }

    private void fill() {
        var now = looking.portProperty().get().flatMap(this::schema).map(Schema::columns);
        var wanted = now.orElse(List.of());
        if (!wanted.equals(List.copyOf(columns.getItems()))) {
            var before = columns.getSelectionModel().getSelectedItem();
            filling = true;
            columns.getItems().setAll(wanted);
            filling = false;
            if (before != null) {
                choose(before.name());
            }
        }
        chosen(columns.getSelectionModel().getSelectedItem());
    }

    private Optional<Schema> schema(Port port) {
        var all = document.model().findings().columns();
        var node = document.pipeline().nodes().get(port.node());
        if (node == null) {
            return Optional.empty();
        }
        var name =
                port.port().isEmpty()
                        ? document.model()
                                .catalog()
                                .spec(node)
                                .flatMap(spec -> spec.outputs().stream().findFirst())
                                .orElse("")
                        : port.port();
        return Optional.ofNullable(all.get(new Port(port.node(), name)));
    }

    private void chosen(@Nullable Column column) {
        if (!filling) {
            tracing.columnProperty()
                    .set(
                            looking.portProperty()
                                    .get()
                                    .filter(_ -> column != null)
                                    .map(port -> new Tracing.Traced(port, nameOf(column))));
        }
    }

    private static String nameOf(@Nullable Column column) {
        return column == null ? "" : column.name();
    }

    private void show() {
        var way = tracing.wayProperty().get();
        none.setText(
                tracing.failureProperty().get().isEmpty()
                        ? columns.getItems().isEmpty()
                                ? "Select a node or a wire to follow its columns."
                                : "Choose a column to see where it comes from and where it goes."
                        : tracing.failureProperty().get());
        rows.getItems().setAll(way.map(LineageRow::of).orElse(List.of()));
    }

    private static final class ColumnCell extends ListCell<Column> {

        @Override
        protected void updateItem(@Nullable Column column, boolean empty) {
            super.updateItem(column, empty);
            if (empty || column == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            var type = new Label(column.type());
            type.getStyleClass().addAll("mill-muted", "mill-mono");
            var name = new Label(column.name());
            name.setMinWidth(0);
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            var line = new HBox(8, name, room, type);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setGraphic(line);
            setAccessibleText(column.name() + ", " + column.type());
        }
    }

    private final class StepCell extends ListCell<LineageRow> {

        StepCell(Consumer<NodeId> jump) {
            setPrefWidth(0);
            setOnMouseClicked(
                    _ -> {
                        if (getItem() != null && !getItem().head()) {
                            jump.accept(getItem().column().node().outermost());
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable LineageRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean head = !empty && row != null && row.head();
            pseudoClassStateChanged(HEAD, head);
            setText(null);
            setGraphic(null);
            if (empty || row == null) {
                return;
            }
            if (head) {
                setText(row.text());
                setAccessibleText(row.text());
                return;
            }
            var id = row.column().node();
            var node = document.pipeline().nodes().get(id.outermost());
            var inner = id.value().substring(id.outermost().value().length());
            var title = node == null ? id.value() : node.displayTitle() + inner;
            var name = new Label(row.text());
            name.getStyleClass().add("mill-strong");
            var where = new Label(title);
            where.getStyleClass().add("mill-muted");
            var effect = new Label(row.effect());
            effect.getStyleClass().add("mill-effect");
            effect.setVisible(!row.effect().isEmpty());
            effect.setManaged(!row.effect().isEmpty());
            var made = new Label(row.made().replace('\n', ' '));
            made.getStyleClass().add("mill-mono");
            made.setMinWidth(0);
            name.setMinWidth(Region.USE_PREF_SIZE);
            effect.setMinWidth(Region.USE_PREF_SIZE);
            var line = new HBox(10, name, where, effect, made);
            line.setAlignment(Pos.CENTER_LEFT);
            HBox.setMargin(name, new Insets(0, 0, 0, row.depth() * INDENT));
            setGraphic(line);
            setAccessibleText(row.text() + " of " + title + " " + row.effect() + " " + row.made());
        }
    }
}
