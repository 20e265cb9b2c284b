package dev.millrace.ui.shell;

import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.ui.preview.GridView;
import dev.millrace.ui.preview.RowQuestions;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// The rows of what is selected, with a choice of its outputs where it has several. FX thread only.
final class DataView extends BorderPane {

    private final OpenDocument document;
    private final PortChoice choice;
    private final GridView grid;

    DataView(OpenDocument document, PortChoice choice, GridView grid, RowQuestions questions) {
        this.document = document;
        this.choice = choice;
        setId("data");
        getStyleClass().add("mill-data");
        this.grid = grid;
        setCenter(grid);
        choice.portProperty().subscribe(this::show);
        grid.answerBy(questions);
        sceneProperty().subscribe(scene -> choice.shownProperty().set(scene != null));
    }

    private void show(Optional<Port> port) {
        var names = port.map(Port::node).map(this::outputsOf).orElse(List.of());
        var group = new ToggleGroup();
        var buttons =
                names.size() < 2
                        ? List.<ToggleButton>of()
                        : names.stream()
                                .map(name -> button(port.get(), name, names.getFirst(), group))
                                .toList();
        grid.lead(buttons);
    }

    /// Says what is shown and how much of it.
    StringProperty captionProperty() {
        return grid.model().words().captionProperty();
    }

    private List<String> outputsOf(NodeId node) {
        return Optional.ofNullable(document.pipeline().nodes().get(node))
                .flatMap(document.model().catalog()::spec)
                .map(spec -> spec.outputs())
                .orElse(List.of());
    }

    private ToggleButton button(Port shown, String name, String first, ToggleGroup group) {
        var button = new ToggleButton(name);
        button.setId("data-output-" + name);
        button.setMnemonicParsing(false); // a port may have an underscore
        button.setAccessibleText("Show the rows that leave by " + name);
        button.setToggleGroup(group);
        button.getStyleClass().add("mill-data-output");
        button.setMinWidth(Region.USE_PREF_SIZE);
        var own = shown.port().isEmpty() ? first : shown.port();
        button.setSelected(own.equals(name));
        button.setOnAction(
                _ -> {
                    button.setSelected(true);
                    choice.choose(new Port(shown.node(), name.equals(first) ? "" : name));
                });
        return button;
    }
}
