package dev.millrace.ui.shell;

import dev.millrace.draw.Icons;
import dev.millrace.model.Node;
import dev.millrace.node.NodeCatalog;
import dev.millrace.ui.fx.Choice;
import dev.millrace.ui.fx.Chooser;
import dev.millrace.ui.palette.NodeChoices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Parent;

/// One list of all that can be reached: the nodes of the pipeline, the actions, the node types. FX
/// thread only.
final class CommandPalette {

    private static final double WIDTH = 560;
    private static final double TOP = 90;

    private final NodeCatalog catalog;
    private final Documents documents;
    private final Actions actions;
    private final Consumer<String> add;

    /// @param add puts a node of a type on the canvas
    CommandPalette(
            NodeCatalog catalog, Documents documents, Actions actions, Consumer<String> add) {
        this.catalog = catalog;
        this.documents = documents;
        this.actions = actions;
        this.add = add;
    }

    /// Pops up over the middle of a window's content.
    void show(Parent root) {
        var bounds = root.localToScreen(root.getBoundsInLocal());
        Chooser.show(
                root,
                bounds.getCenterX() - WIDTH / 2,
                bounds.getMinY() + TOP,
                WIDTH,
                "Find a node, an action",
                Chooser.among(everything()));
    }

    private List<Choice> everything() {
        var all = new ArrayList<Choice>();
        documents
                .current()
                .ifPresent(
                        document ->
                                document.pipeline().nodes().values().stream()
                                        .map(node -> goTo(document, node))
                                        .forEach(all::add));
        for (Action action : actions.all()) {
            if (action.enabled().get() && !action.title().isEmpty()) {
                all.add(
                        new Choice(
                                action.title(),
                                action.group().title() + "  " + action.key(),
                                "",
                                "",
                                List.of(action.group().title()),
                                action.run()));
            }
        }
        if (documents.current().filter(now -> !now.isPast()).isPresent()) {
            NodeChoices.of(catalog, _ -> true, add)
                    .forEach(choice -> all.add(choice.detailed("Add")));
        }
        return all;
    }

    private Choice goTo(OpenDocument document, Node node) {
        return new Choice(
                node.displayTitle(),
                "Go to",
                Icons.of(node.type()),
                tone(node.type()),
                List.of(node.id().value()),
                () -> document.canvas().centre(node.id()));
    }

    private String tone(String type) {
        return catalog.find(type).map(found -> NodeChoices.tone(found.spec().stage())).orElse("");
    }
}
