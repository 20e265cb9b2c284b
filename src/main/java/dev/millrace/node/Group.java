package dev.millrace.node;

import java.util.List;

/// A use of a pipeline as a node.
///
/// @param path of its file, relative to the file that uses it
/// @param arguments values for its parameters
/// @param ports that the node shows
public record Group(String path, List<Argument> arguments, GroupPorts ports) {

    /// Name of the setting with the path.
    public static final String PATH = "path";

    /// Name of the list of values for parameters.
    public static final String PARAMETERS = "parameters";

    /// A value for a parameter, as text. Where the file says nothing but `${name}`, the value of
    /// that parameter is passed on as it is.
    public record Argument(String name, String value) {}

    public Group {
        arguments = List.copyOf(arguments);
    }
}
