package dev.millrace.history;

import dev.millrace.model.NodeId;
import java.time.Instant;

/// What a run read, so that a later one can tell whether it reads the same.
///
/// @param path as the engine opened it
/// @param bytes size when it was read
/// @param modified to the nanosecond
public record SourceIdentity(NodeId node, String path, long bytes, Instant modified) {}
