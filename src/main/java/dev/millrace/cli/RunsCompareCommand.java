package dev.millrace.cli;

import dev.millrace.compare.Comparison;
import dev.millrace.compare.DefinitionDiff;
import dev.millrace.compare.DiffText;
import dev.millrace.engine.Cancellation;
import dev.millrace.engine.KeptResults;
import dev.millrace.engine.look.RowDiffer;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.history.NodeRow;
import dev.millrace.history.RunText;
import dev.millrace.model.Figures;
import dev.millrace.model.Port;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Two runs side by side.
@Command(
        name = "compare",
        description =
                "Compares two runs: definition, parameters, rows and times, and the rows of an"
                        + " output where both are kept.",
        mixinStandardHelpOptions = true)
final class RunsCompareCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "A", description = "Number or id of the earlier run.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "B", description = "Number or id of the later run.")
    private String after = "";

    @Option(
            names = "--node",
            paramLabel = "NODE[.PORT]",
            description = "Compares the rows of this output. Default: all whose rows are kept.")
    private String node = "";

    @Option(
            names = "--key",
            paramLabel = "COLUMN",
            description = "Which rows are the same one. Default: a column or two that are unique.")
    private List<String> keys = List.of();

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "How many rows to show. Default: ${DEFAULT-VALUE}.",
            defaultValue = "10")
    private int rows;

    RunsCompareCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (rows < 0 || rows > 10_000) {
            throw Fault.of(FaultCode.CALL_INVALID, "--rows is from 0 to 10,000.").toException();
        }
        var past = new Past(context);
        return past.with(
                history -> {
                    var older = past.find(history, before).run().number();
                    var newer = past.find(history, after).run().number();
                    var comparison = Comparison.of(history, older, newer);
                    head(comparison);
                    definition(comparison);
                    figures(comparison);
                    outputs(comparison, new KeptResults(past.workspace()));
                    return 0;
                });
    }

    private void line(String line) {
        context.out().println(Columns.clean(line));
    }

    private void head(Comparison comparison) {
        var was = comparison.before().run();
        var is = comparison.after().run();
        var table = new TextTable("lll");
        table.row("", "#" + was.number(), "#" + is.number())
                .row("pipeline", Columns.clean(was.file()), Columns.clean(is.file()))
                .row("started", was.started().toString(), is.started().toString())
                .row("outcome", RunText.outcome(was.outcome()), RunText.outcome(is.outcome()))
                .row(
                        "time",
                        was.took().map(Figures::time).orElse(""),
                        is.took().map(Figures::time).orElse(""));
        comparison
                .parameters()
                .forEach(
                        given ->
                                table.row(
                                        Columns.clean("$" + given.name()),
                                        Columns.clean(given.before().orElse("-")),
                                        Columns.clean(given.after().orElse("-"))));
        table.lines("").forEach(context.out()::println);
    }

    private void definition(Comparison comparison) {
        context.out().println();
        if (comparison.definition().isEmpty()) {
            line("The definition of one of them is not kept.");
            return;
        }
        var diff = comparison.definition().get();
        if (diff.isNone()) {
            line("Both ran the same definition.");
            return;
        }
        line("Definition");
        diff.own().forEach(setting -> line("  ~ " + DiffText.PLAIN.setting(setting)));
        diff.nodes().forEach(this::node);
        diff.wiresAdded().forEach(wire -> line("  + " + wire));
        diff.wiresRemoved().forEach(wire -> line("  - " + wire));
    }

    private void node(DefinitionDiff.NodeDiff node) {
        var sign =
                switch (node.change()) {
                    case ADDED -> "+";
                    case REMOVED -> "-";
                    case CHANGED -> "~";
                };
        line("  " + sign + " " + node.id().value() + "  " + node.type());
        node.settings().forEach(setting -> line("      " + DiffText.PLAIN.setting(setting)));
    }

    private void figures(Comparison comparison) {
        context.out().println();
        var table = new TextTable("lrrrr");
        table.row("node", "rows before", "rows after", "time before", "time after");
        for (Comparison.Nodes node : comparison.nodes()) {
            table.row(
                    node.id().value(),
                    node.before().map(RunText::counts).orElse("-"),
                    node.after().map(RunText::counts).orElse("-"),
                    node.before().flatMap(NodeRow::took).map(Figures::time).orElse(""),
                    node.after().flatMap(NodeRow::took).map(Figures::time).orElse(""));
        }
        table.lines("").forEach(context.out()::println);
    }

    private void outputs(Comparison comparison, KeptResults kept) {
        var wanted =
                node.isEmpty() ? Optional.<Port>empty() : Optional.of(PipelineOptions.port(node));
        var outputs =
                comparison.outputs().stream()
                        .filter(output -> wanted.isEmpty() || isAt(output.port(), wanted.get()))
                        .toList();
        if (wanted.isPresent() && outputs.isEmpty()) {
            throw gone(wanted.get());
        }
        for (Comparison.Output output : outputs) {
            if (output.isSame()) {
                line(output.port().text() + ": the same rows");
                continue;
            }
            var older = kept.rows(output.before());
            var newer = kept.rows(output.after());
            if (older.isPresent() && newer.isPresent()) {
                diff(output.port(), older.get(), newer.get());
            } else if (wanted.isPresent()) {
                throw gone(wanted.get());
            }
        }
    }

    private static RuntimeException gone(Port port) {
        return Fault.of(
                        FaultCode.ROWS_GONE,
                        "The rows of \"" + port.text() + "\" are not kept of both runs.")
                .withHint("Mark the node as kept, and later runs can be compared.")
                .toException();
    }

    private static boolean isAt(Port port, Port wanted) {
        return port.node().equals(wanted.node())
                && (wanted.port().isEmpty() || wanted.port().equals(port.port()));
    }

    private void diff(Port port, Path older, Path newer) {
        var diff = new RowDiffer(older, newer).diff(keys, rows, new Cancellation());
        context.out().println();
        line(port.text() + ": " + DiffText.summary(diff));
        diff.gone().forEach(column -> line("  - column " + column));
        diff.come().forEach(column -> line("  + column " + column));
        diff.rows().forEach(row -> line("  " + DiffText.PLAIN.row(diff, row)));
    }
}
