package dev.millrace.cli;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.file.WholeFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// Where an export goes.
final class ExportOutput {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "The file to write. Default: standard output.")
    private String output = "";

    /// Name of the file that will be written.
    ///
    /// @param otherwise the name if it goes to standard output
    String name(Context context, String otherwise) {
        var name = output.isEmpty() ? null : PipelineOptions.path(context, output).getFileName();
        return name == null ? otherwise : name.toString();
    }

    boolean isFile() {
        return !output.isEmpty();
    }

    /// @param use what the file is already, such as `the warehouse`, if it must not be replaced
    /// @throws FaultException if it must not, or cannot be written
    void write(Context context, byte[] bytes, Function<Path, Optional<String>> use) {
        if (!isFile()) {
            context.data().writeBytes(bytes);
            context.data().flush();
            return;
        }
        var target = PipelineOptions.path(context, output);
        use.apply(target)
                .ifPresent(
                        what -> {
                            throw Fault.of(
                                            FaultCode.CALL_INVALID,
                                            "\"" + output + "\" is " + what + ".")
                                    .withHint("Choose another place with -o.")
                                    .toException();
                        });
        WholeFile.write(shown(context, target), bytes);
    }

    /// As the person named it, where that names the same file.
    private Path shown(Context context, Path target) {
        return context.folder().equals(Path.of("").toAbsolutePath()) ? Path.of(output) : target;
    }
}
