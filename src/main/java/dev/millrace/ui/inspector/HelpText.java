package dev.millrace.ui.inspector;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.Input;
import dev.millrace.node.NodeSpec;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the type of the node does, from its own description.
final class HelpText extends VBox {

    /// Characters that a line of the narrow page has less than one of the file.
    private static final int ASIDE = 62;

    /// @param use is given the settings of the example
    HelpText(NodeSpec<?> spec, Consumer<Value.Fields> use) {
        getStyleClass().addAll("mill-form", "mill-help");
        var title = new Label(spec.title());
        title.getStyleClass().add("mill-help-title");
        getChildren().add(title);
        getChildren().addAll(MarkdownText.of(spec.description()));
        part("Inputs", inputs(spec));
        part("Outputs", String.join(", ", spec.outputs()));
        part("Also known as", String.join(", ", spec.synonyms()));
        if (!spec.example().isEmpty()) {
            example(spec.example(), use);
        }
    }

    private static String inputs(NodeSpec<?> spec) {
        return spec.inputs().stream().map(HelpText::input).collect(Collectors.joining(", "));
    }

    private static String input(Input input) {
        return input.name()
                + switch (input.arity()) {
                    case ONE -> "";
                    case OPTIONAL -> " (optional)";
                    case MANY -> " (one or more)";
                };
    }

    private void part(String heading, String text) {
        if (!text.isEmpty()) {
            var body = new Label(text);
            body.setWrapText(true);
            body.setMinHeight(Region.USE_PREF_SIZE);
            getChildren().add(new VBox(2, heading(heading), body));
        }
    }

    private static Label heading(String text) {
        var heading = new Label(text);
        heading.getStyleClass().add("mill-field-label");
        return heading;
    }

    private void example(Value.Fields example, Consumer<Value.Fields> use) {
        var button = new Button("Use the example");
        button.setId("inspector-use-example");
        button.setAccessibleText("Use the example: replace the settings by those shown above");
        button.setOnAction(_ -> use.accept(example));
        getChildren()
                .addAll(
                        new VBox(4, heading("Example"), code(Json.pretty(example, 0, ASIDE))),
                        button);
    }

    static Label code(String text) {
        var code = new Label(text);
        code.setWrapText(true);
        code.setMinHeight(Region.USE_PREF_SIZE);
        code.setMaxWidth(Double.MAX_VALUE);
        code.getStyleClass().addAll("mill-mono", "mill-code-block");
        return code;
    }
}
