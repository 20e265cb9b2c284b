package dev.millrace.cli;

import dev.millrace.export.RunPageExport;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.file.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Hands a run out as a page.
@Command(
        name = "export",
        description = "Writes a run as one HTML page that needs nothing else.",
        mixinStandardHelpOptions = true)
final class RunsExportCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "ID", description = "Number or id of the run.")
    private String id = "";

    @Option(
            names = "--html",
            required = true,
            paramLabel = "FILE",
            description = "The page to write.")
    private String file = "";

    RunsExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var target = PipelineOptions.path(context, file);
        refuseOther(target);
        var past = new Past(context);
        return past.with(
                history -> {
                    var record = past.find(history, id);
                    var page =
                            new RunPageExport(context.catalog())
                                    .page(
                                            record,
                                            history.definition(record.run().number()),
                                            history.events(record.run().id()));
                    WholeFile.write(target, page.getBytes(StandardCharsets.UTF_8));
                    return 0;
                });
    }

    /// A slip must not cost the pipeline or its data: a page replaces nothing but a page.
    private void refuseOther(Path target) {
        var name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        if (Files.exists(target) && !name.endsWith(".html") && !name.endsWith(".htm")) {
            throw Fault.of(FaultCode.CALL_INVALID, "\"" + file + "\" is there already and no page.")
                    .withHint("Choose another place with --html.")
                    .toException();
        }
    }
}
