package dev.millrace.ui.past;

import dev.millrace.compare.Comparison;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// Which columns tell that rows of two runs are the same one. The rows are compared anew when the
/// list closes, so that several columns can be chosen in a row.
final class KeyChoice extends MenuButton {

    private final PastModel model;
    private final Comparison.Output output;
    private final List<CheckBox> boxes = new ArrayList<>();
    private final List<String> before;

    KeyChoice(PastModel model, Comparison.Output output, PastModel.Rows rows) {
        this.model = model;
        this.output = output;
        before = rows.keys();
        setId("past-key-" + output.port().text());
        getStyleClass().add("mill-past-key");
        setMnemonicParsing(false); // a column may have an underscore
        setText(text(rows));
        setAccessibleText("Which rows of " + output.title() + " are the same one");
        var found = new MenuItem("Look for a key");
        found.setId("past-key-found");
        found.setOnAction(_ -> boxes.forEach(box -> box.setSelected(false)));
        getItems().setAll(found, new SeparatorMenuItem());
        for (String column : rows.columns()) {
            var box = new CheckBox(column);
            box.setId("past-key-column-" + column);
            box.setMnemonicParsing(false);
            box.setSelected(before.contains(column));
            boxes.add(box);
            var item = new CustomMenuItem(box, false);
            item.setOnAction(_ -> {}); // the box has toggled itself
            getItems().add(item);
        }
        showingProperty().subscribe((_, isShowing) -> closed(isShowing));
    }

    private static String text(PastModel.Rows rows) {
        if (!rows.keys().isEmpty()) {
            return "Key: " + String.join(", ", rows.keys());
        }
        var found = rows.diff().map(diff -> String.join(", ", diff.keys())).orElse("");
        return found.isEmpty() ? "Key: none found" : "Key: " + found + " (found)";
    }

    private void closed(boolean isShowing) {
        var chosen = boxes.stream().filter(CheckBox::isSelected).map(CheckBox::getText).toList();
        if (!isShowing && !chosen.equals(before)) {
            model.compareBy(output, chosen);
        }
    }
}
