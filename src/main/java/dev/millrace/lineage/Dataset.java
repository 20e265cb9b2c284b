package dev.millrace.lineage;

/// Data outside the pipeline, named as OpenLineage names it.
///
/// @param namespace `file`, or `duckdb://` and the path of a database file
/// @param name the absolute path of a file or folder, or the name of a table
public record Dataset(String namespace, String name) {}
