package dev.millrace.plan;

import dev.millrace.duck.ParseTree;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a typed text is framed to be parsed alone, and what its tree must look like then: nothing in
/// the text may leave the frame.
final class TypedForm {

    private TypedForm() {}

    /// What stands around a typed text when it is parsed alone.
    record Frame(String before, String after) {
        String around(String text) {
            return before + text + after;
        }

        static Frame of(Sql.Form form) {
            return switch (form) {
                // Other brackets than it is rendered in: no text can close both and open them
                // again.
                case EXPRESSION -> new Frame("SELECT [", "\n]");
                case ORDER_KEY -> new Frame("SELECT 1 ORDER BY ", "\n");
                case QUERY -> new Frame("", "\n");
                case TYPE, TYPE_TEXT -> new Frame("SELECT CAST(NULL AS ", "\n)");
            };
        }
    }

    /// The tree has exactly the form the frame gives it.
    ///
    /// @throws FaultException if it has not
    static void hold(Sql.Part.Typed typed, ParseTree tree) {
        var queries = tree.queries();
        if (queries.size() != 1) {
            throw notOne(typed);
        }
        var query = queries.getFirst();
        boolean fits =
                switch (typed.form()) {
                    case QUERY -> true;
                    case EXPRESSION ->
                            isBare(query)
                                    && items(query, "modifiers").isEmpty()
                                    && isListOfOne(items(query, "select_list").getFirst());
                    case ORDER_KEY -> isBare(query) && isOneOrder(items(query, "modifiers"));
                    case TYPE, TYPE_TEXT ->
                            isBare(query)
                                    && items(query, "modifiers").isEmpty()
                                    && isCastOfNull(items(query, "select_list").getFirst());
                };
        if (!fits) {
            throw notOne(typed);
        }
    }

    /// `SELECT one_thing`, and nothing else.
    private static boolean isBare(Value.Fields query) {
        return items(query, "select_list").size() == 1
                && query.get("from_table") instanceof Value.Fields from
                && Value.of("EMPTY").equals(from.get("type"))
                && isNull(query.get("where_clause"))
                && items(query, "group_expressions").isEmpty()
                && isNull(query.get("having"))
                && isNull(query.get("qualify"))
                && isNull(query.get("sample"));
    }

    private static boolean isNull(@Nullable Value value) {
        return value == null || value instanceof Value.Null;
    }

    private static boolean isOneOrder(List<Value> modifiers) {
        return modifiers.size() == 1
                && modifiers.getFirst() instanceof Value.Fields order
                && Value.of("ORDER_MODIFIER").equals(order.get("type"))
                && items(order, "orders").size() == 1;
    }

    /// The list that the frame makes of the text, and nothing around it.
    private static boolean isListOfOne(Value item) {
        return item instanceof Value.Fields list
                && Value.of("list_value").equals(list.get("function_name"))
                && items(list, "arguments").size() == 1;
    }

    private static boolean isCastOfNull(Value item) {
        return item instanceof Value.Fields cast
                && Value.of("CAST").equals(cast.get("class"))
                && cast.get("child") instanceof Value.Fields child
                && Value.of("CONSTANT").equals(child.get("class"));
    }

    private static List<Value> items(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Items(var values) ? values : List.of();
    }

    private static FaultException notOne(Sql.Part.Typed typed) {
        return switch (typed.form()) {
            case QUERY ->
                    Fault.of(FaultCode.SQL_NOT_ONE_SELECT, "The text must be exactly one SELECT.")
                            .withHint("Split the statements into several nodes.")
                            .at(Place.setting(typed.settingPath()))
                            .toException();
            case EXPRESSION, ORDER_KEY ->
                    Fault.of(
                                    FaultCode.SQL_NOT_ONE_EXPRESSION,
                                    "The text must be exactly one expression.")
                            .withHint("Leave commas, FROM and the like away.")
                            .at(Place.setting(typed.settingPath()))
                            .toException();
            case TYPE, TYPE_TEXT ->
                    Fault.of(
                                    FaultCode.SQL_NOT_ONE_EXPRESSION,
                                    "\"" + typed.text() + "\" is not a type.")
                            .withHint("Types are BIGINT, DOUBLE, DECIMAL(18,2), DATE, VARCHAR...")
                            .at(Place.setting(typed.settingPath()))
                            .toException();
        };
    }
}
