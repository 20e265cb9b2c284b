package dev.millrace.board;

import dev.millrace.model.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Which rows a page shows.
///
/// @param source name of the pipeline's file
/// @param run whose rows they are; empty: a sample, since nothing ran yet
public record RunState(String source, Optional<Run> run) {

    /// @param checks what came of the expectations: `passed` or `warned`; empty if there were none
    /// @param isChanged whether the pipeline has changed since
    public record Run(long number, Instant at, String checks, boolean isChanged) {}

    /// `number at state checks changed`; null for a sample.
    public Value json() {
        return run.<Value>map(
                        ran ->
                                Value.fields(
                                        Map.entry("number", Value.of(ran.number())),
                                        Map.entry("at", Value.of(ran.at().toString())),
                                        Map.entry("state", Value.of("SUCCEEDED")),
                                        Map.entry("checks", Value.of(ran.checks())),
                                        Map.entry("changed", Value.of(ran.isChanged()))))
                .orElse(new Value.Null());
    }
}
