package dev.millrace.cli;

import dev.millrace.engine.RunEvent;
import dev.millrace.model.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What a run did, as lines for people: nodes, deliveries, checks, rejected rows, faults, total.
///
/// Works for a run that just ended and for the replay of a stored one, also an unfinished one.
public final class RunSummary {

    private static final String INDENT = "  ";

    private final RunState run;
    private final int columns;

    /// @param screen where it is written; a narrow one gets fewer columns
    public RunSummary(RunState run, Screen screen) {
        this.run = run;
        this.columns = screen.columns().getAsInt();
    }

    /// @param number of the run in its workspace; empty if it is not in the history
    public List<String> lines(OptionalLong number) {
        return lines(number, faults());
    }

    /// The same without faults, for a screen that shows them already.
    public List<String> linesBesideFaults(OptionalLong number) {
        return lines(number, List.of());
    }

    private List<String> lines(OptionalLong number, List<String> faults) {
        var lines = new ArrayList<>(NodeTable.of(run, columns));
        section(lines, "Delivered", deliveries().lines(INDENT));
        section(lines, "Checks", checks().lines(INDENT));
        section(lines, "Rejected rows", rejected().lines(INDENT));
        section(lines, "Faults", faults);
        lines.add("");
        lines.add(total(number));
        return lines;
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
