package dev.millrace.cli;

import dev.millrace.engine.RunCall;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Port;
import dev.millrace.worker.OpenPipeline;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The pipeline a command is about, its parameters, and what it may touch.
final class PipelineOptions {

    @Parameters(index = "0", paramLabel = "FILE", description = "The pipeline file.")
    private String file = "";

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "Gives a parameter its value. May be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--allow-read",
            paramLabel = "PATH",
            description = "A file or folder outside the workspace that may be read.")
    private List<String> allowRead = List.of();

    @Option(
            names = "--allow-write",
            paramLabel = "PATH",
            description = "A file or folder outside the workspace that may be written.")
    private List<String> allowWrite = List.of();

    /// For a command whose own commands take the file.
    void demandFile(String command) {
        if (file.isEmpty()) {
            throw Fault.of(FaultCode.CALL_INVALID, "Missing required parameter: 'FILE'.")
                    .withHint("See millrace " + command + " --help.")
                    .toException();
        }
    }

    OpenPipeline open(Context context) {
        return OpenPipeline.read(shorter(context));
    }

    /// As the person named it, where that names the same file.
    private Path shorter(Context context) {
        var path = path(context, file);
        return context.folder().equals(Path.of("").toAbsolutePath()) ? Path.of(file) : path;
    }

    RunCall call(Context context) {
        return RunCall.PLAIN
                .with(parameters)
                .allowing(
                        allowRead.stream().map(written -> path(context, written)).toList(),
                        allowWrite.stream().map(written -> path(context, written)).toList());
    }

    static Path path(Context context, String written) {
        try {
            return context.path(written);
        } catch (InvalidPathException e) {
            throw Fault.of(FaultCode.CALL_INVALID, "\"" + written + "\" is not a path.")
                    .toException(e);
        }
    }

    static Port port(String text) {
        return Port.parse(text)
                .orElseThrow(
                        () ->
                                Fault.of(
                                                FaultCode.CALL_INVALID,
                                                "\"" + text + "\" is not a node or node.port.")
                                        .toException());
    }
}
