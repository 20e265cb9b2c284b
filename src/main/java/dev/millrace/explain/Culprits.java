package dev.millrace.explain;

import dev.millrace.model.Port;
import dev.millrace.model.Rows;

/// Rows for whose sake a node cannot be computed.
///
/// @param at the output whose rows they are; of a broken expectation the input of the check
/// @param rows the first ones; none if the engine cannot tell them
/// @param more whether there may be others
public record Culprits(Port at, Rows rows, boolean more) {}
