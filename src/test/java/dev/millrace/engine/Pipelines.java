package dev.millrace.engine;

import dev.millrace.file.PipelineReader;
import dev.millrace.model.Pipeline;
import java.nio.charset.StandardCharsets;

/// Pipelines as text, for tests that read like the file.
public final class Pipelines {

    private Pipelines() {}

    /// @param nodes members of `nodes`, without the braces
    /// @param links each as in the file
    public static Pipeline of(String nodes, String... links) {
        return withParameters("", nodes, links);
    }

    public static Pipeline withParameters(String parameters, String nodes, String... links) {
        var quoted = new StringBuilder();
        for (String link : links) {
            quoted.append(quoted.isEmpty() ? "" : ", ").append('"').append(link).append('"');
        }
        var json =
                "{\"format\": 1, \"name\": \"test\", \"parameters\": {"
                        + parameters
                        + "}, \"nodes\": {"
                        + nodes
                        + "}, \"links\": ["
                        + quoted
                        + "]}";
        return PipelineReader.read(json.getBytes(StandardCharsets.UTF_8), "test.pipeline.json");
    }
}
