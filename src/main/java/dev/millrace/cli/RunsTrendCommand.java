package dev.millrace.cli;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.history.Trend;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// How times and rows went over the last runs of a pipeline.
@Command(
        name = "trend",
        description =
                "How the times and rows of a pipeline's nodes went over its last runs; what is far"
                        + " from the others is marked.",
        mixinStandardHelpOptions = true)
final class RunsTrendCommand implements Callable<Integer> {

    private static final int MOST = 1_000;

    private final Context context;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The pipeline; it need not be there any more.")
    private String file = "";

    @Option(
            names = "--node",
            paramLabel = "NODE",
            description = "Shows each run of this node. Default: all nodes, a line each.")
    private String node = "";

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "How many runs to look at, 1 to 1,000. Default: ${DEFAULT-VALUE}.",
            defaultValue = "30")
    private int last;

    @Option(names = "--json", description = "Writes one JSON object.")
    private boolean json;

    RunsTrendCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (last < 1 || last > MOST) {
            throw Fault.of(FaultCode.CALL_INVALID, "--last is from 1 to 1,000.").toException();
        }
        var past = new Past(context);
        return past.with(
                history -> {
                    var name = past.inWorkspace(file);
                    show(name, history.trend(name, last));
                    return 0;
                });
    }

    private void show(String name, Trend trend) {
        if (json) {
            context.out().println(Json.line(TrendJson.write(name, chosen(trend))));
        } else if (trend.runs().isEmpty()) {
            context.out().println(Columns.clean(name) + " was not run in this workspace yet.");
        } else {
            var text = new TrendText(chosen(trend), context.screen().glyphs());
            text.head(Columns.clean(name)).forEach(context.out()::println);
            context.out().println();
            (node.isEmpty() ? text.nodes() : text.runs(new NodeId(node)))
                    .forEach(context.out()::println);
        }
    }

    /// Only the node that is asked for.
    ///
    /// @throws dev.millrace.fault.FaultException if it took part in none of the runs
    private Trend chosen(Trend trend) {
        if (node.isEmpty() || trend.runs().isEmpty()) {
            return trend;
        }
        var only =
                trend.nodes().keySet().stream().filter(id -> id.value().equals(node)).findFirst();
        return trend.of(only.orElseThrow(() -> unknown(List.copyOf(trend.nodes().keySet()))));
    }

    private RuntimeException unknown(List<NodeId> nodes) {
        return Fault.of(
                        FaultCode.NODE_UNKNOWN,
                        "No node \"" + node + "\" took part in the last runs.")
                .withHint(
                        "There is "
                                + nodes.stream()
                                        .map(NodeId::value)
                                        .collect(Collectors.joining(", "))
                                + ".")
                .toException();
    }
}
