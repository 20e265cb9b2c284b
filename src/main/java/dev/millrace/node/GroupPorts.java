package dev.millrace.node;

import dev.millrace.model.Pipeline;
import java.util.List;

/// The ports of a pipeline that is used as a node: the ids of its nodes that take rows from outside
/// and of those that give rows to it, in the order of its file.
public record GroupPorts(List<String> inputs, List<String> outputs) {

    public static final GroupPorts NONE = new GroupPorts(List.of(), List.of());

    /// The type of the nodes that take rows from outside.
    public static final String INPUT = "group.input";

    /// The type of the nodes that give rows to outside.
    public static final String OUTPUT = "group.output";

    /// The port of both by which rows reach them.
    public static final String IN = "in";

    public GroupPorts {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// The ports a pipeline has for those that use it.
    public static GroupPorts of(Pipeline pipeline) {
        return new GroupPorts(ids(pipeline, INPUT), ids(pipeline, OUTPUT));
    }

    private static List<String> ids(Pipeline pipeline, String type) {
        return pipeline.nodes().values().stream()
                .filter(node -> node.type().equals(type))
                .map(node -> node.id().value())
                .toList();
    }
}
