package dev.millrace.lineage;

/// What a column of an input does to a column of an output.
public enum Effect {
    /// Its value goes on as it is.
    COPY,
    /// A value is computed of it, row by row.
    DERIVED,
    /// Values of several rows are made into one.
    AGGREGATED,
    /// It chooses between values: the condition of a CASE or of an aggregate.
    CONDITION,
    /// It says over which rows a window reaches, and in which order.
    WINDOW,
    /// It decides which rows there are.
    FILTER,
    /// It decides which rows of two inputs belong together.
    JOIN,
    /// It decides which rows become one.
    GROUP,
    /// It decides the order, and with a limit behind it which rows there are.
    SORT;

    /// Whether the value itself goes into the result, and does not only steer it.
    public boolean isDirect() {
        return this == COPY || this == DERIVED || this == AGGREGATED;
    }

    /// The effect of a column that has the effect `inner` on one that has this.
    Effect of(Effect inner) {
        if (!isDirect()) {
            return this;
        }
        return !inner.isDirect() || inner.compareTo(this) > 0 ? inner : this;
    }
}
