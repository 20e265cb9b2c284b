package dev.millrace.board;

import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which rows a page shows.
///
/// @param source name of the pipeline's file
/// @param run whose rows they are; empty: a sample, since nothing ran yet
public record RunState(String source, Optional<Run> run) {

    /// @param checks what came of the expectations: `passed` or `warned`; empty if there were none
    /// @param isChanged whether the pipeline has changed since
    /// @param newest number of the last run of the pipeline, however it ended
    /// @param reports of its expectations
    public record Run(
            long number,
            Instant at,
            String checks,
            boolean isChanged,
            long newest,
            List<Report> reports) {

        public Run {
            reports = List.copyOf(reports);
        }
    }

    /// What came of an expectation.
    ///
    /// @param broken rows that broke it
    public record Report(NodeId node, String expectation, long broken) {

        Value json() {
            return Value.fields(
                    Map.entry("node", Value.of(node.value())),
                    Map.entry("expectation", Value.of(expectation)),
                    Map.entry("broken", Value.of(broken)));
        }
    }

    /// What came of the expectations of some nodes.
    Value reports(Collection<NodeId> nodes) {
        return new Value.Items(
                run.stream()
                        .flatMap(ran -> ran.reports().stream())
                        .filter(report -> nodes.contains(report.node()))
                        .map(Report::json)
                        .toList());
    }

    /// `number at state checks changed`; null for a sample.
    public Value json() {
        return run.<Value>map(
                        ran ->
                                Value.fields(
                                        Map.entry("number", Value.of(ran.number())),
                                        Map.entry("at", Value.of(ran.at().toString())),
                                        Map.entry("state", Value.of("SUCCEEDED")),
                                        Map.entry("checks", Value.of(ran.checks())),
                                        Map.entry("newest", Value.of(ran.newest())),
                                        Map.entry("changed", Value.of(ran.isChanged()))))
                .orElse(new Value.Null());
    }
}
