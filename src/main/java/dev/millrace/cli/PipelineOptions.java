package dev.millrace.cli;

import dev.millrace.engine.RunCall;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.CountMode;
import dev.millrace.model.Port;
import dev.millrace.worker.OpenPipeline;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The pipeline a command is about, and how it may be read.
final class PipelineOptions {

    @Parameters(index = "0", paramLabel = "FILE", description = "The pipeline file.")
    private String file = "";

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "Gives a parameter its value.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--allow-read",
            paramLabel = "PATH",
            description = "A file or folder outside the workspace that may be read.")
    private List<String> allowRead = List.of();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description =
                    "What the engine may use, such as 500MB or 4GB. Default: 60%% of the RAM.")
    private String memory = "";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads the engine may use. Default: one per core.")
    private int threads;

    OpenPipeline open(Context context) {
        return OpenPipeline.read(shorter(context, context.path(file)));
    }

    /// As the person named it, where that names the same file.
    private Path shorter(Context context, Path path) {
        return context.folder().equals(Path.of("").toAbsolutePath()) ? Path.of(file) : path;
    }

    RunCall call(Context context) {
        if (threads < 0) {
            throw wrong("--threads must not be negative.");
        }
        return new RunCall(
                parameters,
                Optional.empty(),
                CountMode.AUTO,
                memory.isEmpty() ? 0 : Sizes.bytes(memory),
                threads,
                allowRead.stream().map(context::path).toList(),
                List.of(),
                RunCall.WhenBusy.WAIT,
                0);
    }

    static Port port(String text) {
        return Port.parse(text)
                .orElseThrow(() -> wrong("\"" + text + "\" is not a node or node.port."));
    }

    private static FaultException wrong(String message) {
        return Fault.of(FaultCode.CALL_INVALID, message).toException();
    }
}
