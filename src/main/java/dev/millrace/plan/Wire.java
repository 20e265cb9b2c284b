package dev.millrace.plan;

import dev.millrace.model.Link;
import dev.millrace.model.NodeId;

/// A link whose ports are known: an edge of the graph.
///
/// @param fromPort never empty
/// @param toPort never empty
public record Wire(NodeId from, String fromPort, NodeId to, String toPort, Link link) {}
