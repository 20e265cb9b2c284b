package dev.millrace.ui.inspector;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Figures;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.node.Access;
import dev.millrace.node.NodeType;
import dev.millrace.node.SettingsSchema;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.document.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What comes out of a node, beneath its settings: what the last look told, what it touches outside
/// and what its last run did. It asks nothing.
final class ResultView extends VBox {

    private final DocumentModel document;
    private final Map<String, Label> figures = new LinkedHashMap<>();

    ResultView(DocumentModel document) {
        this.document = document;
        setId("result");
        getStyleClass().add("mill-result");
    }

    /// @param outputs columns by port, the first one first; of ports that could be bound
    void show(Node node, NodeType<?> type, Map<String, Schema> outputs) {
        var lines = new LinkedHashMap<String, String>();
        document.seenProperty()
                .get()
                .filter(seen -> seen.port().node().equals(node.id()))
                .ifPresent(seen -> looked(seen, lines));
        if (!lines.containsKey("columns")) {
            outputs.values().stream()
                    .findFirst()
                    .ifPresent(
                            schema ->
                                    lines.put("columns", Figures.number(schema.columns().size())));
        }
        touches(node, type, lines);
        ran(node.id(), type, lines);
        if (!List.copyOf(lines.keySet()).equals(List.copyOf(figures.keySet()))) {
            lay(lines.keySet());
        }
        lines.forEach((what, figure) -> requireNonNull(figures.get(what)).setText(figure));
    }

    private static void looked(Seen seen, Map<String, String> lines) {
        var port = seen.port().port().isEmpty() ? "" : " (" + seen.port().port() + ")";
        lines.put("rows", seen.rows() + port);
        lines.put("time", millis(seen.took()));
        lines.put("columns", Figures.number(seen.columns()));
    }

    private static <S extends Record> void touches(
            Node node, NodeType<S> type, Map<String, String> lines) {
        var reading = SettingsSchema.of(type.spec()).read(node.settings());
        if (reading.faults().stream().anyMatch(fault -> fault.isError())) {
            return;
        }
        var access = type.access(reading.settings());
        var reads = named(access, Access.Mode.READ);
        var writes = named(access, Access.Mode.WRITE);
        if (!reads.isEmpty() || writes.isEmpty()) {
            lines.put("reads", reads.isEmpty() ? "nothing outside" : reads);
        }
        if (!writes.isEmpty()) {
            lines.put("writes", writes);
        }
    }

    private static String named(List<Access> all, Access.Mode mode) {
        return all.stream()
                .filter(access -> access.mode() == mode)
                .map(ResultView::name)
                .collect(Collectors.joining(", "));
    }

    private static String name(Access access) {
        return access.kind() == Access.Kind.WAREHOUSE
                ? ("warehouse " + access.name()).strip()
                : access.name();
    }

    private void ran(NodeId node, NodeType<?> type, Map<String, String> lines) {
        var said = new ArrayList<String>();
        var run = document.run();
        type.spec().outputs().stream()
                .findFirst()
                .map(port -> run.count(new Port(node, port)))
                .filter(count -> !count.isEmpty())
                .ifPresent(count -> said.add(count + " rows"));
        run.took(node).ifPresent(took -> said.add(millis(took) + " of " + millis(run.took())));
        if (!said.isEmpty()) {
            lines.put("last run", String.join(" · ", said));
        }
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%,d ms", time.toMillis());
    }

    private void lay(Set<String> names) {
        var title = new Label("Result");
        title.getStyleClass().add("mill-field-label");
        getChildren().setAll(title);
        figures.clear();
        for (String what : names) {
            var name = new Label(what);
            name.getStyleClass().add("mill-muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            var value = new Label();
            value.setId("result-" + what.replace(' ', '-'));
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            value.getStyleClass().add("mill-result-figure");
            value.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(value, Priority.ALWAYS);
            figures.put(what, value);
            getChildren().add(new HBox(12, name, value));
        }
    }
}
