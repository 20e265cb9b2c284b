package dev.millrace.ui.preview;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The whole value of the current cell, and the statistics of its column. FX thread only.
final class ValuePane extends VBox {

    private final GridModel model;
    private final ValueModel value;
    private final Label title = new Label();
    private final Label note = new Label();
    private final StackPane content = new StackPane();
    private final LongText longText = new LongText();
    private final FactsView facts = new FactsView();

    /// @param close is asked for by the button of the pane
    ValuePane(GridModel model, ValueModel value, Runnable close) {
        this.model = model;
        this.value = value;
        setId("grid-value");
        getStyleClass().add("mill-grid-value");
        setMinWidth(200);
        title.setId("grid-value-title");
        title.getStyleClass().add("mill-grid-popup-title");
        title.setMinWidth(0);
        note.setId("grid-value-note");
        note.getStyleClass().add("mill-muted");
        note.setWrapText(true);
        note.managedProperty().bind(note.visibleProperty());
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(60);
        var scroll = new ScrollPane(facts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("mill-grid-facts-scroll");
        scroll.setMinHeight(0);
        getChildren().addAll(head(close), note, content, scroll);
        value.valueProperty().subscribe(this::show);
        model.revisionProperty().subscribe(this::follow);
    }

    private HBox head(Runnable close) {
        var button = new Button("×");
        button.setId("grid-value-close");
        button.getStyleClass().add("mill-grid-tool");
        button.setAccessibleText("Hide the value");
        button.setTooltip(new Tooltip("Hide the value  Esc"));
        button.setOnAction(_ -> close.run());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var head = new HBox(6, title, room, button);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void follow() {
        value.follow();
        var column = model.cursor().column();
        facts.show(
                column.orElse(null), column.flatMap(c -> model.facts().of(c.name())).orElse(null));
        var at = model.cursor().selection();
        title.setText(
                column.isEmpty() || at.isEmpty()
                        ? ""
                        : column.get().name() + ", row " + Figures.grouped(at.get().row() + 1));
    }

    private void show(CellValue now) {
        note.setText(note(now));
        switch (now) {
            case CellValue.Text(String text) -> text(text);
            case CellValue.Tree(var tree) -> only(new ValueTree(tree));
            case CellValue.Null _, CellValue.None _, CellValue.Failed _ ->
                    content.getChildren().clear();
        }
    }

    private static String note(CellValue now) {
        return switch (now) {
            case CellValue.None _, CellValue.Tree _ -> "";
            case CellValue.Null _ -> CellText.NULL;
            case CellValue.Failed(var why) -> why.text() + " " + why.hint();
            case CellValue.Text(String text) -> text.isEmpty() ? "Empty text" : "";
        };
    }

    /// The same area for one text after the other, so that nothing flickers.
    private void text(String text) {
        longText.show(text);
        if (!content.getChildren().contains(longText)) {
            only(longText);
        }
    }

    private void only(Node node) {
        content.getChildren().setAll(node);
    }
}
