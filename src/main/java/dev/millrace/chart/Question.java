package dev.millrace.chart;

import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Writes the SQL of a dataset.
///
/// Groups and orders go by position: a name such as `k0` could be that of a person's column.
record Question(Dataset data, Sql from, List<Condition> filters) {

    /// The relation that knows the top groups. No column of a person is likely to have this name.
    private static final Sql TOP = Sql.name("__millrace_top");

    Sql rows() {
        if (data.form() == Dataset.Form.OUTLIERS) {
            return new Whiskers(this).outliers();
        }
        if (data.measures().stream().anyMatch(measure -> measure.op().isWhisker())) {
            return new Whiskers(this).boxes();
        }
        if (data.form() == Dataset.Form.FIRST) {
            return Sql.of("SELECT {} FROM {}{} LIMIT 1", Sql.join(", ", keys()), from, where());
        }
        if (data.raw()) {
            return Sql.of(
                    "SELECT {} FROM {}{}{}{}",
                    Sql.join(", ", keys()),
                    from,
                    where(),
                    order(),
                    limit());
        }
        var measures = new ArrayList<Sql>();
        for (int i = 0; i < data.measures().size(); i++) {
            measures.add(as(data.measures().get(i).value(), "m" + i));
        }
        return Sql.of("{}{}{}", groups(named("k", data.keys()), measures), order(), limit());
    }

    /// The keys by their names.
    private static Map<String, Key> named(String letter, List<Key> keys) {
        var named = new LinkedHashMap<String, Key>();
        for (int i = 0; i < keys.size(); i++) {
            named.put(letter + i, keys.get(i));
        }
        return named;
    }

    /// A row for each group.
    ///
    /// @param figures with their names
    private Sql groups(Map<String, Key> keys, List<Sql> figures) {
        var grouped = new ArrayList<Sql>();
        var told = new ArrayList<Sql>();
        keys.forEach(
                (name, key) -> {
                    grouped.add(as(key.bucket().grouped(key.column()), name));
                    told.add(as(key.bucket().told(Sql.name(name)), name));
                });
        grouped.addAll(figures);
        var groups =
                Sql.of(
                        "SELECT {} FROM {}{}{}",
                        Sql.join(", ", grouped),
                        from,
                        where(),
                        group(keys.size()));
        if (keys.values().stream().noneMatch(key -> key.bucket().isTold())) {
            return groups;
        }
        var rest =
                keys.size() == grouped.size()
                        ? Sql.EMPTY
                        : Sql.of(
                                ", * EXCLUDE ({})",
                                Sql.join(", ", keys.keySet().stream().map(Sql::name).toList()));
        return Sql.of("SELECT {}{} FROM ({})", Sql.join(", ", told), rest, groups);
    }

    Sql cube(List<Key> dimensions) {
        var all = named("f", dimensions);
        all.putAll(named("k", data.keys()));
        var parts = new ArrayList<Sql>();
        for (var measure : data.measures()) {
            for (var part : measure.parts()) {
                parts.add(as(part.measure().value(), "p" + parts.size()));
            }
        }
        return groups(all, parts);
    }

    /// One row: about how many rows `cube` would have with each of some dimensions.
    Sql cubeSizes(List<List<Key>> dimensions) {
        var sizes = new ArrayList<Sql>();
        for (List<Key> some : dimensions) {
            var values =
                    Stream.concat(some.stream(), data.keys().stream())
                            .map(key -> key.bucket().grouped(key.column()))
                            .toList();
            sizes.add(
                    values.isEmpty()
                            ? number(1)
                            : Sql.of("approx_count_distinct(hash({}))", Sql.join(", ", values)));
        }
        return Sql.of("SELECT {} FROM {}{}", Sql.join(", ", sizes), from, where());
    }

    List<Sql> keys() {
        var keys = new ArrayList<Sql>();
        for (int i = 0; i < data.keys().size(); i++) {
            keys.add(as(data.keys().get(i).value(), "k" + i));
        }
        return keys;
    }

    Sql where() {
        return joined(tests());
    }

