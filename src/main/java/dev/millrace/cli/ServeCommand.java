package dev.millrace.cli;

import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.serve.Dashboard;
import dev.millrace.serve.DashboardServer;
import dev.millrace.serve.ServeKey;
import dev.millrace.serve.Tokens;
import dev.millrace.worker.OpenPipeline;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Serves a dashboard until it is interrupted.
@Command(
        name = "serve",
        description = {
            "Serves a dashboard or a chart to browsers and programs, live: a filter asks the engine,"
                    + " and a run refreshes open pages.",
            "This machine alone can reach it, unless --host says otherwise."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private final Context context;

    @Mixin private final PipelineOptions pipeline = new PipelineOptions();
    @Mixin private final ServeOptions where = new ServeOptions();

    @Option(
            names = "--node",
            paramLabel = "NODE",
            description = "The dashboard, chart, figure or table. Default: the only dashboard.")
    private String node = "";

    @Option(
            names = "--attached",
            description =
                    "For programs: tells the address as a line of JSON, and ends with its standard"
                            + " input.")
    private boolean attached;

    ServeCommand(Context context) {
        this.context = context;
    }

    /// With the command that makes links. A file is demanded of both, but by each for itself.
    static CommandLine line(Context context) {
        var line = new CommandLine(new ServeCommand(context));
        var spec = line.getCommandSpec();
        var file = spec.positionalParameters().getFirst();
        spec.remove(file);
        spec.addPositional(
                CommandLine.Model.PositionalParamSpec.builder(file)
                        .arity("0..1")
                        .required(false)
                        .build());
        return line.addSubcommand(new ServeTokenCommand(context));
    }

    @Override
    public Integer call() {
        pipeline.demandFile("serve");
        var listening = where.listening();
        var call = pipeline.call(context);
        var open = pipeline.open(context);
        var faults = new Faults(context.err());
        faults.print(context.workbench().check(open, call));
        if (faults.exitCode() != 0) {
            return faults.exitCode();
        }
        var shown = ServingNode.of(context.catalog(), open.source().pipeline(), node);
        var tokens = tokens(context, open, shown);
        var ended = new CompletableFuture<Integer>();
        try (var interrupt = Interrupt.of(() -> ended.complete(Interrupt.EXIT));
                var dashboard = new Dashboard(context.workbench(), open, call, shown)) {
            var title = dashboard.check().get("title");
            try (var server =
                    DashboardServer.start(
                            dashboard,
                            listening,
                            tokens,
                            context.clock(),
                            DashboardServer.Times.USUAL,
                            this::bug)) {
                tell(title instanceof Value.Text(var text) ? text : "", server.address());
                return interrupt.ended(await(ended));
            }
        }
    }

    static Tokens tokens(Context context, OpenPipeline open, NodeId node) {
        var key = ServeKey.in(context.person());
        return new Tokens(key, open.source().file(), node, context.clock());
    }

    private void tell(String title, String address) {
        if (attached) {
            var line =
                    Value.fields(
                            Map.entry("address", Value.of(address)),
                            Map.entry("title", Value.of(title)));
            context.data().print(Json.line(line) + "\n");
            context.data().flush();
        } else {
            context.out().println("\"" + Columns.clean(title) + "\" is served at " + address);
            context.out().println("Ctrl+C ends it.");
            context.out().flush();
        }
    }

    /// @return the exit code
    private int await(CompletableFuture<Integer> ended) {
        if (attached) {
            Thread.ofPlatform().daemon().name("serve-input").start(() -> untilInputEnds(ended));
        }
        return ended.join();
    }

    private void untilInputEnds(CompletableFuture<Integer> ended) {
        try {
            while (context.in().read() >= 0) {}
        } catch (IOException closed) {
            ended.complete(0);
        }
        ended.complete(0);
    }

    private void bug(Throwable bug) {
        context.err().println("warning: A request failed inside: " + bug + ".");
    }
}
