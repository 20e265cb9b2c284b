package dev.millrace.export;

import dev.millrace.engine.PipelineSource;
import dev.millrace.engine.RunCall;
import dev.millrace.model.Node;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.util.HashMap;
import java.util.Optional;

/// Keeps the values of secret parameters out of what is handed out.
final class Secrets {

    private Secrets() {}

    /// The pipeline with NULL for every secret, whatever its default is.
    static PipelineSource without(PipelineSource source) {
        var pipeline = source.pipeline();
        for (var entry : source.pipeline().parameters().entrySet()) {
            var parameter = entry.getValue();
            if (parameter.secret()) {
                pipeline =
                        pipeline.with(
                                entry.getKey(),
                                new Parameter(
                                        parameter.type(),
                                        Optional.of(new Value.Null()),
                                        true,
                                        parameter.extra()));
            }
        }
        return new PipelineSource(pipeline, source.file(), source.workspace(), source.hash());
    }

    /// The call without values for secrets.
    static RunCall without(PipelineSource source, RunCall call) {
        var given = new HashMap<>(call.parameters());
        source.pipeline()
                .parameters()
                .forEach(
                        (name, parameter) -> {
                            if (parameter.secret()) {
                                given.remove(name);
                            }
                        });
        return call.with(given);
    }

    static boolean isPartOfSettings(Pipeline pipeline, String name) {
        return pipeline.nodes().values().stream().anyMatch(node -> isPartOf(node, name));
    }

    private static boolean isPartOf(Node node, String name) {
        return contains(node.settings(), "${" + name + "}");
    }

    private static boolean contains(Value value, String text) {
        return switch (value) {
            case Value.Text(String held) -> held.contains(text);
            case Value.Items(var values) -> values.stream().anyMatch(v -> contains(v, text));
            case Value.Fields(var members) ->
                    members.values().stream().anyMatch(v -> contains(v, text));
            case Value.Null _, Value.Bool _, Value.Num _ -> false;
        };
    }
}