    private List<Sql> tests() {
        var tests = new ArrayList<Sql>();
        data.where().forEach(condition -> tests.add(condition.test()));
        filters.forEach(condition -> tests.add(condition.test()));
        if (data.top() > 0) {
            tests.add(top(data.keys().getFirst(), joined(tests)));
        }
        return tests;
    }

    /// The rows of which a group is made, or all that count. The top groups are those of all rows,
    /// whatever the group.
    Sql behind(Map<String, Value> group) {
        var tests = tests();
        for (int i = 0; i < data.keys().size(); i++) {
            var value = group.get("k" + i);
            if (value != null) {
                tests.add(new Condition.OneOf(data.keys().get(i), List.of(value)).test());
            }
        }
        return Sql.of("SELECT * FROM {}{}", from, joined(tests));
    }

    /// The rows of the groups that an answer has, where there are more groups than it may have.
    Sql behindShown() {
        var names = new ArrayList<Sql>();
        var same = new ArrayList<Sql>();
        for (int i = 0; i < data.keys().size(); i++) {
            var name = Sql.name("__millrace_k" + i);
            names.add(name);
            same.add(Sql.of("{} IS NOT DISTINCT FROM {}", name, data.keys().get(i).value()));
        }
        for (int i = 0; i < data.measures().size(); i++) {
            names.add(Sql.name("__millrace_m" + i));
        }
        var answer = new Question(data.withMost(data.most() - 1), from, filters).rows();
        var tests = tests();
        tests.add(
                Sql.of(
                        "EXISTS (SELECT 1 FROM ({}) AS {}({}) WHERE {})",
                        answer,
                        TOP,
                        Sql.join(", ", names),
                        Sql.join(" AND ", same)));
        return Sql.of("SELECT * FROM {}{}", from, joined(tests));
    }

    private static Sql joined(List<Sql> tests) {
        return tests.isEmpty() ? Sql.EMPTY : Sql.of(" WHERE {}", Sql.join(" AND ", tests));
    }

    private Sql top(Key key, Sql where) {
        var largest =
                Sql.of(
                        "SELECT {} AS {}, {} FROM {}{} GROUP BY 1 ORDER BY 2 DESC NULLS LAST, 1 LIMIT {}",
                        key.value(),
                        TOP,
                        data.measures().getFirst().value(),
                        from,
                        where,
                        number(data.top()));
        return Sql.of(
                "EXISTS (SELECT 1 FROM ({}) AS {} WHERE {} IS NOT DISTINCT FROM {})",
                largest,
                TOP,
                TOP,
                key.value());
    }

    private static Sql group(int keys) {
        return keys == 0 ? Sql.EMPTY : Sql.of(" GROUP BY {}", positions(keys));
    }

    private static Sql positions(int count) {
        var positions = new ArrayList<Sql>();
        for (int i = 1; i <= count; i++) {
            positions.add(number(i));
        }
        return Sql.join(", ", positions);
    }

    Sql order() {
        var orders = new ArrayList<Sql>();
        for (var order : data.order()) {
            orders.add(
                    Sql.of(
                            order.descending() ? "{} DESC NULLS LAST" : "{} NULLS LAST",
                            number(position(order.name()))));
        }
        if (data.samples() && !data.keys().isEmpty()) {
            var values = data.keys().stream().map(Key::value).toList();
            orders.add(Sql.of("hash({})", Sql.join(", ", values)));
        }
        for (int i = 1; i <= data.keys().size(); i++) {
            orders.add(Sql.of("{} NULLS LAST", number(i)));
        }
        return orders.isEmpty() ? Sql.EMPTY : Sql.of(" ORDER BY {}", Sql.join(", ", orders));
    }

    private int position(String name) {
        int index = Integer.parseInt(name.substring(1));
        return 1 + index + (name.startsWith("m") ? data.keys().size() : 0);
    }

    Sql limit() {
        return Sql.of(" LIMIT {}", number(data.most() + 1));
    }

    static Sql as(Sql value, String name) {
        return Sql.of("{} AS {}", value, Sql.name(name));
    }

    static Sql number(long number) {
        return Sql.keyword(Long.toString(number));
    }
}
