package dev.millrace.engine.look;

/// Where a text was found.
///
/// @param row from 0, under the query that was searched
public record LookFound(long row, String column) {}
