package dev.millrace.refactor;

/// A part of a text.
///
/// @param from 0-based first character
/// @param to the character after the last one
public record Span(int from, int to) {}
