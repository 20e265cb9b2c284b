package dev.millrace.ui.shell;

import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.SettingsSchema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a person changes of a page on the page itself, as steps of undo of its node. FX thread
/// only.
final class PageEdits {

    /// The settings of a page that can be changed on it, and what its steps of undo are called.
    private static final List<String> SETTINGS = List.of("tiles", "tabs", "filters", "subtitle");

    private PageEdits() {}

    /// Whether its node has tiles with places, and can be edited.
    static boolean isArranged(OpenDocument document, Node node) {
        return !document.isPast()
                && !document.model().isFixed()
                && document.model()
                        .catalog()
                        .find(node.type())
                        .filter(
                                type ->
                                        SettingsSchema.of(type.spec()).settings().stream()
                                                .anyMatch(each -> each.name().equals("tiles")))
                        .isPresent();
    }

    /// Makes one step of undo of a change; none if nothing is another now.
    ///
    /// @param change settings by their names, and `title`
    static void apply(OpenDocument document, NodeId id, Value.Fields change) {
        var node = document.pipeline().find(id).filter(found -> isArranged(document, found));
        if (node.isEmpty()) {
            return;
        }
        if (change.get("title") instanceof Value.Text(String title)
                && !title.equals(node.get().displayTitle())) {
            var renamed = node.get().withTitle(title);
            document.model()
                    .edit("Rename " + node.get().displayTitle(), before -> before.with(renamed));
            return;
        }
        var settings = node.get().settings();
        for (String name : SETTINGS) {
            var value = change.get(name);
            if (value != null) {
                settings = isNothing(value) ? settings.without(name) : settings.with(name, value);
            }
        }
        if (!Objects.equals(settings, node.get().settings())) {
            document.model().seal();
            document.edits().settings(id, label(change), "", settings);
        }
    }

    private static boolean isNothing(Value value) {
        return value.equals(Value.items()) || value.equals(Value.of(""));
    }

    private static String label(Value.Fields change) {
        return Optional.of("the tabs")
                .filter(_ -> change.get("tabs") != null)
                .or(() -> Optional.of("the filters").filter(_ -> change.get("filters") != null))
                .or(() -> Optional.of("the subtitle").filter(_ -> change.get("subtitle") != null))
                .orElse("the places");
    }
}
