package dev.millrace.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A list that drops down, of words of a chart. One that is none of them stands in it as it is.
final class ChartChoice extends ComboBox<String> {

    private boolean showing;

    /// @param words what people call a choice
    ChartChoice(String id, String label, UnaryOperator<String> words, Consumer<String> chosen) {
        setId(id);
        setAccessibleText(label);
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setVisibleRowCount(14);
        setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(String choice) {
                        return choice == null ? "" : words.apply(choice);
                    }

                    @Override
                    public String fromString(String text) {
                        return text;
                    }
                });
        valueProperty()
                .addListener(
                        (_, _, choice) -> {
                            if (choice != null && !showing) {
                                chosen.accept(choice);
                            }
                        });
    }

    /// Shows each choice by colours, too.
    void pictured(Function<String, List<String>> colours) {
        setCellFactory(_ -> new Cell(colours));
        setButtonCell(new Cell(colours));
    }

    /// What stands behind the choices has changed.
    void repaint() {
        if (getButtonCell() instanceof Cell cell) {
            cell.updateItem(getValue(), getValue() == null);
        }
    }

    private final class Cell extends ListCell<String> {

        private final Function<String, List<String>> colours;

        Cell(Function<String, List<String>> colours) {
            this.colours = colours;
            setGraphicTextGap(7);
        }

        @Override
        protected void updateItem(@Nullable String choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(choice == null || empty ? null : getConverter().toString(choice));
            setGraphic(choice == null || empty ? null : ChartColours.swatch(colours.apply(choice)));
        }
    }

    void show(List<String> choices, String now) {
        showing = true;
        try {
            var all = new ArrayList<>(choices);
            if (!all.contains(now)) {
                all.add(now);
            }
            if (!all.equals(List.copyOf(getItems()))) {
                getItems().setAll(all);
            }
            setValue(now);
        } finally {
            showing = false;
        }
    }
}
