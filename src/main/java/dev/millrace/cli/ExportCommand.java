package dev.millrace.cli;

import dev.millrace.export.SqlScript;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Hands a pipeline out in another form.
@Command(
        name = "export",
        description = "Writes the pipeline as SQL that can be run by hand.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    /// The forms there are.
    enum Form {
        SQL
    }

    private final Context context;

    @Mixin private final PipelineOptions pipeline = new PipelineOptions();

    @Option(names = "--to", required = true, paramLabel = "sql", description = "The form.")
    private Form form = Form.SQL;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "Where to write it. Default: standard output.")
    private String output = "";

    ExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        var open = pipeline.open(context);
        var planned = context.engine().plan(open.source(), pipeline.call(context));
        var faults =
                open.reading().faults().stream().anyMatch(Fault::isError)
                        ? open.reading().faults()
                        : planned.faults().stream().map(open.reading()::locate).toList();
        faults.stream().filter(Fault::isError).forEach(f -> context.err().println(f.text()));
        if (Cli.exitCode(faults) != 0) {
            return Cli.exitCode(faults);
        }
        var script =
                switch (form) {
                    case SQL ->
                            SqlScript.of(
                                    planned.plan().orElseThrow(),
                                    String.valueOf(open.source().file().getFileName()));
                };
        if (output.isEmpty()) {
            context.out().print(script);
        } else {
            save(script, context.path(output), open.source().file());
        }
        return 0;
    }

    private static void save(String script, Path target, Path source) throws IOException {
        if (Files.exists(target) && Files.isSameFile(target, source)) {
            throw Fault.of(FaultCode.CALL_INVALID, "The script would overwrite the pipeline file.")
                    .withHint("Choose another place with -o.")
                    .toException();
        }
        try {
            var part = target.resolveSibling("." + target.getFileName() + ".part");
            Files.writeString(part, script, StandardCharsets.UTF_8);
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "\"" + target + "\" cannot be written.")
                    .withHint("Check that its folder is there and may be written.")
                    .toException(e);
        }
    }
}
