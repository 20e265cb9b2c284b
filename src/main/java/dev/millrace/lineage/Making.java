package dev.millrace.lineage;

/// How the value of a column comes about.
public enum Making {
    /// It is the same in every row.
    CONSTANT,
    /// A value of an input, unchanged.
    COPY,
    /// Computed, row by row.
    DERIVED,
    /// Computed from several rows.
    AGGREGATED;

    Making or(Making other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
