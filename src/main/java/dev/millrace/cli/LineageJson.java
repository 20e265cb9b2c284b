package dev.millrace.cli;

import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.ColumnLineage;
import dev.millrace.lineage.Dataset;
import dev.millrace.lineage.Effect;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.lineage.PortLineage;
import dev.millrace.lineage.Step;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Lineage as JSON.
final class LineageJson {

    private LineageJson() {}

    /// The columns of ports, each with the columns of sources that it is made of.
    static Value ports(LineageGraph graph, List<Port> ports) {
        var values = new ArrayList<Value>();
        for (Port at : ports) {
            var port = graph.port(at).orElseThrow();
            var columns = port.columns().stream().map(c -> (Value) origins(graph, c)).toList();
            values.add(
                    port(graph, port)
                            .with("columns", new Value.Items(columns))
                            .with("rows", effects(graph.influences(at))));
        }
        return Value.fields(Map.entry("ports", new Value.Items(values)));
    }

    /// One column, with every step that leads to it and away from it.
    static Value column(LineageGraph graph, ColumnAt column) {
        var up = graph.upstream(column);
        var down = graph.downstream(column);
        var met = new LinkedHashSet<ColumnAt>();
        met.add(column);
        up.forEach(step -> met.add(step.from()));
        down.forEach(step -> met.add(step.to()));
        // What stands beside the way is not told.
        var columns =
                met.stream()
                        .flatMap(at -> graph.column(at).stream())
                        .map(each -> (Value) made(graph, each))
                        .toList();
        return Value.fields(
                Map.entry("column", at(column)),
                Map.entry("exact", Value.of(graph.isExact(column.at()))),
                Map.entry("columns", new Value.Items(columns)),
                Map.entry("upstream", steps(up)),
                Map.entry("downstream", steps(down)),
                Map.entry("rows", effects(graph.influences(column.at()))));
    }

    private static Value.Fields port(LineageGraph graph, PortLineage port) {
        var value =
                Value.fields(
                        Map.entry("node", Value.of(port.at().node().value())),
                        Map.entry("port", Value.of(port.at().port())),
                        Map.entry("exact", Value.of(graph.isExact(port.at()))));
        return graph.written(port.at().node())
                .map(target -> value.with("writes", dataset(target)))
                .orElse(value);
    }

    private static Value.Fields origins(LineageGraph graph, ColumnLineage column) {
        return Value.fields(
                Map.entry("column", Value.of(column.column().column())),
                Map.entry("type", Value.of(column.type())),
                Map.entry("making", Value.of(lower(graph.making(column.column())))),
                Map.entry("origins", effects(graph.origins(column.column()))));
    }

    private static Value.Fields made(LineageGraph graph, ColumnLineage column) {
        var reads = graph.port(column.column().at()).filter(PortLineage::isSource);
        var datasets =
                reads.map(port -> graph.read(port.at().node())).orElse(List.of()).stream()
                        .map(each -> (Value) dataset(each))
                        .toList();
        var value =
                at(column.column())
                        .with("type", Value.of(column.type()))
                        .with("making", Value.of(lower(column.making())))
                        .with("expression", Value.of(column.expression()));
        var read = datasets.isEmpty() ? value : value.with("reads", new Value.Items(datasets));
        return graph.written(column.column().node())
                .map(target -> read.with("writes", dataset(target)))
                .orElse(read);
    }

    private static Value.Fields at(ColumnAt column) {
        return Value.fields(
                Map.entry("node", Value.of(column.node().value())),
                Map.entry("port", Value.of(column.port())),
                Map.entry("column", Value.of(column.column())));
    }

    private static Value.Fields dataset(Dataset dataset) {
        return Value.fields(
                Map.entry("namespace", Value.of(dataset.namespace())),
                Map.entry("name", Value.of(dataset.name())));
    }

    private static Value steps(List<Step> steps) {
        return new Value.Items(
                steps.stream()
                        .map(
                                step ->
                                        (Value)
                                                Value.fields(
                                                        Map.entry("from", at(step.from())),
                                                        Map.entry("to", at(step.to())),
                                                        Map.entry("effects", list(step.effects()))))
                        .toList());
    }

    private static Value effects(Map<ColumnAt, Set<Effect>> sources) {
        var values = new ArrayList<Value>();
        sources.forEach((column, each) -> values.add(at(column).with("effects", list(each))));
        return new Value.Items(values);
    }

    private static Value list(Set<Effect> effects) {
        return new Value.Items(
                List.copyOf(effects.stream().sorted().map(e -> Value.of(lower(e))).toList()));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
