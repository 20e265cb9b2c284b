package dev.millrace.ui.shell;

import dev.millrace.fault.FaultException;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.json.Json;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Edits that are not saved yet, kept beside the pipelines so that a crash loses none. Each open
/// pipeline has one file, which names the process that writes it: what a process left that is gone
/// is offered at the next start. Any thread, one at a time.
final class Recovery {

    private static final String SUFFIX = ".recovery.json";

    private final Path folder;
    private final long process;

    /// When the process began: a number is given again to another process some day.
    private final long began;

    Recovery(Path folder, long process) {
        this.folder = folder;
        this.process = process;
        began = began(process);
    }

    /// In milliseconds of the epoch; 0 if there is no such process, or the system does not say.
    private static long began(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().startInstant())
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }

    /// What a dead process left.
    ///
    /// @param kept where it is kept
    /// @param file the pipeline's file; empty if it was never saved
    record Left(Path kept, Optional<Path> file, Pipeline pipeline) {}

    /// A new place to keep the edits of one open pipeline.
    Path place() {
        return folder.resolve(UUID.randomUUID() + SUFFIX);
    }

    /// @throws IOException if it cannot be kept: the person is told, for then only saving helps
    void keep(Path place, Optional<Path> file, Pipeline pipeline) throws IOException {
        Files.createDirectories(folder);
        var kept =
                Value.fields(
                        Map.entry("process", Value.of(process)),
                        Map.entry("began", Value.of(began)),
                        Map.entry("file", Value.of(file.map(Path::toString).orElse(""))),
                        Map.entry("pipeline", Value.of(PipelineWriter.text(pipeline))));
        var next = place.resolveSibling(place.getFileName() + ".new");
        Files.writeString(next, Json.line(kept), StandardCharsets.UTF_8);
        Files.move(
                next, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Nothing is left to recover: the edits were saved, or given up on purpose.
    void forget(Path place) {
        try {
            Files.deleteIfExists(place);
        } catch (IOException e) {
            // It is offered once more at the next start, and can be given up there.
        }
    }

    /// What processes left that are gone. What cannot be read is passed over, and stays.
    List<Left> left() {
        var found = new ArrayList<Left>();
        try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                read(file).ifPresent(found::add);
            }
        } catch (IOException e) {
            return List.of();
        }
        return found;
    }

    private Optional<Left> read(Path kept) {
        try {
            var text = Files.readString(kept);
            if (!(Json.parse(text) instanceof Value.Fields fields)
                    || !(fields.get("process") instanceof Value.Num(var pid))
                    || !(fields.get("began") instanceof Value.Num(var start))
                    || !(fields.get("file") instanceof Value.Text(var file))
                    || !(fields.get("pipeline") instanceof Value.Text(var pipeline))
                    || isAlive(pid.longValue(), start.longValue())) {
                return Optional.empty();
            }
            var bytes = pipeline.getBytes(StandardCharsets.UTF_8);
            return Optional.of(
                    new Left(
                            kept,
                            file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file)),
                            PipelineReader.inspect(bytes, file).pipeline()));
        } catch (IOException | FaultException e) {
            return Optional.empty();
        }
    }

    private boolean isAlive(long pid, long start) {
        return pid != process
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
                && began(pid) == start;
    }
}
