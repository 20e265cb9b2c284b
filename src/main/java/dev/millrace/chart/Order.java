package dev.millrace.chart;

/// By what answers are put in order; NULL comes last.
///
/// @param name `k0` or `m1`
public record Order(String name, boolean descending) {}
