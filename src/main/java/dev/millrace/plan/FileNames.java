package dev.millrace.plan;

import dev.millrace.model.NodeId;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The real files behind the settings of nodes.
interface FileNames {
    List<String> resolve(NodeId node, Sql.Part.Files named);

    /// Real paths behind a setting of a node that reads.
    List<Path> paths(NodeId node, String setting);

    Path target(NodeId node);

    Map<NodeId, Map<String, List<Path>>> byNode();

    WrittenPaths written();
}
