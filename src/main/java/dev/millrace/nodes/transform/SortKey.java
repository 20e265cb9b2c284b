package dev.millrace.nodes.transform;

import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Required;
import dev.millrace.nodes.KnownColumns;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/// One key of an order.
///
/// A text that is the name of a column is that column. Any other text is an expression, which may
/// carry its own direction (`lower(name) DESC NULLS FIRST`) as long as `descending` and `nulls` are
/// left alone: the order is said in one place.
public record SortKey(
        @Field(
                        help = "A column, or an expression, perhaps with DESC and NULLS FIRST.",
                        editor = Editor.EXPRESSION,
                        alias = "column")
                @Required
                String expression,
        @Field(help = "Largest first.") boolean descending,
        @Field(label = "NULLs", help = "Where NULLs stand; by default last, in both directions.")
                Nulls nulls) {

    public enum Nulls {
        DEFAULT,
        FIRST,
        LAST
    }

    /// The keys of an ORDER BY.
    ///
    /// @param setting path of the list they stand in, such as `by`
    static Sql orderBy(String setting, List<SortKey> keys, KnownColumns known) {
        var all = new ArrayList<Sql>();
        for (int i = 0; i < keys.size(); i++) {
            all.add(keys.get(i).sql(setting + "[" + i + "].expression", known));
        }
        return Sql.join(", ", all);
    }

    private Sql sql(String setting, KnownColumns known) {
        var column = known.find(expression);
        var order = order();
        if (column.isPresent()) {
            return Sql.of("{}{}", Sql.name(column.get()), order);
        }
        if (order.equals(Sql.EMPTY)) {
            return Sql.typed(setting, expression, Sql.Form.ORDER_KEY);
        }
        return Sql.of("{}{}", Sql.typed(setting, expression), order);
    }

    private Sql order() {
        var placed =
                switch (nulls) {
                    case DEFAULT -> "";
                    case FIRST -> " NULLS FIRST";
                    case LAST -> " NULLS LAST";
                };
        var order = (descending ? " DESC" : "") + placed;
        return order.isEmpty() ? Sql.EMPTY : Sql.keyword(order);
    }

    /// As people read it: `sales, largest first`.
    String text() {
        return expression.strip() + (descending ? " desc" : "");
    }
}
