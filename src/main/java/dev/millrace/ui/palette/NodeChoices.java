package dev.millrace.ui.palette;

import dev.millrace.draw.Icons;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Stage;
import dev.millrace.ui.fx.Choice;
import dev.millrace.ui.fx.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// The node types as choices, found also by what other tools call them.
public final class NodeChoices {

    private NodeChoices() {}

    /// @param picked is told the id of the type
    public static List<Choice> of(
            NodeCatalog catalog, Predicate<NodeSpec<?>> wanted, Consumer<String> picked) {
        return of(catalog, wanted, _ -> "", picked);
    }

    /// @param remark what is to be said of a type instead of its stage; empty: nothing
    public static List<Choice> of(
            NodeCatalog catalog,
            Predicate<NodeSpec<?>> wanted,
            Function<NodeSpec<?>, String> remark,
            Consumer<String> picked) {
        var choices = new ArrayList<Choice>();
        for (NodeType<?> type : catalog.all()) {
            var spec = type.spec();
            if (wanted.test(spec)) {
                var said = remark.apply(spec);
                choices.add(
                        new Choice(
                                spec.title(),
                                said.isEmpty() ? title(spec.stage()) : said,
                                Icons.of(spec.id()),
                                tone(spec.stage()),
                                words(spec),
                                () -> picked.accept(spec.id())));
            }
        }
        return choices;
    }

    static List<NodeSpec<?>> find(NodeCatalog catalog, String query) {
        var specs = catalog.all().stream().<NodeSpec<?>>map(NodeType::spec).toList();
        return Search.find(specs, query, spec -> new Search.Words(spec.title(), words(spec)));
    }

    private static List<String> words(NodeSpec<?> spec) {
        var words = new ArrayList<>(spec.synonyms());
        words.add(spec.id().substring(spec.id().indexOf('.') + 1));
        words.add(title(spec.stage()));
        words.add(spec.summary());
        return words;
    }

    /// The style class that gives the stage its colour.
    public static String tone(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    static String title(Stage stage) {
        return switch (stage) {
            case SOURCE -> "Sources";
            case TRANSFORM -> "Transform";
            case QUALITY -> "Quality";
            case STORAGE -> "Storage";
            case SERVING -> "Serving";
            case GROUP -> "Pipelines";
        };
    }
}
