package dev.millrace.plan;

import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.CountMode;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Pipelines as text, checked and planned in a folder that is its own workspace.
///
/// @param folder a real path
record Workbench(Path folder) {

    /// @param nodes members of `nodes`, without the braces
    /// @param links each as in the file
    static Pipeline pipeline(String nodes, String... links) {
        return pipelineWith("", nodes, links);
    }

    static Pipeline pipelineWith(String parameters, String nodes, String... links) {
        var quoted = Stream.of(links).map(l -> '"' + l + '"').collect(Collectors.joining(", "));
        var json =
                "{\"format\": 1, \"name\": \"test\", \"parameters\": {%s}, \"nodes\": {%s},"
                                .formatted(parameters, nodes)
                        + " \"links\": [%s]}".formatted(quoted);
        return PipelineReader.read(json.getBytes(StandardCharsets.UTF_8), "test.pipeline.json");
    }

    PlanRequest request(Map<String, String> parameters) {
        return new PlanRequest(
                Grants.of(folder, folder),
                parameters,
                Arguments.BuiltIn.NONE,
                Optional.empty(),
                CountMode.AUTO,
                Optional.of(folder.resolve("test.pipeline.json")),
                false,
                false,
                false);
    }

    Planned check(Pipeline pipeline) {
        return check(pipeline, Map.of());
    }

    Planned check(Pipeline pipeline, Map<String, String> parameters) {
        return new Planner(NodeCatalog.load(), PipelineReader::read)
                .check(pipeline, request(parameters));
    }

    /// What a check says, each as `CODE node sentence`.
    List<String> said(String nodes, String... links) {
        return said(check(pipeline(nodes, links)));
    }

    static List<String> said(Planned planned) {
        return planned.faults().stream().map(Workbench::said).toList();
    }

    static String said(Fault fault) {
        return fault.code() + " " + fault.place().node() + " " + fault.message();
    }
}
