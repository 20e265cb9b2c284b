package dev.millrace.ui.document;

import dev.millrace.model.Port;
import java.time.Duration;

/// What the last look at a port told about it as a whole.
///
/// @param rows how many, in words that say how much they claim: `9,994 exact`
/// @param took from the question to the answer
public record Seen(Port port, String rows, int columns, Duration took) {}
