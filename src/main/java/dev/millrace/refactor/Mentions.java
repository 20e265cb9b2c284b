package dev.millrace.refactor;

import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which nodes name a column in their settings, told by their text alone: for pipelines that cannot
/// be bound, where nothing is known of what a name stands for.
final class Mentions {

    private final NodeCatalog catalog;

    Mentions(NodeCatalog catalog) {
        this.catalog = catalog;
    }

    /// The wires behind a node that end in a node which names the column. Behind such a node the
    /// name may stand for another column, so its wires are not followed.
    Set<Link> behind(Pipeline pipeline, NodeId from, String column) {
        var found = new LinkedHashSet<Link>();
        var seen = new HashSet<NodeId>();
        var open = new ArrayDeque<NodeId>(List.of(from));
        while (!open.isEmpty()) {
            var at = open.poll();
            for (Link link : pipeline.links()) {
                if (!link.from().equals(at)) {
                    continue;
                }
                var to = pipeline.find(link.to());
                if (to.isPresent() && names(to.get(), column)) {
                    found.add(link);
                } else if (seen.add(link.to())) {
                    open.add(link.to());
                }
            }
        }
        return found;
    }

    boolean names(Node node, String column) {
        return catalog
                .find(node.type())
                .map(type -> SettingsSchema.of(type.spec()).settings())
                .orElse(List.of())
                .stream()
                .anyMatch(setting -> names(setting, value(node.settings(), setting), column));
    }

    private static @Nullable Value value(Value.Fields fields, Setting setting) {
        var value = fields.get(setting.name());
        return value == null && !setting.alias().isEmpty() ? fields.get(setting.alias()) : value;
    }

    private static boolean names(Setting setting, @Nullable Value value, String column) {
        return switch (value) {
            case null -> false;
            case Value.Items(var values) ->
                    values.stream().anyMatch(each -> names(setting, each, column));
            case Value.Fields fields ->
                    setting.members().stream()
                            .anyMatch(each -> names(each, value(fields, each), column));
            case Value.Text(String text) -> names(setting, text, column);
            case Value.Null _, Value.Bool _, Value.Num _ -> false;
        };
    }

    /// One text may stand for a whole record.
    private static boolean names(Setting setting, String text, String column) {
        if (setting.kind() == Setting.Kind.RECORD) {
            return setting.members().stream()
                    .filter(Setting::required)
                    .anyMatch(member -> names(member, text, column));
        }
        return switch (setting.editor()) {
            case COLUMN -> text.equalsIgnoreCase(column);
            case EXPRESSION, SQL -> !Written.places(text, column).isEmpty();
            case PROSE -> named(column).matcher(text).find();
            case PATH, TYPE, INPUT, CHART, PLAIN -> false;
        };
    }

    /// As a text names a column of an input: `{{orders.sales}}`.
    private static Pattern named(String column) {
        return Pattern.compile(
                "\\{\\{[^{}\\n]*\\.\\s*\"?" + Pattern.quote(column) + "\"?\\s*[:}]",
                Pattern.CASE_INSENSITIVE);
    }
}
