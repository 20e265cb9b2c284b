package dev.millrace.ui.inspector;

import dev.millrace.json.Json;
import dev.millrace.model.Node;
import javafx.scene.layout.VBox;

/// Stands in for the form of a type that this version does not know.
final class UnknownType extends VBox {

    UnknownType(Node node) {
        getStyleClass().add("mill-form");
        var text =
                LabelledField.help(
                        "This version does not know the type "
                                + node.type()
                                + ". Its settings are kept as they are:");
        getChildren().addAll(text, HelpText.code(Json.pretty(node.settings())));
    }
}
