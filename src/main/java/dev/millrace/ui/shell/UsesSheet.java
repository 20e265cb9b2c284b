package dev.millrace.ui.shell;

import dev.millrace.lineage.ColumnAt;
import dev.millrace.refactor.Span;
import dev.millrace.refactor.Uses;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shows where a column is used; a double click or Enter goes to the node.
final class UsesSheet {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 340;

    private final OpenDocument document;
    private final ColumnAt column;
    private final Uses uses;
    private final Runnable close;
    private final ListView<Uses.Found> list = new ListView<>();

    UsesSheet(OpenDocument document, ColumnAt column, Uses uses, Runnable close) {
        this.document = document;
        this.column = column;
        this.uses = uses;
        this.close = close;
    }

    Node card() {
        list.setId("uses");
        list.setAccessibleText("Uses of the column");
        list.setPrefSize(WIDTH, HEIGHT);
        list.setCellFactory(_ -> new Row());
        list.getItems().setAll(uses.all());
        list.getSelectionModel().selectFirst();
        list.setPlaceholder(new Label("No setting names it."));
        list.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        jump();
                    }
                });
        list.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        jump();
                        event.consume();
                    }
                });
        var end = new Button("Close");
        end.setId("sheet-close");
        end.setCancelButton(true);
        end.setOnAction(_ -> close.run());
        var go = new Button("Go to node");
        go.setId("uses-jump");
        go.setDefaultButton(true);
        go.setDisable(uses.all().isEmpty());
        go.setOnAction(_ -> jump());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var ways = uses.ways().stream().map(ColumnAt::node).distinct().count();
        var said = new Label(said(ways));
        said.getStyleClass().add("mill-muted");
        return Sheets.card(
                "uses-of",
                "Uses of \"" + column.column() + "\"",
                said,
                list,
                new HBox(8, room, end, go));
    }

    private String said(long nodes) {
        int count = uses.all().size();
        return count
                + (count == 1 ? " place names it" : " places name it")
                + ", and it leaves "
                + nodes
                + (nodes == 1 ? " node" : " nodes")
                + " under this name.";
    }

    void focus() {
        list.requestFocus();
    }

    private void jump() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            document.canvas().centre(chosen.node().outermost());
        }
    }

    private final class Row extends ListCell<Uses.Found> {

        @Override
        protected void updateItem(Uses.@Nullable Found found, boolean empty) {
            super.updateItem(found, empty);
            setGraphic(empty || found == null ? null : content(found));
            setAccessibleText(empty || found == null ? "" : title(found) + " " + found.text());
        }

        private Node content(Uses.Found found) {
            var node = new Label(title(found));
            node.getStyleClass().add("mill-field-label");
            var setting = new Label(found.setting() + (found.sure() ? "" : " · perhaps"));
            setting.getStyleClass().add("mill-muted");
            var marks = List.of(new Span(found.from(), found.to()));
            return new VBox(
                    2,
                    new HBox(8, node, setting),
                    MarkedText.of(found.text(), marks, "mill-added"));
        }

        private String title(Uses.Found found) {
            var shown = found.node().outermost();
            var rest = found.node().value().substring(shown.value().length());
            return document.pipeline()
                            .find(shown)
                            .map(each -> each.displayTitle())
                            .orElse(shown.value())
                    + rest;
        }
    }
}
