package dev.millrace.node;

/// What the planner may rely on. A trait a type does not claim is never assumed.
public enum Trait {
    /// Each input row leaves exactly once, so the output has the input's count.
    PRESERVES_ROWS,
    /// Drops rows by a condition on the row alone, so the condition may sink into a scan.
    FILTERS,
    /// A row can leave before the next one came, and rows leave in the order of the input.
    STREAMS,
    /// As `STREAMS` for the first input; the other inputs have to be whole before a row leaves.
    LOOKS_UP,
    /// The output is sorted.
    SORTS,
    /// The order of a sort directly in front of it is kept and used.
    USES_ORDER,
    /// The order of a sort in front of it is that of its own rows.
    KEEPS_ORDER,
    /// A row stands for many of the input: there are few of them.
    REDUCES,
    /// Reads a local columnar file, which is cheaper to read again than to copy.
    SCANS_COLUMNS,
    /// Gives its input on, column by column and row by row, to show it on the way.
    SHOWS
}
