package dev.millrace.cli;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.json.Json;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.lineage.Lineages;
import dev.millrace.lineage.OpenLineage;
import dev.millrace.model.Value;
import dev.millrace.worker.OpenPipeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says where columns come from and where they go.
@Command(
        name = "lineage",
        description = {
            "Says where columns come from and where they go.",
            "Without a column: what every column at the ends of the pipeline is made of."
        },
        mixinStandardHelpOptions = true)
final class LineageCommand implements Callable<Integer> {

    private final Context context;

    @Mixin private final PipelineOptions pipeline = new PipelineOptions();
    @Mixin private final ExportOutput output = new ExportOutput();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NODE[.port][.column]",
            description = "A column of what leaves the node, or the node for all its columns.")
    private String wanted = "";

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Option(
            names = "--openlineage",
            description = "As an event of OpenLineage, for catalogues of data.")
    private boolean openLineage;

    LineageCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        refuseBoth();
        var open = pipeline.open(context);
        var faults = new Faults(context.err());
        faults.print(open.reading().faults());
        if (faults.exitCode() != 0) {
            return faults.exitCode();
        }
        var planned = context.engine().checked(open.source(), pipeline.call(context));
        faults.print(planned.faults().stream().map(open.reading()::locate).toList());
        var graph = new Lineages().of(planned, open.workspace().root());
        if (openLineage) {
            var job = open.inWorkspace().replace('\\', '/');
            write(OpenLineage.jobEvent(graph, job, context.clock().instant()));
        } else {
            show(open, graph, faults);
        }
        return faults.exitCode();
    }

    private void refuseBoth() {
        if (openLineage && (json || !wanted.isEmpty())) {
            throw Fault.of(
                            FaultCode.CALL_INVALID,
                            "--openlineage tells of the whole pipeline, in a form of its own.")
                    .withHint("Leave " + (json ? "--json" : "the column") + " away.")
                    .toException();
        }
        if (output.isFile() && !openLineage && !json) {
            throw Fault.of(FaultCode.CALL_INVALID, "-o is for --json and --openlineage.")
                    .toException();
        }
    }

    /// Of nodes with an error, which were told already, there is nothing to show.
    private void show(OpenPipeline open, LineageGraph graph, Faults faults) {
        var choice = new LineageChoice(open.source().pipeline(), graph, faults.errors() > 0);
        var column = choice.column(wanted);
        var ports = column.isPresent() ? List.of(column.get().at()) : choice.ports(wanted);
        if (json) {
            write(
                    column.map(at -> LineageJson.column(graph, at))
                            .orElseGet(() -> LineageJson.ports(graph, ports)));
            return;
        }
        var text = new LineageText(graph, open.workspace().root());
        var lines = column.map(text::column).orElseGet(() -> text.ports(ports));
        lines.forEach(line -> context.out().println(Columns.clean(line)));
    }

    private void write(Value value) {
        var bytes = (Json.pretty(value) + "\n").getBytes(StandardCharsets.UTF_8);
        output.write(context, bytes, LineageCommand::noJson);
    }

    /// A slip must not cost the pipeline or its data.
    private static Optional<String> noJson(Path target) {
        var name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        boolean isPipeline = name.endsWith(".pipeline.json");
        return Files.exists(target) && (isPipeline || !name.endsWith(".json"))
                ? Optional.of("there already and no lineage")
                : Optional.empty();
    }
}
