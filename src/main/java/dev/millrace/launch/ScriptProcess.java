package dev.millrace.launch;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.worker.WorkerLaunch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Writes the SQL script of a pipeline by the command line in a process of its own, since the
/// window has no engine.
final class ScriptProcess {

    private static final long LONGEST_SECONDS = 120;

    private final WorkerLaunch launch;

    ScriptProcess(WorkerLaunch launch) {
        this.launch = launch;
    }

    /// @param pipeline a saved file
    /// @throws FaultException with what the command said, if it failed
    String sql(Path pipeline) {
        try {
            var folder = Files.createTempDirectory("millrace-export");
            var script = folder.resolve("script.sql");
            var said = folder.resolve("said");
            var process =
                    new ProcessBuilder(command(pipeline, script))
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failed("it took more than " + LONGEST_SECONDS + " seconds");
            }
            if (process.exitValue() != 0) {
                throw failed(Files.readString(said, StandardCharsets.UTF_8).strip());
            }
            var text = Files.readString(script);
            Files.deleteIfExists(script);
            Files.deleteIfExists(said);
            Files.deleteIfExists(folder);
            return text;
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("it was interrupted");
        }
    }

    private List<String> command(Path pipeline, Path script) {
        var command = new ArrayList<>(launch.command());
        command.removeLast();
        command.addAll(
                List.of("export", pipeline.toString(), "--to", "sql", "-o", script.toString()));
        return command;
    }

    private static FaultException failed(String why) {
        return Fault.of(FaultCode.ENGINE_FAILED, "The script could not be written: " + why)
                .toException();
    }
}
