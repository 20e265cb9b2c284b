package dev.millrace.ui.shell;

import dev.millrace.fault.FaultException;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The pipelines that come along.
public final class Samples {

    private Samples() {}

    /// The pipeline files in a folder, by name; none if there is no such folder.
    public static List<Path> in(Path folder) {
        var found = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "*.pipeline.json")) {
                files.forEach(found::add);
            } catch (IOException e) {
                return List.of();
            }
        }
        found.sort(null);
        return found;
    }

    /// What a sample says of itself; empty if nothing.
    static String text(Path file) {
        try {
            return PipelineReader.inspect(file).pipeline().extra().get("description")
                            instanceof Value.Text(var text)
                    ? text
                    : "";
        } catch (FaultException e) {
            return "";
        }
    }
}
