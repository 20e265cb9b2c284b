package dev.millrace.refactor;

import dev.millrace.model.Pipeline;
import java.util.function.UnaryOperator;

/// Something that makes a problem go away.
///
/// @param title what a person reads on the button: `Use "Sales"`
/// @param change of the pipeline it was made for, or of a later one in which the node still is
public record Remedy(String title, UnaryOperator<Pipeline> change) {}
