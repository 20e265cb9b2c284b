package dev.millrace.ui.preview;

import dev.millrace.engine.look.ColumnStatistics;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookQuery.Filter;
import dev.millrace.engine.look.LookQuery.Test;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks which rows to show by the values of a column: a test and a value, or one of the most
/// frequent values. FX thread only.
final class FilterEditor extends VBox {

    private static final double WIDTH = 290;

    private final GridColumn column;
    private final LookQuery query;
    private final Consumer<LookQuery> apply;
    private final ComboBox<Test> test = new ComboBox<>();
    private final TextField value = new TextField();

    /// @param apply takes the query to ask from now on
    FilterEditor(
            GridColumn column,
            Optional<ColumnStatistics> facts,
            LookQuery query,
            Consumer<LookQuery> apply) {
        super(8);
        this.column = column;
        this.query = query;
        this.apply = apply;
        setId("grid-filter");
        setPrefWidth(WIDTH);
        var title = new Label("Filter " + column.name());
        title.getStyleClass().add("mill-grid-popup-title");
        getChildren().addAll(title, tests(), value);
        value();
        facts.ifPresent(known -> top(known.top(), known.rows()));
        getChildren().add(buttons());
    }

    private ComboBox<Test> tests() {
        test.setId("grid-filter-test");
        test.setAccessibleText("Test");
        test.setMaxWidth(Double.MAX_VALUE);
        test.getItems().setAll(Test.values());
        test.setCellFactory(_ -> new TestCell());
        test.setButtonCell(new TestCell());
        var before = query.filters().stream().filter(f -> f.column().equals(column.name()));
        var last = before.reduce((_, second) -> second);
        boolean text = column.kind() == ValueKind.TEXT || column.kind() == ValueKind.NESTED;
        test.setValue(last.map(Filter::test).orElse(text ? Test.CONTAINS : Test.EQUALS));
        value.setText(last.map(Filter::value).orElse(""));
        return test;
    }

    private void value() {
        value.setId("grid-filter-value");
        value.setPromptText("Value");
        value.setAccessibleText("Value");
        value.disableProperty().bind(test.valueProperty().map(t -> !QueryEdits.takesValue(t)));
        value.setOnAction(_ -> applied());
    }

    private void top(List<ColumnStatistics.Top> top, long rows) {
        var box = new VBox(1);
        box.setId("grid-filter-top");
        for (int i = 0; i < top.size(); i++) {
            var entry = top.get(i);
            var pick = new Button();
            pick.setId("grid-filter-top-" + i);
            pick.getStyleClass().add("mill-grid-pick");
            pick.setMaxWidth(Double.MAX_VALUE);
            pick.setGraphic(TopValues.line(entry, rows));
            pick.setAccessibleText(
                    "Only " + CellText.said(entry.value()) + ", " + Figures.grouped(entry.rows()));
            pick.setOnAction(_ -> only(new Filter(column.name(), Test.EQUALS, entry.value())));
            box.getChildren().add(pick);
        }
        if (!top.isEmpty()) {
            var caption = new Label("Most frequent");
            caption.getStyleClass().add("mill-muted");
            getChildren().addAll(caption, box);
        }
    }

    private HBox buttons() {
        var clear = button("clear", "Clear", () -> apply.accept(without()));
        clear.setDisable(!QueryEdits.filters(query, column.name()));
        var add = button("add", "And also", this::added);
        var done = button("apply", "Apply", this::applied);
        done.setDefaultButton(true);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var row = new HBox(6, clear, room, add, done);
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private static Button button(String id, String title, Runnable action) {
        var button = new Button(title);
        button.setId("grid-filter-" + id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private LookQuery without() {
        return QueryEdits.unfiltered(query, column.name());
    }

    private Filter written() {
        var text = QueryEdits.takesValue(test.getValue()) ? value.getText() : "";
        return new Filter(column.name(), test.getValue(), text);
    }

    private void only(Filter filter) {
        apply.accept(QueryEdits.with(without(), filter));
    }

    private void applied() {
        only(written());
    }

    private void added() {
        apply.accept(QueryEdits.with(query, written()));
    }

    /// Ready to type.
    void begin() {
        value.requestFocus();
        value.selectAll();
    }

    private static final class TestCell extends ListCell<Test> {
        @Override
        protected void updateItem(@Nullable Test item, boolean empty) {
            super.updateItem(item, empty);
            setText(item == null || empty ? "" : QueryEdits.word(item));
        }
    }
}
