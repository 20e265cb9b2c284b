package dev.millrace.node;

/// Where in the lifecycle of data a node stands. Palette, colours and ids follow it.
public enum Stage {
    SOURCE,
    TRANSFORM,
    QUALITY,
    STORAGE,
    SERVING,
    /// Pipelines that are used as nodes, whatever they do.
    GROUP
}
