package dev.millrace.engine.look;

import java.util.List;

/// Which rows of a look are wanted, and in which order.
///
/// @param order the first key counts most; empty: as the wire has them
/// @param filters all must hold
public record LookQuery(List<Order> order, List<Filter> filters) {

    public static final LookQuery ALL = new LookQuery(List.of(), List.of());

    /// NULL comes last, whichever the direction.
    public record Order(String column, boolean descending) {}

    /// @param value as a person writes it; cast to the type of the column to compare, and not used
    ///   by tests for NULL
    public record Filter(String column, Test test, String value) {}

    public enum Test {
        EQUALS,
        DIFFERS,
        /// In the text of the value, whatever the case.
        CONTAINS,
        LESS,
        MORE,
        IS_NULL,
        IS_NOT_NULL,
        /// In several of the rows that the other filters leave; of several columns, together.
        REPEATS
    }

    public LookQuery {
        order = List.copyOf(order);
        filters = List.copyOf(filters);
    }

    public boolean isAll() {
        return order.isEmpty() && filters.isEmpty();
    }
}
