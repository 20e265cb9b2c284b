package dev.millrace.ui.inspector;

import dev.millrace.edit.Selection;
import dev.millrace.model.Figures;
import dev.millrace.ui.document.Edits;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Several things at once: how many, and what can be done with them.
final class ManyPage implements Page {

    private static final String ARRANGE = "Arrange what is selected  Ctrl+Shift+A";
    private static final String DUPLICATE = "Duplicate what is selected  Ctrl+D";
    private static final String EXTRACT = "Extract what is selected into a pipeline  Ctrl+G";
    private static final String DELETE = "Delete what is selected  Delete";

    private final VBox box;

    /// @param extract makes a pipeline of the nodes
    ManyPage(Edits edits, Selection selection, Runnable extract) {
        var title = new Label(counted(selection));
        title.setWrapText(true);
        title.getStyleClass().add("mill-inspector-title");
        var actions = new FlowPane(8, 8);
        if (selection.nodes().size() > 1) {
            actions.getChildren().add(button("arrange", "Arrange", ARRANGE, edits::arrange));
        }
        if (!selection.nodes().isEmpty() || !selection.notes().isEmpty()) {
            actions.getChildren()
                    .add(button("duplicate", "Duplicate", DUPLICATE, edits::duplicate));
        }
        if (!selection.nodes().isEmpty()) {
            actions.getChildren()
                    .add(button("extract", "Extract into a pipeline…", EXTRACT, extract));
        }
        actions.getChildren().add(button("delete", "Delete", DELETE, () -> edits.delete(true)));
        var hint =
                LabelledField.help(
                        "Drag them to move them together; the arrow keys move them in small"
                                + " steps. Select one node to see its settings.");
        box = new VBox(12, title, actions, hint);
        box.getStyleClass().addAll("mill-inspector-head", "alone");
    }

    private static String counted(Selection selection) {
        var parts = new ArrayList<String>();
        count(parts, selection.nodes().size(), "node");
        count(parts, selection.links().size(), "wire");
        count(parts, selection.notes().size(), "note");
        return String.join(", ", parts) + " selected";
    }

    private static void count(List<String> parts, int number, String noun) {
        if (number > 0) {
            parts.add(Figures.plural(number, noun));
        }
    }

    private static Button button(String id, String text, String says, Runnable action) {
        var button = new Button(text);
        button.setId("inspector-" + id);
        button.setAccessibleText(says.substring(0, says.indexOf("  ")));
        button.setTooltip(new Tooltip(says));
        button.setOnAction(_ -> action.run());
        return button;
    }

    @Override
    public Region region() {
        return box;
    }

    @Override
    public void refresh() {}

    @Override
    public void focusFirst() {
        box.getChildrenUnmodifiable().get(1).requestFocus();
    }
}
