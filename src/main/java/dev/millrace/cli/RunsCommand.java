package dev.millrace.cli;

import dev.millrace.engine.Recovery;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunId;
import dev.millrace.engine.Workspace;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.history.History;
import dev.millrace.history.RunRecord;
import dev.millrace.history.RunRow;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the runs of the workspace, or shows one of them again.
@Command(
        name = "runs",
        description = "What ran in this workspace, with rows, times and faults of every node.",
        mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "Number or id of a run to show whole.")
    private String id = "";

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "How many runs to list. Default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private int last;

    RunsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var workspace = Workspace.around(context.folder());
        var recovery = new Recovery(workspace);
        recovery.mend().forEach(f -> context.err().println("warning: " + f.text()));
        try (var history = History.open(workspace.millrace())) {
            history.interrupt(recovery::isAlive);
            if (id.isEmpty()) {
                list(history);
            } else {
                show(history, find(history).orElseThrow(() -> unknown().toException()));
            }
            new Faults(context.err()).warn(history.warnings());
        }
        return 0;
    }

    private void list(History history) {
        var runs = history.runs(Math.max(1, last), History.NEWEST);
        if (runs.isEmpty()) {
            context.out().println("Nothing was run in this workspace yet.");
            return;
        }
        var table = new TextTable("rllrrl");
        for (RunRow run : runs) {
            table.row(
                    "#" + run.number(),
                    run.started().toString(),
                    run.outcome().map(RunsCommand::word).orElse("running"),
                    run.took().map(RunsCommand::time).orElse(""),
                    Figures.plural(run.nodes(), "node"),
                    run.file());
        }
        table.lines("").forEach(context.out()::println);
    }

    private static String word(RunEvent.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String time(Duration took) {
        return Figures.time(took);
    }

    private Optional<RunRecord> find(History history) {
        var text = id.startsWith("#") ? id.substring(1) : id;
        if (text.matches("\\d{1,18}")) {
            return history.run(Long.parseLong(text));
        }
        try {
            return history.run(RunId.parse(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private Fault unknown() {
        return Fault.of(FaultCode.RUN_UNKNOWN, "There is no run \"" + id + "\" in this workspace.")
                .withHint("See millrace runs.");
    }

    /// The stored events, replayed by the code that showed them first.
    private void show(History history, RunRecord record) {
        var run = record.run();
        var out = context.out();
        out.println("Run #" + run.number() + " of " + run.file() + ", " + run.id());
        out.println("Started " + run.started());
        record.parameters().forEach((name, value) -> out.println("  " + name + " = " + value));
        out.println();
        var state = new RunState();
        history.events(run.id()).forEach(state);
        new RunSummary(state, context.screen())
                .lines(OptionalLong.of(run.number()))
                .forEach(out::println);
    }
}
