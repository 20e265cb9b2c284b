package dev.millrace.cli;

import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.history.History;
import dev.millrace.history.RunQuery;
import dev.millrace.history.RunRecord;
import dev.millrace.history.RunRow;
import dev.millrace.history.RunText;
import dev.millrace.model.Figures;
import java.util.EnumSet;
import java.util.List;
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

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description =
                    "Only runs with this text in the pipeline, its file, the id, a parameter or a"
                            + " fault.")
    private String text = "";

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            split = ",",
            description = "Only runs that ended so: ${COMPLETION-CANDIDATES}.")
    private List<Outcome> outcomes = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only runs from then on: 2026-01-31, 2026-01-31T12:00:00Z, 12h or 7d.")
    private String since = "";

    @Option(names = "--until", paramLabel = "TIME", description = "Only runs before then.")
    private String until = "";

    @Option(names = "--file", paramLabel = "FILE", description = "Only runs of this pipeline.")
    private String file = "";

    RunsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var past = new Past(context);
        return past.with(
                history -> {
                    if (id.isEmpty()) {
                        list(history, past);
                    } else {
                        show(history, past.find(history, id));
                    }
                    return 0;
                });
    }

    private RunQuery query(Past past) {
        return RunQuery.NEWEST
                .first(Math.max(1, last))
                .containing(text)
                .ended(
                        outcomes.isEmpty()
                                ? EnumSet.noneOf(Outcome.class)
                                : EnumSet.copyOf(outcomes))
                .between(past.time("--since", since), past.time("--until", until))
                .of(file.isEmpty() ? Optional.empty() : Optional.of(past.inWorkspace(file)));
    }

    private void list(History history, Past past) {
        var query = query(past);
        var page = history.runs(query);
        if (page.runs().isEmpty()) {
            boolean any = !history.runs(1, History.NEWEST).isEmpty();
            context.out()
                    .println(
                            any
                                    ? "No run is like that."
                                    : "Nothing was run in this workspace yet.");
            return;
        }
        var table = new TextTable("rllrrl");
        for (RunRow run : page.runs()) {
            table.row(
                    "#" + run.number(),
                    run.started().toString(),
                    RunText.outcome(run.outcome()),
                    run.took().map(Figures::time).orElse(""),
                    Figures.plural(run.nodes(), "node"),
                    Columns.clean(run.file()));
        }
        table.lines("").forEach(context.out()::println);
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
