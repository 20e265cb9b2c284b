package dev.millrace.chart;

import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a row must be to count. It is true or false, never unknown: a comparison with NULL is
/// false.
public sealed interface Condition {

    /// The key has one of these values, of which NULL may be one. None: no row counts.
    record OneOf(Key key, List<Value> values) implements Condition {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /// The key lies between two of its values, both included.
    record Between(Key key, Optional<Value> from, Optional<Value> to) implements Condition {}

    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    record Not(Condition condition) implements Condition {}

    /// The columns it looks at.
    default List<String> columns() {
        return switch (this) {
            case OneOf(Key key, var _) -> List.of(key.column());
            case Between(Key key, var _, var _) -> List.of(key.column());
            case All(var all) -> all.stream().flatMap(c -> c.columns().stream()).toList();
            case Any(var any) -> any.stream().flatMap(c -> c.columns().stream()).toList();
            case Not(var not) -> not.columns();
        };
    }

    /// True or false for each row.
    default Sql test() {
        return switch (this) {
            case OneOf(Key key, var values) -> oneOf(key, values);
            case Between(Key key, var from, var to) -> between(key, from, to);
            case All(var all) -> joined(all, " AND ", "TRUE");
            case Any(var any) -> joined(any, " OR ", "FALSE");
            case Not(var not) -> Sql.of("NOT {}", not.test());
        };
    }

    private static Sql joined(List<Condition> conditions, String word, String none) {
        return conditions.isEmpty()
                ? Sql.keyword(none)
                : Sql.of("({})", Sql.join(word, conditions.stream().map(Condition::test).toList()));
    }

    private static Sql oneOf(Key key, List<Value> values) {
        var numbers = new ArrayList<Sql>();
        var texts = new ArrayList<Sql>();
        var tests = new ArrayList<Sql>();
        for (Value value : values) {
            if (value instanceof Value.Null) {
                tests.add(Sql.of("{} IS NULL", key.value()));
            } else {
                (value instanceof Value.Num ? numbers : texts).add(literal(value));
            }
        }
        if (!numbers.isEmpty()) {
            tests.add(in(number(key), numbers));
        }
        if (!texts.isEmpty()) {
            tests.add(in(text(key), texts));
        }
        return tests.isEmpty() ? Sql.keyword("FALSE") : Sql.of("({})", Sql.join(" OR ", tests));
    }

    private static Sql in(Sql value, List<Sql> choices) {
        return Sql.of("({} IN ({})) IS TRUE", value, Sql.join(", ", choices));
    }

    private static Sql between(Key key, Optional<Value> from, Optional<Value> to) {
        var tests = new ArrayList<Sql>();
        from.ifPresent(edge -> tests.add(Sql.of("{} >= {}", side(key, edge), literal(edge))));
        to.ifPresent(edge -> tests.add(Sql.of("{} <= {}", side(key, edge), literal(edge))));
        return tests.isEmpty()
                ? Sql.of("{} IS NOT NULL", key.value())
                : Sql.of("({}) IS TRUE", Sql.join(" AND ", tests));
    }

    private static Sql side(Key key, Value edge) {
        return edge instanceof Value.Num ? number(key) : text(key);
    }

    /// Numbers of a page are doubles, so that is what they are compared with.
    private static Sql number(Key key) {
        return Sql.of("TRY_CAST({} AS DOUBLE)", key.value());
    }

    private static Sql text(Key key) {
        return Sql.of("CAST({} AS VARCHAR)", key.value());
    }

    private static Sql literal(Value value) {
        return switch (value) {
            case Value.Num(var number) -> Bucket.number(number.doubleValue());
            case Value.Text text -> Sql.literal(text);
            case Value.Bool(var flag) -> Sql.literal(Boolean.toString(flag));
            case Value.Null _, Value.Items _, Value.Fields _ -> Sql.keyword("NULL");
        };
    }
}
