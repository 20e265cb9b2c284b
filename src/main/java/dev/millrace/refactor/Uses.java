package dev.millrace.refactor;

import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.ColumnUse;
import dev.millrace.lineage.Effect;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.lineage.PortLineage;
import dev.millrace.lineage.Step;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.SettingPath;
import dev.millrace.plan.Settled;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where a column is used, wherever it goes under its name.
///
/// @param all the places, in the order of the wires
/// @param ways the ports it leaves by, in their order, each with the name it has there
public record Uses(List<Found> all, List<ColumnAt> ways) {

    /// A place that names the column.
    ///
    /// @param from 0-based first character of the name in `text`, quotes included
    /// @param text of the whole setting
    /// @param sure whether it is the column, and not perhaps a name of the SELECT list
    public record Found(NodeId node, String setting, int from, int to, String text, boolean sure) {}

    public Uses {
        all = List.copyOf(all);
        ways = List.copyOf(ways);
    }

    /// The uses of a column in front of where it stands, and behind it.
    static Uses of(ColumnAt column, Bench.Known known, NodeCatalog catalog) {
        var graph = known.graph();
        var same = same(column, graph);
        var ways =
                graph.ports().stream()
                        .map(PortLineage::columns)
                        .flatMap(List::stream)
                        .map(each -> each.column())
                        .filter(same::contains)
                        .toList();
        var found = new LinkedHashSet<Found>();
        for (ColumnAt way : ways) {
            Stream.concat(
                            graph.uses(way).stream(),
                            graph.doubts().stream().filter(use -> use.column().equals(way)))
                    .map(use -> found(use, known, catalog))
                    .forEach(found::add);
        }
        return new Uses(List.copyOf(found), ways);
    }

    /// The column wherever it is passed on under its name.
    private static Set<ColumnAt> same(ColumnAt column, LineageGraph graph) {
        var same = new LinkedHashSet<ColumnAt>(List.of(column));
        var waiting = new ArrayDeque<ColumnAt>(same);
        while (!waiting.isEmpty()) {
            var at = waiting.remove();
            Stream.concat(
                            graph.into(at).stream().filter(Uses::isSame).map(Step::from),
                            graph.outOf(at).stream().filter(Uses::isSame).map(Step::to))
                    .filter(same::add)
                    .forEach(waiting::add);
        }
        return same;
    }

    private static boolean isSame(Step step) {
        return step.effects().contains(Effect.COPY)
                && step.from().column().equalsIgnoreCase(step.to().column());
    }

    private static Found found(ColumnUse use, Bench.Known known, NodeCatalog catalog) {
        var text =
                Optional.ofNullable(known.planned().settled().get(use.node()))
                        .map(Settled::node)
                        .flatMap(node -> text(node, use.settingPath(), catalog))
                        .orElse("");
        return new Found(
                use.node(),
                use.settingPath(),
                use.from(),
                Math.min(use.to(), text.length()),
                text,
                !known.graph().doubts().contains(use));
    }

    private static Optional<String> text(Node node, String setting, NodeCatalog catalog) {
        return catalog.find(node.type())
                .flatMap(type -> new SettingPath(type.spec()).text(node.settings(), setting));
    }
}
