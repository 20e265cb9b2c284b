package dev.millrace.export.page;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Value;
import dev.millrace.model.Value.Fields;
import java.util.List;

/// Members of JSON in tests, where a missing one is a failed test.
final class Tree {

    private Tree() {}

    static Value member(Fields of, String name) {
        return requireNonNull(of.get(name), () -> name + " is not in " + of.members().keySet());
    }

    static Fields fields(Fields of, String name) {
        return (Fields) member(of, name);
    }

    static String text(Fields of, String name) {
        return ((Value.Text) member(of, name)).value();
    }

    static double number(Fields of, String name) {
        return ((Value.Num) member(of, name)).value().doubleValue();
    }

    static List<Fields> rows(Fields of, String name) {
        return ((Value.Items) member(of, name)).values().stream().map(Fields.class::cast).toList();
    }
}
