package dev.millrace.ui.past;

import dev.millrace.history.NodeRow;
import dev.millrace.history.RunRecord;
import dev.millrace.history.RunText;
import dev.millrace.json.Json;
import dev.millrace.model.Figures;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.ui.document.DocumentModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ScrollPane;

/// What a node of a past run was set to, and what became of it. FX thread only; nothing in it can
/// be changed.
public final class NodeOfRun extends ScrollPane {

    private final DocumentModel document;
    private final ReplayModel replay;
    private final Lines lines = new Lines();

    /// @param document a fixed one, of the pipeline as it was
    public NodeOfRun(DocumentModel document, ReplayModel replay) {
        this.document = document;
        this.replay = replay;
        setId("replay-node");
        getStyleClass().addAll("mill-past", "mill-past-details", "mill-replay-node");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(lines);
        document.selectionProperty().subscribe(this::follow);
        document.pipelineProperty().subscribe(this::follow);
        replay.revisionProperty().subscribe(this::follow);
        follow();
    }

    private void follow() {
        lines.getChildren().clear();
        var node = document.selectedNode();
        if (node.isPresent()) {
            show(node.get());
        } else {
            lines.line("Select a node to see its settings as they were.", "mill-muted");
            replay.shown().ifPresent(run -> given(run.record()));
        }
    }

    private void given(RunRecord record) {
        if (!record.parameters().isEmpty()) {
            lines.section("Parameters");
            record.parameters()
                    .forEach((name, value) -> lines.line(name + " = " + value, "mill-mono"));
        }
    }

    private void show(Node node) {
        lines.line(node.displayTitle(), "mill-strong");
        var type = document.catalog().find(node.type());
        lines.line(type.map(found -> found.spec().title()).orElse(node.type()), "mill-muted");
        replay.shown().flatMap(run -> row(run.record(), node.id())).ifPresent(this::figures);
        if (!node.settings().members().isEmpty()) {
            lines.section("Settings");
        }
        node.settings()
                .members()
                .forEach(
                        (name, value) -> {
                            lines.line(name, "mill-muted");
                            lines.line(text(value), "mill-mono");
                        });
        if (!node.note().isEmpty()) {
            lines.section("Note");
            lines.line(node.note(), "plain");
        }
    }

    private static Optional<NodeRow> row(RunRecord record, NodeId node) {
        return record.nodes().stream().filter(each -> each.id().equals(node)).findFirst();
    }

    private void figures(NodeRow row) {
        var rows = new ArrayList<List<String>>();
        row.counts().forEach((port, count) -> rows.add(List.of(port, count.text())));
        if (row.rejected() > 0) {
            rows.add(List.of("rejected", Figures.number(row.rejected())));
        }
        if (row.bytes().isPresent()) {
            rows.add(List.of("size", Figures.bytes(row.bytes().getAsLong())));
        }
        rows.add(List.of("time", RunText.time(row)));
        lines.section("In this run");
        lines.table(List.of("", ""), rows);
    }

    private static String text(Value value) {
        return value instanceof Value.Text(String text) ? text : Json.line(value);
    }
}
