package dev.millrace.node;

import dev.millrace.sql.Sql;
import java.util.List;

/// Expectations as queries.
///
/// @param ports the routed rows
/// @param expectations in the order of the settings
/// @param report one row over `Ports.SHARED`: for each expectation the number of rows, or 1 for the
///   whole relation, that break it, as BIGINT
public record Check(Ports ports, List<Expectation> expectations, Sql report) {

    /// @param setting path of the setting that holds it
    /// @param sentence what is expected, such as `qty is not null`
    /// @param broken column of `Ports.SHARED` that is true in the rows that break it; empty if it
    ///   is about the whole relation
    public record Expectation(
            String setting, String sentence, OnFailure onFailure, String broken) {}

    /// What happens when an expectation is broken.
    public enum OnFailure {
        /// Counted and shown; rows pass.
        WARN,
        /// The rows that break it leave by `rejected`.
        REJECT,
        /// The run fails and nothing is delivered.
        FAIL
    }

    public Check {
        expectations = List.copyOf(expectations);
    }
}
