package dev.millrace.lineage;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the members of a parse tree; one that is not there is empty.
final class Tree {

    private Tree() {}

    static String text(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Text(String text) ? text : "";
    }

    static Value.Fields fields(Value.Fields fields, String name) {
        return fields(fields.get(name));
    }

    static Value.Fields fields(@Nullable Value value) {
        return value instanceof Value.Fields fields ? fields : Value.Fields.EMPTY;
    }

    static List<Value> items(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Items(var values) ? values : List.of();
    }

    static List<Value.Fields> list(Value.Fields fields, String name) {
        return items(fields, name).stream().map(Tree::fields).toList();
    }

    static List<String> texts(Value.Fields fields, String name) {
        return items(fields, name).stream()
                .map(value -> value instanceof Value.Text(String text) ? text : "")
                .toList();
    }

    static boolean flag(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Bool(boolean flag) && flag;
    }

    static int number(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Num(var number)
                        && number.toBigInteger().bitLength() < 31
                ? number.intValue()
                : -1;
    }

    static boolean isExpression(Value.Fields fields) {
        return !text(fields, "class").isEmpty();
    }

    static boolean is(Value.Fields fields, String wanted) {
        return text(fields, "class").equals(wanted);
    }

    /// The expressions directly inside an expression.
    static List<Value.Fields> children(Value.Fields expression) {
        var found = new ArrayList<Value.Fields>();
        expression.members().values().forEach(each -> collect(each, found));
        return found;
    }

    private static void collect(Value value, List<Value.Fields> found) {
        switch (value) {
            case Value.Items(var values) -> values.forEach(each -> collect(each, found));
            case Value.Fields fields when isExpression(fields) -> found.add(fields);
            case Value.Fields(var members) ->
                    members.values().forEach(each -> collect(each, found));
            case Value.Null _, Value.Bool _, Value.Num _, Value.Text _ -> {}
        }
    }

    /// The position a whole number stands for in ORDER BY or GROUP BY, from 0.
    static OptionalInt position(Value.Fields expression) {
        var literal = fields(expression, "literal");
        var digits = text(literal, "text");
        return is(expression, "CONSTANT")
                        && text(literal, "kind").equals("INTEGER")
                        && digits.matches("[0-9]{1,6}")
                ? OptionalInt.of(Integer.parseInt(digits) - 1)
                : OptionalInt.empty();
    }

    /// The text of a constant; empty if it is none.
    static String constant(Value.Fields expression) {
        return is(expression, "CONSTANT") ? text(fields(expression, "literal"), "text") : "";
    }

    /// All names of columns in an expression, in lower case.
    static Set<String> names(Value.Fields expression) {
        var names = new HashSet<String>();
        texts(expression, "column_names").forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        children(expression).forEach(child -> names.addAll(names(child)));
        return names;
    }
}
