package dev.millrace.lineage;

import dev.millrace.model.NodeId;

/// A place in the settings of a node that names a column of an input: in what a person typed as
/// SQL, or as a setting that is the name of a column.
///
/// @param settingPath path of the setting, such as `measures[1].expression`
/// @param from 0-based first character of the name in the text of the setting, quotes included
/// @param to the character after the last one
/// @param column the column it names
public record ColumnUse(NodeId node, String settingPath, int from, int to, ColumnAt column) {}
