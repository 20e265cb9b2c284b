package dev.millrace.node;

/// A place in a text that is no SQL, where a column of an input is named.
///
/// @param setting name of the setting that holds the text
/// @param from 0-based first character of the column's name, quotes included
/// @param to the character after the last one
/// @param input the name of the input, as people know it
/// @param column without quotes
public record ColumnPlace(String setting, int from, int to, String input, String column) {}
