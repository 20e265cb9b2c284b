package dev.millrace.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks which value is missing in which column. FX thread only.
final class WhySheet {

    /// Takes the question.
    @FunctionalInterface
    interface Question {

        /// @param value null asks for NULL
        void ask(String column, @Nullable String value);
    }

    private static final double WIDTH = 420;

    private final String where;
    private final Explaining.Missable missable;
    private final Runnable close;
    private final Question question;
    private final ComboBox<String> column = new ComboBox<>();
    private final TextField value = new TextField();
    private final CheckBox isNull = new CheckBox("NULL, no value at all");

    /// @param where title of the rows
    WhySheet(String where, Explaining.Missable missable, Runnable close, Question question) {
        this.where = where;
        this.missable = missable;
        this.close = close;
        this.question = question;
    }

    Node card() {
        column.setId("why-column");
        column.setAccessibleText("Column");
        column.setMaxWidth(Double.MAX_VALUE);
        column.setVisibleRowCount(12);
        column.getItems().setAll(missable.columns());
        column.setValue(
                missable.current()
                        .filter(missable.columns()::contains)
                        .orElse(missable.columns().isEmpty() ? "" : missable.columns().getFirst()));
        value.setId("why-value");
        value.setAccessibleText("Value that is missing");
        value.setPromptText("As it is written in the rows");
        value.disableProperty().bind(isNull.selectedProperty());
        isNull.setId("why-null");
        isNull.setMnemonicParsing(false);
        var text = new Label("Name a value that you expect among the rows of " + where + ".");
        text.setWrapText(true);
        text.setMaxWidth(WIDTH);
        text.getStyleClass().add("mill-muted");
        var end = new Button("Cancel");
        end.setId("sheet-close");
        end.setCancelButton(true);
        end.setOnAction(_ -> close.run());
        var find = new Button("Find out why");
        find.setId("why-ask");
        find.setDefaultButton(true);
        find.disableProperty()
                .bind(
                        Bindings.isEmpty(value.textProperty())
                                .and(isNull.selectedProperty().not())
                                .or(column.valueProperty().isNull()));
        find.setOnAction(
                _ -> {
                    close.run();
                    question.ask(column.getValue(), isNull.isSelected() ? null : value.getText());
                });
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        return Sheets.card(
                "why",
                "Why is a value missing?",
                text,
                field("Column", column),
                field("Value", value),
                isNull,
                new HBox(8, room, end, find));
    }

    private static VBox field(String name, Region control) {
        var label = new Label(name);
        label.getStyleClass().add("mill-field-label");
        label.setLabelFor(control);
        return new VBox(5, label, control);
    }

    void focus() {
        value.requestFocus();
    }
}
