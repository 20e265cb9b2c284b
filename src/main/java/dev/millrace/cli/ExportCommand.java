package dev.millrace.cli;

import dev.millrace.export.SqlExport;
import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.file.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Hands a pipeline out in another form.
@Command(
        name = "export",
        description = "Writes the pipeline as one SQL script that can be run by hand with DuckDB.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private static final List<String> FORMS = List.of("sql");

    private final Context context;

    @Mixin private final PipelineOptions pipeline = new PipelineOptions();

    @Option(names = "--to", required = true, paramLabel = "sql", description = "The form.")
    private String form = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "The file to write. Default: standard output.")
    private String output = "";

    ExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!FORMS.contains(form.toLowerCase(Locale.ROOT))) {
            throw unknown().toException();
        }
        var open = pipeline.open(context);
        var printed = new Faults(context.err());
        printed.print(open.reading().faults());
        if (printed.exitCode() != 0) {
            return printed.exitCode();
        }
        var prepared =
                new SqlExport(context.engine()).prepare(open.source(), pipeline.call(context));
        printed.print(prepared.faults().stream().map(open.reading()::locate).toList());
        if (prepared.plan().isEmpty()) {
            return printed.exitCode();
        }
        if (output.isEmpty()) {
            context.data().print(prepared.script("script.sql"));
            context.data().flush();
        } else {
            save(prepared);
        }
        return 0;
    }

    private void save(SqlExport.Prepared prepared) {
        var target = PipelineOptions.path(context, output);
        prepared.occupied()
                .use(target)
                .ifPresent(
                        use -> {
                            throw Fault.of(
                                            FaultCode.CALL_INVALID,
                                            "\"" + output + "\" is " + use + ".")
                                    .withHint("Choose another place with -o.")
                                    .toException();
                        });
        var name = target.getFileName();
        var script = prepared.script(name == null ? "script.sql" : name.toString());
        WholeFile.write(shown(target), script.getBytes(StandardCharsets.UTF_8));
    }

    /// As the person named it, where that names the same file.
    private Path shown(Path target) {
        return context.folder().equals(Path.of("").toAbsolutePath()) ? Path.of(output) : target;
    }

    private Fault unknown() {
        return Fault.of(FaultCode.CALL_INVALID, "There is no export to \"" + form + "\".")
                .withHint(
                        (DidYouMean.among(FORMS, form)
                                        + " There is "
                                        + String.join(", ", FORMS)
                                        + ".")
                                .strip());
    }
}
