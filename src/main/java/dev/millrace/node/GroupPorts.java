package dev.millrace.node;

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
}
