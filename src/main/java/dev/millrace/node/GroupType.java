package dev.millrace.node;

/// A pipeline that is used as a node. The planner puts its nodes in the place of the node, under
/// `id/inner`; what no file says any more is said at the node.
///
/// Its ports stand in the settings, so that a node is drawn and wired without reading the file.
public non-sealed interface GroupType<S extends Record> extends NodeType<S> {

    /// The pipeline and what it is given.
    Group group(S settings);
}
