package dev.millrace.ui.preview;

import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookQuery.Filter;
import dev.millrace.engine.look.LookQuery.Order;
import dev.millrace.engine.look.LookQuery.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Changes of what is asked of the rows.
final class QueryEdits {

    private QueryEdits() {}

    /// From none to ascending to descending to none.
    ///
    /// @param also beside the other keys, as the last of them
    static LookQuery sorted(LookQuery query, String column, boolean also) {
        var before = orderOf(query, column);
        var order = new ArrayList<>(also ? query.order() : List.<Order>of());
        order.removeIf(key -> key.column().equals(column));
        if (before.isEmpty()) {
            order.add(new Order(column, false));
        } else if (!before.get().descending()) {
            int at = also ? query.order().indexOf(before.get()) : 0;
            order.add(at, new Order(column, true));
        }
        return new LookQuery(order, query.filters());
    }

    static LookQuery sorted(LookQuery query, Optional<Order> key) {
        return new LookQuery(key.stream().toList(), query.filters());
    }

    static Optional<Order> orderOf(LookQuery query, String column) {
        return query.order().stream().filter(key -> key.column().equals(column)).findFirst();
    }

    static LookQuery with(LookQuery query, Filter filter) {
        var filters = new ArrayList<>(query.filters());
        filters.remove(filter);
        filters.add(filter);
        return new LookQuery(query.order(), filters);
    }

    static LookQuery without(LookQuery query, Filter filter) {
        var filters = new ArrayList<>(query.filters());
        filters.remove(filter);
        return new LookQuery(query.order(), filters);
    }

    static LookQuery unfiltered(LookQuery query, String column) {
        var filters = query.filters().stream().filter(f -> !f.column().equals(column)).toList();
        return new LookQuery(query.order(), filters);
    }

    static boolean filters(LookQuery query, String column) {
        return query.filters().stream().anyMatch(filter -> filter.column().equals(column));
    }

    /// What can still be asked where only these columns are left.
    static LookQuery kept(LookQuery query, Set<String> columns) {
        return new LookQuery(
                query.order().stream().filter(key -> columns.contains(key.column())).toList(),
                query.filters().stream().filter(f -> columns.contains(f.column())).toList());
    }

    /// A test as people read it.
    static String word(Test test) {
        return switch (test) {
            case EQUALS -> "is";
            case DIFFERS -> "is not";
            case CONTAINS -> "contains";
            case LESS -> "is less than";
            case MORE -> "is more than";
            case IS_NULL -> "is NULL";
            case IS_NOT_NULL -> "is not NULL";
            case REPEATS -> "occurs several times";
        };
    }

    static boolean takesValue(Test test) {
        return test != Test.IS_NULL && test != Test.IS_NOT_NULL && test != Test.REPEATS;
    }

    /// A filter as people read it: `Region is South`.
    static String words(Filter filter) {
        var said = filter.column() + " " + word(filter.test());
        if (!takesValue(filter.test())) {
            return said;
        }
        return said + " " + (filter.value().isEmpty() ? "empty" : CellText.shown(filter.value()));
    }
}
