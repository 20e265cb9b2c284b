package dev.millrace.chart;

import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a chart: the part of Vega-Lite 5 whose data work can be done by the engine. What is
/// outside that part is refused by name, never left out in silence.
public final class ChartReader {

    /// Says nothing about the chart, or is said elsewhere.
    private static final Set<String> IGNORED =
            Set.of(
                    "$schema",
                    "data",
                    "title",
                    "width",
                    "height",
                    "name",
                    "description",
                    "usermeta");

    private static final Set<String> READ =
            Set.of("mark", "encoding", "layer", "transform", "projection", "resolve");
    private static final Set<String> OF_A_LAYER = Set.of("mark", "encoding", "name", "description");

    private final Complaints complaints = new Complaints();
    private final Columns columns;
    private final Predicates predicates;
    private final LayerReader layers;

    private ChartReader(Schema rows) {
        columns = new Columns(rows, complaints);
        predicates = new Predicates(columns, complaints);
        layers = new LayerReader(new ChannelReader(columns, complaints), complaints);
    }

    /// @param spec the setting `chart`
    /// @param rows columns of the rows; none if they are not known yet, and then no name is wrong
    public static Read read(Value spec, Schema rows) {
        return new ChartReader(rows).read("chart", spec);
    }

    private Read read(String path, Value spec) {
        if (!(spec instanceof Value.Fields fields)) {
            complaints.wrongType(path, "a chart", spec);
            return new Read(Optional.empty(), complaints.faults());
        }
        for (String member : fields.members().keySet()) {
            if (!IGNORED.contains(member) && !READ.contains(member)) {
                refuse(path + "." + member, member);
            }
        }
        var read = layers(path, fields);
        var where = new ArrayList<>(where(path + ".transform", fields));
        var top = top(path + ".usermeta.millrace.top", fields);
        var projection = projection(path, fields);
        where.addAll(Reach.of(projection, read));
        var resolve = fields.get("resolve");
        if (resolve != null) {
            new Passed(complaints).allowsObject(path + ".resolve", resolve);
        }
        if (!complaints.faults().isEmpty()) {
            return new Read(Optional.empty(), complaints.faults());
        }
        var drawing = new ChartDrawing(read, columns, predicates, complaints);
        var tile = drawing.draw(fields, where, top, projection);
        return Read.of(complaints, () -> tile);
    }

    private void refuse(String path, String member) {
        switch (member) {
            case "config" ->
                    complaints.impossible(
                            path, "\"config\" is not supported.", "The theme of the page decides.");
            case "params", "selection" ->
                    complaints.impossible(
                            path,
                            "\"" + member + "\" is not supported.",
                            "Filters and clicks belong to the dashboard.");
            default -> complaints.unknown(path, "member", member, READ.stream().sorted().toList());
        }
    }

    private List<Layer> layers(String path, Value.Fields spec) {
        var shared = layers.encoding(path + ".encoding", spec.get("encoding"), Map.of());
        var layer = spec.get("layer");
        if (layer == null) {
            return layers.read(path, spec.get("mark"), shared).stream().toList();
        }
        if (!(layer instanceof Value.Items(var all)) || all.isEmpty()) {
            complaints.wrongType(path + ".layer", "a list of layers", layer);
            return List.of();
        }
        var read = new ArrayList<Layer>();
        for (int i = 0; i < all.size(); i++) {
            layer(path + ".layer[" + i + "]", all.get(i), shared).ifPresent(read::add);
        }
        return read;
    }

    private Optional<Layer> layer(
            String path, Value layer, Map<String, LayerReader.Written> shared) {
        if (!(layer instanceof Value.Fields fields)) {
            complaints.wrongType(path, "an object", layer);
            return Optional.empty();
        }
        for (String member : fields.members().keySet()) {
            if (!OF_A_LAYER.contains(member)) {
                complaints.unknown(
                        path + "." + member, "member", member, List.of("mark", "encoding"));
            }
        }
        return layers.read(
                path,
                fields.get("mark"),
                layers.encoding(path + ".encoding", fields.get("encoding"), shared));
    }

    private List<Condition> where(String path, Value.Fields spec) {
        var transform = spec.get("transform");
        if (transform == null) {
            return List.of();
        }
        if (!(transform instanceof Value.Items(var steps))) {
            complaints.wrongType(path, "a list", transform);
            return List.of();
        }
        var where = new ArrayList<Condition>();
        for (int i = 0; i < steps.size(); i++) {
            var at = path + "[" + i + "]";
            if (steps.get(i) instanceof Value.Fields step
                    && step.members().keySet().equals(Set.of("filter"))) {
                predicates.rows(at + ".filter", Draw.member(step, "filter")).ifPresent(where::add);
            } else {
                complaints.impossible(
                        at,
                        "Only filters are supported here.",
                        "Compute it with a node before the chart.");
            }
        }
        return where;
    }

    private long top(String path, Value.Fields spec) {
        var top =
                spec.get("usermeta") instanceof Value.Fields meta
                                && meta.get("millrace") instanceof Value.Fields own
                        ? own.get("top")
                        : null;
        if (top == null) {
            return 0;
        }
        if (top instanceof Value.Num(var number)
                && number.signum() > 0
                && number.doubleValue() <= ChartDrawing.MOST) {
            return number.longValue();
        }
        complaints.wrongType(path, "a number from 1 to " + ChartDrawing.MOST, top);
        return 0;
    }

    private Optional<Value> projection(String path, Value.Fields spec) {
        var given = spec.get("projection");
        if (given == null) {
            return Optional.empty();
        }
        var type = given instanceof Value.Fields fields ? fields.get("type") : given;
        var names = List.of("mercator", "albersUsa", "equirectangular");
        if (type instanceof Value.Text(var name) && names.contains(name)) {
            return Optional.of(Value.fields(Draw.entry("type", name)));
        }
        complaints.unknown(
                path + ".projection",
                "projection",
                type instanceof Value.Text(var text) ? text : given.kind(),
                names);
        return Optional.empty();
    }
}
