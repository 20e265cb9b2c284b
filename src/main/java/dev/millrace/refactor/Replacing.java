package dev.millrace.refactor;

import dev.millrace.model.NodeId;

/// One name in a setting that gives way to another.
///
/// @param from 0-based first character in the text of the setting
record Replacing(NodeId node, String setting, int from, int to, String by) {}
