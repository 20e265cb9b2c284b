package dev.millrace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows rows on a wire.
@Command(
        name = "show",
        description = "Shows rows on a wire. Nothing is written.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private final Context context;

    @Mixin private final PipelineOptions pipeline = new PipelineOptions();

    @Parameters(
            index = "1",
            paramLabel = "NODE[.port]",
            description = "The node, and the port it is left by if that is not the first.")
    private String port = "";

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "How many rows at most. Default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private long rows;

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            description = "Default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private RowsFormat format = RowsFormat.TABLE;

    ShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var open = pipeline.open(context);
        var errors = open.reading().faults().stream().filter(f -> f.isError()).toList();
        if (!errors.isEmpty()) {
            errors.forEach(fault -> context.err().println(fault.text()));
            return Cli.exitCode(errors);
        }
        var call = pipeline.call(context);
        try (var look = context.engine().look(open.source(), call, PipelineOptions.port(port))) {
            var found = look.rows(0, Math.max(0, rows));
            format.lines(found).forEach(context.out()::println);
        }
        return 0;
    }
}
