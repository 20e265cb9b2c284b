package dev.millrace.ui.inspector;

import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.document.Edits;
import java.util.LinkedHashMap;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A wire: from where, to where, and what it carries.
final class WirePage implements Page {

    private final DocumentModel document;
    private final Link link;
    private final Label from = new Label();
    private final Label to = new Label();
    private final FaultLines broken = new FaultLines();
    private final ColumnsList columns = new ColumnsList();
    private final VBox box;

    WirePage(Edits edits, Link link) {
        this.link = link;
        document = edits.document();
        var title = new Label("Wire");
        title.getStyleClass().add("mill-inspector-title");
        var ends = new GridPane(10, 4);
        ends.addRow(0, muted("From"), from);
        ends.addRow(1, muted("To"), to);
        if (!link.as().isEmpty()) {
            ends.addRow(2, muted("Known as"), new Label(link.as()));
        }
        var disconnect = new Button("Disconnect");
        disconnect.setId("inspector-disconnect");
        disconnect.setOnAction(_ -> edits.disconnect(link));
        var head = new VBox(8, title, ends, broken, disconnect);
        head.getStyleClass().addAll("mill-inspector-head", "alone");
        VBox.setVgrow(columns, Priority.ALWAYS);
        box = new VBox(head, columns);
        found();
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("mill-muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private String end(NodeId node, String port) {
        var title = document.pipeline().find(node).map(found -> found.displayTitle()).orElse("");
        return port.isEmpty() ? title : title + " · " + port;
    }

    @Override
    public Region region() {
        return box;
    }

    @Override
    public void refresh() {
        from.setText(end(link.from(), link.fromPort()));
        to.setText(end(link.to(), link.toPort()));
    }

    @Override
    public void found() {
        var port = new Port(link.from(), link.fromPort());
        var schemas = new LinkedHashMap<String, Schema>();
        InputColumns.from(document.pipeline(), document.findings(), document.catalog(), port)
                .ifPresent(schema -> schemas.put("", schema));
        columns.show(schemas);
        broken.warn(String.join(" ", document.breaks().getOrDefault(link, List.of())));
    }
}
