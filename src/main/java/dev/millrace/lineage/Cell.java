package dev.millrace.lineage;

/// A column of a relation of the plan, by their names.
record Cell(String relation, String column) {}
