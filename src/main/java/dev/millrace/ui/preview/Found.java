package dev.millrace.ui.preview;

/// Where a text was found.
///
/// @param row from 0
/// @param column the first of the row that has it
public record Found(long row, String column) {}
