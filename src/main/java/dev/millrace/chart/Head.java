package dev.millrace.chart;

/// How a column of an answer is called and read.
///
/// @param title what people call it
/// @param type `temporal quantitative nominal ordinal`
public record Head(String title, String type) {}
