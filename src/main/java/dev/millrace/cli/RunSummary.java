package dev.millrace.cli;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.NodeFinished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What a run did, as lines for people: nodes, deliveries, checks, rejected rows, faults, total.
///
/// Works for a run that just ended and for the replay of a stored one, also an unfinished one.
public final class RunSummary {

    private static final String INDENT = "  ";

    private final RunState run;

    public RunSummary(RunState run) {
        this.run = run;
    }

    /// @param number of the run in its workspace; empty if it is not in the history
    public List<String> lines(OptionalLong number) {
        var lines = new ArrayList<>(nodes().lines(""));
        section(lines, "Delivered", deliveries().lines(INDENT));
        section(lines, "Checks", checks().lines(INDENT));
        section(lines, "Rejected rows", rejected().lines(INDENT));
        section(lines, "Faults", faults());
        lines.add("");
        lines.add(total(number));
        return lines;
    }

    private TextTable nodes() {
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
                finished.map(RunSummary::bytes).orElse(""),
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

    private TextTable deliveries() {
        var table = new TextTable("llrr");
        run.deliveries()
                .forEach(
                        delivered ->
                                table.row(
                                        delivered.node().value(),
                                        Columns.clean(delivered.target()),
                                        Figures.rows(delivered.rows()),
                                        delivered.bytes() > 0
                                                ? Figures.bytes(delivered.bytes())
                                                : ""));
        return table;
    }

    private TextTable checks() {
        var table = new TextTable("lll");
        run.checks()
                .forEach(
                        check ->
                                table.row(
                                        check.node().value(),
                                        Columns.clean(check.expectation()),
                                        EventLine.verdict(check)));
        return table;
    }

    private TextTable rejected() {
        var table = new TextTable("lr");
        run.rejected().forEach((port, rows) -> table.row(port, Figures.number(rows)));
        return table;
    }

    private List<String> faults() {
        return run.failures().stream()
                .map(failed -> INDENT + Columns.clean(failed.fault().text()))
                .toList();
    }

    private String total(OptionalLong number) {
        var name = number.isPresent() ? "Run #" + number.getAsLong() : "Run";
        long rejectedRows = run.rejected().values().stream().mapToLong(Long::longValue).sum();
        return name
                + " "
                + run.ended()
                        .map(RunEvent.RunEnded::outcome)
                        .map(EventLine::outcome)
                        .orElse("has not ended")
                + " after "
                + Figures.time(run.took())
                + ": "
                + Figures.plural(run.nodes().size(), "node")
                + part(run.deliveries().size(), "delivered")
                + part(rejectedRows, rejectedRows == 1 ? "row rejected" : "rows rejected")
                + part(run.failures().size(), "failed")
                + ".";
    }

    private static String part(long number, String what) {
        return number == 0 ? "" : ", " + Figures.number(number) + " " + what;
    }

    private static void section(List<String> lines, String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(content);
        }
    }
}
