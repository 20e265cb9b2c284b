package dev.millrace.plan;

import dev.millrace.node.PathFolder;

/// What names and paths mean in one pipeline file: in the one that is planned, or in one it uses as
/// a node.
///
/// @param folder of that file, as seen from that of the file that is planned
record Scope(Arguments arguments, PathFolder folder) {}
