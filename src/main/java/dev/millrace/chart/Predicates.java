package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Reads the field predicates of Vega-Lite: as conditions on rows, or as tests of what is drawn.
record Predicates(Columns columns, Complaints complaints) {

    private static final List<String> TESTS =
            List.of("equal", "oneOf", "range", "lt", "lte", "gt", "gte", "valid");
    private static final Set<String> OTHERS = Set.of("field", "timeUnit");

    /// What one field must be.
    ///
    /// @param test one of the names above
    private record Test(String path, String field, String test, Value value) {}

    /// A condition on rows; empty with a complaint if it is none.
    Optional<Condition> rows(String path, Value predicate) {
        return switch (predicate) {
            case Value.Fields fields when fields.get("and") instanceof Value.Items(var all) ->
                    each(path + ".and", all).map(Condition.All::new);
            case Value.Fields fields when fields.get("or") instanceof Value.Items(var any) ->
                    each(path + ".or", any).map(Condition.Any::new);
            case Value.Fields fields when fields.members().containsKey("not") ->
                    rows(path + ".not", Draw.member(fields, "not")).map(Condition.Not::new);
            default -> test(path, predicate).flatMap(test -> condition(test, predicate));
        };
    }

    private Optional<List<Condition>> each(String path, List<Value> predicates) {
        var conditions = new ArrayList<Condition>();
        for (int i = 0; i < predicates.size(); i++) {
            rows(path + "[" + i + "]", predicates.get(i)).ifPresent(conditions::add);
        }
        return conditions.size() == predicates.size() ? Optional.of(conditions) : Optional.empty();
    }

    private Optional<Test> test(String path, Value predicate) {
        if (!(predicate instanceof Value.Fields fields)) {
            complaints.impossible(
                    path,
                    "A condition is an object that names a field.",
                    "Write {\"field\": \"profit\", \"lt\": 0}; for a computed one, add a filter node.");
            return Optional.empty();
        }
        for (String name : fields.members().keySet()) {
            if (!TESTS.contains(name) && !OTHERS.contains(name)) {
                complaints.unknown(path + "." + name, "condition", name, TESTS);
                return Optional.empty();
            }
        }
        var named = TESTS.stream().filter(name -> fields.get(name) != null).toList();
        if (!(fields.get("field") instanceof Value.Text(var field)) || named.size() != 1) {
            complaints.missing(
                    path,
                    "A condition names one field and one of " + String.join(", ", TESTS) + ".",
                    "");
            return Optional.empty();
        }
        var value = fields.members().getOrDefault(named.getFirst(), new Value.Null());
        return Optional.of(new Test(path, field, named.getFirst(), value));
    }

    private Optional<Condition> condition(Test test, Value predicate) {
        var column = columns.find(test.path() + ".field", test.field());
        if (column.isEmpty()) {
            return Optional.empty();
        }
        var key = Key.of(column.get());
        if (((Value.Fields) predicate).get("timeUnit") instanceof Value.Text(var name)) {
            var unit = Unit.of(name);
            if (unit.isEmpty()) {
                complaints.unknown(
                        test.path() + ".timeUnit", "time unit", name, ChannelReader.UNITS);
                return Optional.empty();
            }
            key = new Key(column.get().name(), new Bucket.Time(unit.get()));
        }
        return condition(test, key);
    }

    private Optional<Condition> condition(Test test, Key key) {
        var none = new Condition.OneOf(key, List.of(new Value.Null()));
        return switch (test.test()) {
            case "valid" -> {
                boolean wanted = !(test.value() instanceof Value.Bool(var flag)) || flag;
                yield Optional.of(wanted ? new Condition.Not(none) : none);
            }
            case "equal" ->
                    value(test, key, test.value())
                            .map(value -> new Condition.OneOf(key, List.of(value)));
            case "oneOf" ->
                    values(test, key, test.value()).map(all -> new Condition.OneOf(key, all));
            case "range" ->
                    values(test, key, test.value())
                            .filter(ends -> isRange(test, ends))
                            .map(ends -> between(key, ends.get(0), ends.get(1)));
            case "lte" ->
                    value(test, key, test.value()).map(end -> between(key, new Value.Null(), end));
            case "gte" ->
                    value(test, key, test.value()).map(end -> between(key, end, new Value.Null()));
            case "lt" -> beyond(test, key, none, end -> between(key, end, new Value.Null()));
            default -> beyond(test, key, none, end -> between(key, new Value.Null(), end));
        };
    }

