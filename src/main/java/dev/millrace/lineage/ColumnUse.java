package dev.millrace.lineage;

import dev.millrace.model.NodeId;

/// A place in the settings of a node where a typed text names a column of an input.
///
/// @param settingPath path of the setting, such as `measures[1].expression`
/// @param from 0-based first character of the name in the text of the setting, quotes included
/// @param to the character after the last one
/// @param column the column it names
public record ColumnUse(NodeId node, String settingPath, int from, int to, ColumnAt column) {}
