package dev.millrace.refactor;

import dev.millrace.edit.Placing;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Value;
import java.util.Map;
import java.util.Optional;

/// A node that renames a column where nothing in the pipeline makes its name.
///
/// @param id of the new node
/// @param column that is renamed
/// @param on the wire it is put on; empty: all wires of the port
record Insertion(NodeId id, ColumnAt column, Optional<Link> on) {

    static final String TYPE = "transform.select";

    /// How far behind the port it stands where nothing else says so.
    private static final double STEP = 240;

    Pipeline into(Pipeline pipeline, Placing placing, String name) {
        var renames =
                Value.fields(
                        Map.entry("column", Value.of(column.column())),
                        Map.entry("as", Value.of(name)));
        var settings =
                Value.fields(
                        Map.entry("columns", Value.items(renames)),
                        Map.entry("others", Value.of("keep")));
        var node = Node.of(id.value(), TYPE, settings).withTitle("Rename " + column.column());
        var at = Room.near(pipeline, place(pipeline));
        return on.isPresent()
                ? placing.insert(pipeline, node, on.get(), at)
                : placing.insertBehind(pipeline, node, column.at(), at);
    }

    /// Half-way along the wire, or a step behind.
    private Point place(Pipeline pipeline) {
        var from = pipeline.layout().getOrDefault(column.node(), new Point(0, 0));
        return on.map(link -> pipeline.layout().get(link.to()))
                .map(to -> new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2))
                .orElse(new Point(from.x() + STEP, from.y()));
    }
}