    private Optional<Condition> beyond(
            Test test,
            Key key,
            Condition none,
            java.util.function.Function<Value, Condition> otherSide) {
        return value(test, key, test.value())
                .map(
                        end ->
                                new Condition.Not(
                                        new Condition.Any(List.of(none, otherSide.apply(end)))));
    }

    private boolean isRange(Test test, List<Value> ends) {
        if (ends.size() != 2) {
            complaints.wrongType(test.path() + ".range", "a list of two values", test.value());
        }
        return ends.size() == 2;
    }

    private static Condition between(Key key, Value from, Value to) {
        return new Condition.Between(key, end(from), end(to));
    }

    private static Optional<Value> end(Value value) {
        return value instanceof Value.Null ? Optional.empty() : Optional.of(value);
    }

    private Optional<List<Value>> values(Test test, Key key, Value list) {
        if (!(list instanceof Value.Items(var given))) {
            complaints.wrongType(test.path() + "." + test.test(), "a list", list);
            return Optional.empty();
        }
        var values = new ArrayList<Value>();
        for (Value one : given) {
            value(test, key, one).ifPresent(values::add);
        }
        return values.size() == given.size() ? Optional.of(values) : Optional.empty();
    }

    private Optional<Value> value(Test test, Key key, Value value) {
        if (value instanceof Value.Null) {
            return Optional.of(value);
        }
        boolean isTime = key.bucket() instanceof Bucket.Time(var unit) && !unit.isCyclic();
        var read = isTime ? Moments.of(value) : scalar(value);
        if (read.isEmpty()) {
            complaints.wrongType(
                    test.path() + "." + test.test(),
                    isTime ? "a date such as \"2014-01-31\"" : "a text, a number, true or false",
                    value);
        }
        return read;
    }

    private static Optional<Value> scalar(Value value) {
        return value instanceof Value.Items || value instanceof Value.Fields
                ? Optional.empty()
                : Optional.of(value);
    }

    /// The same predicate on the columns of an answer.
    ///
    /// @param names the column of an answer that stands for a field; empty with a complaint
    Optional<Value> drawn(
            String path, Value predicate, BiFunction<String, String, Optional<String>> names) {
        if (predicate instanceof Value.Fields fields) {
            for (String word : List.of("and", "or")) {
                if (fields.get(word) instanceof Value.Items(var parts)) {
                    var drawn = new ArrayList<Value>();
                    for (int i = 0; i < parts.size(); i++) {
                        drawn(path + "." + word + "[" + i + "]", parts.get(i), names)
                                .ifPresent(drawn::add);
                    }
                    return Optional.of(Value.fields(Draw.entry(word, new Value.Items(drawn))));
                }
            }
            var not = fields.get("not");
            if (not != null) {
                return drawn(path + ".not", not, names)
                        .map(one -> Value.fields(Draw.entry("not", one)));
            }
        }
        return test(path, predicate)
                .flatMap(
                        test ->
                                names.apply(path + ".field", test.field())
                                        .map(name -> drawn(test, name)));
    }

    private static Value drawn(Test test, String name) {
        var members = new LinkedHashMap<String, Value>();
        members.put("field", Value.of(name));
        members.put(test.test(), moments(test.value()));
        return new Value.Fields(members);
    }

    /// Date times become numbers, as answers have them.
    private static Value moments(Value value) {
        return switch (value) {
            case Value.Fields _ -> Moments.of(value).orElse(value);
            case Value.Items(var all) ->
                    new Value.Items(all.stream().map(Predicates::moments).toList());
            default -> value;
        };
    }
}
