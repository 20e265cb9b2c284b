package dev.millrace.cli;

import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.ColumnLineage;
import dev.millrace.lineage.Dataset;
import dev.millrace.lineage.Effect;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.lineage.Making;
import dev.millrace.lineage.PortLineage;
import dev.millrace.lineage.Step;
import dev.millrace.model.Port;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lineage for people.
final class LineageText {

    private final LineageGraph graph;
    private final Path workspace;

    /// @param workspace files below it are told relative to it
    LineageText(LineageGraph graph, Path workspace) {
        this.graph = graph;
        this.workspace = workspace;
    }

    /// The columns of ports, each with the columns of sources that it is made of.
    List<String> ports(List<Port> ports) {
        var lines = new ArrayList<String>();
        for (Port at : ports) {
            var port = graph.port(at).orElseThrow();
            var table = new TextTable("lll");
            for (ColumnLineage column : port.columns()) {
                var made = graph.making(column.column());
                var origins = graph.origins(column.column());
                table.row(column.column().column(), word(made), names(origins));
            }
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(head(port));
            lines.addAll(table.lines("  "));
            lines.addAll(deciding(at));
        }
        return lines;
    }

    /// One column: the tree behind it and the tree before it.
    List<String> column(ColumnAt column) {
        var lines = new ArrayList<String>();
        var lineage = graph.column(column).orElseThrow();
        lines.add(name(column) + "  " + lineage.type());
        lines.addAll(List.of("", "Comes from"));
        var back = new TextTable("lll");
        back.row(name(column), "", made(lineage));
        tree(column, true, back, "", new HashSet<>());
        lines.addAll(back.lines("  "));
        lines.addAll(deciding(column.at()));
        lines.addAll(List.of("", "Goes to"));
        var forth = new TextTable("lll");
        tree(column, false, forth, "", new HashSet<>());
        var goes = forth.lines("  ");
        lines.addAll(goes.isEmpty() ? List.of("  nothing") : goes);
        return lines;
    }

    /// A straight way stands line under line; where it parts, each branch begins with a dash.
    private void tree(
            ColumnAt start, boolean back, TextTable table, String indent, Set<ColumnAt> seen) {
        var at = start;
        var steps = steps(at, back);
        while (steps.size() == 1) {
            at = other(steps.getFirst(), back);
            row(steps.getFirst(), at, table, indent, !seen.contains(at));
            if (!seen.add(at)) {
                return;
            }
            steps = steps(at, back);
        }
        for (Step step : steps) {
            var next = other(step, back);
            row(step, next, table, indent + "- ", !seen.contains(next));
            if (seen.add(next)) {
                tree(next, back, table, indent + "  ", seen);
            }
        }
    }

    private List<Step> steps(ColumnAt column, boolean back) {
        return back ? graph.into(column) : graph.outOf(column);
    }

    private static ColumnAt other(Step step, boolean back) {
        return back ? step.from() : step.to();
    }

    private void row(Step step, ColumnAt column, TextTable table, String indent, boolean isNew) {
        var lineage = graph.column(column).orElseThrow();
        table.row(indent + name(column), words(step.effects()), isNew ? made(lineage) : "as above");
    }

    /// Its expression, or what it is read from or written to.
    private String made(ColumnLineage column) {
        var at = column.column();
        var port = graph.port(at.at()).orElseThrow();
        if (port.isSource()) {
            return graph.read(at.node()).stream()
                    .map(this::place)
                    .collect(Collectors.joining(", "));
        }
        var target = graph.written(at.node());
        if (target.isPresent()) {
            return place(target.get());
        }
        return port.exact() ? column.expression() : "not understood: any column of its inputs";
    }

    /// A line an effect.
    private List<String> deciding(Port at) {
        var table = new TextTable("ll");
        for (Effect effect : Effect.values()) {
            var columns = new ArrayList<String>();
            graph.influences(at)
                    .forEach(
                            (column, effects) -> {
                                if (effects.contains(effect)) {
                                    columns.add(name(column));
                                }
                            });
            if (!columns.isEmpty()) {
                table.row(LineageJson.lower(effect), String.join(", ", columns));
            }
        }
        var lines = table.lines("    ");
        return lines.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of("  rows decided by"), lines.stream()).toList();
    }

    private String head(PortLineage port) {
        var target = graph.written(port.at().node()).map(t -> " -> " + place(t)).orElse("");
        var doubt = graph.isExact(port.at()) ? "" : " (not exact)";
        return name(port.at()) + target + doubt;
    }

    private String names(Map<ColumnAt, Set<Effect>> sources) {
        return sources.keySet().stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(ColumnAt column) {
        return name(column.at()) + "." + column.column();
    }

    private String name(Port port) {
        boolean isFirst = graph.port(port).map(PortLineage::isFirst).orElse(true);
        return port.node() + (isFirst ? "" : "." + port.port());
    }

    private String place(Dataset dataset) {
        if (!dataset.namespace().equals("file")) {
            return "table " + dataset.name();
        }
        var path = Path.of(dataset.name());
        return path.startsWith(workspace) ? workspace.relativize(path).toString() : path.toString();
    }

    private static String word(Making making) {
        return LineageJson.lower(making);
    }

    private static String words(Set<Effect> effects) {
        return effects.stream().sorted().map(LineageJson::lower).collect(Collectors.joining(", "));
    }
}
