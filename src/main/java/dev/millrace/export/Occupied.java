package dev.millrace.export;

import dev.millrace.engine.PipelineSource;
import dev.millrace.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The files a pipeline lives on, which no export may overwrite.
///
/// @param plan of the pipeline
public record Occupied(Plan plan, PipelineSource source) {

    /// What a path is to the pipeline, such as `the pipeline file`; empty if it is nothing to it.
    public Optional<String> use(Path path) {
        var real = real(path);
        if (real.equals(source.file())) {
            return Optional.of("the pipeline file itself");
        }
        if (source.workspace().warehouseFiles().contains(real)) {
            return Optional.of("the warehouse");
        }
        var reader =
                plan.bound().files().entrySet().stream()
                        .filter(
                                node ->
                                        node.getValue().values().stream()
                                                .anyMatch(f -> f.contains(real)))
                        .map(node -> "a file that \"" + node.getKey() + "\" reads")
                        .findFirst();
        return reader.or(
                () ->
                        plan.bound().deliveries().values().stream()
                                .filter(delivery -> real.startsWith(delivery.target()))
                                .map(delivery -> "what \"" + delivery.node() + "\" writes")
                                .findFirst());
    }

    private static Path real(Path path) {
        try {
            if (Files.exists(path)) {
                return path.toRealPath();
            }
            var whole = path.toAbsolutePath().normalize();
            var folder = whole.getParent();
            return folder != null && Files.exists(folder)
                    ? folder.toRealPath().resolve(whole.getFileName())
                    : whole;
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
