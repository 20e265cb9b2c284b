package dev.millrace.explain;

/// How much is known of the rows that are shown of a port. In every case but the last the rows that
/// made it are among them.
public enum Sureness {
    /// Exactly these rows made it; none of them: no row of the port took part.
    EXACT,
    /// Rows with the same values in the columns that were copied; which of them made it cannot be
    /// told.
    AMONG,
    /// No value was copied, so these are all rows of the port.
    ANY,
    /// The rows are computed anew each time and may be others than before.
    UNSTABLE
}
