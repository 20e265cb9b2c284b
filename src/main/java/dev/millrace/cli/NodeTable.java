package dev.millrace.cli;

import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.model.Figures;
import java.time.Duration;
import java.util.List;

/// The nodes of a run with their counts, bytes, time and share: the head of the summary.
final class NodeTable {

    /// Columns to do without on a narrow screen: the type, then the bytes.
    private static final int[] GIVEN_UP = {1, 2};

    private NodeTable() {}

    /// @param columns that a line may take
    static List<String> of(RunState run, int columns) {
        var table = table(run);
        for (int column : GIVEN_UP) {
            var lines = table.lines("");
            if (lines.stream().allMatch(line -> Columns.width(line) <= columns)) {
                return lines;
            }
            table = table.without(column);
        }
        return table.lines("");
    }

    private static TextTable table(RunState run) {
        var table =
                new TextTable("llrrrrl").row("node", "type", "rows", "bytes", "time", "share", "");
        long all =
                run.nodes().stream()
                        .flatMap(node -> node.finished().stream())
                        .mapToLong(event -> event.took().toNanos())
                        .sum();
        run.nodes().forEach(node -> add(table, node, all));
        return table;
    }

    private static void add(TextTable table, NodeState node, long allNanos) {
        var finished = node.finished();
        boolean computed = node.phase() == NodeState.Phase.DONE;
        table.row(
                node.id(),
                Columns.clean(node.node().type()),
                node.count().map(count -> count.text()).orElse(""),
                finished.map(NodeTable::bytes).orElse(""),
                computed ? finished.map(event -> Figures.time(event.took())).orElse("") : "",
                computed ? finished.map(event -> share(event.took(), allNanos)).orElse("") : "",
                remark(node));
        finished.ifPresent(
                event ->
                        event.counts().entrySet().stream()
                                .skip(1)
                                .forEach(
                                        port ->
                                                table.row(
                                                        node.id() + "." + port.getKey(),
                                                        "",
                                                        port.getValue().text(),
                                                        "",
                                                        "",
                                                        "",
                                                        "")));
    }

    private static String bytes(NodeFinished event) {
        return event.bytes().isPresent() ? Figures.bytes(event.bytes().getAsLong()) : "";
    }

    private static String share(Duration took, long allNanos) {
        return allNanos == 0 ? "" : Figures.percent((double) took.toNanos() / allNanos);
    }

    private static String remark(NodeState node) {
        return switch (node.phase()) {
            case DONE -> "";
            case REUSED -> "reused";
            case SKIPPED -> "skipped";
            case FAILED -> "failed";
            case WAITING -> "not finished";
            case RUNNING -> "stopped";
        };
    }
}
