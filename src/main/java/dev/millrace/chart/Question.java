package dev.millrace.chart;

import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;

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
        var columns = new ArrayList<>(keys());
        for (int i = 0; i < data.measures().size(); i++) {
            columns.add(as(data.measures().get(i).value(), "m" + i));
        }
        return Sql.of(
                "SELECT {} FROM {}{}{}{}{}",
                Sql.join(", ", columns),
                from,
                where(),
                data.raw() ? Sql.EMPTY : group(data.keys().size()),
                order(),
                limit());
    }

    Sql cube(List<Key> dimensions) {
        var columns = new ArrayList<Sql>();
        for (int i = 0; i < dimensions.size(); i++) {
            columns.add(as(dimensions.get(i).value(), "f" + i));
        }
        columns.addAll(keys());
        int groups = columns.size();
        for (var measure : data.measures()) {
            for (var part : measure.parts()) {
                columns.add(as(part.measure().value(), "p" + (columns.size() - groups)));
            }
        }
        return Sql.of(
                "SELECT {} FROM {}{}{}", Sql.join(", ", columns), from, where(), group(groups));
    }

    List<Sql> keys() {
        var keys = new ArrayList<Sql>();
        for (int i = 0; i < data.keys().size(); i++) {
            keys.add(as(data.keys().get(i).value(), "k" + i));
        }
        return keys;
    }

    Sql where() {
        var tests = new ArrayList<Sql>();
        data.where().forEach(condition -> tests.add(condition.test()));
        filters.forEach(condition -> tests.add(condition.test()));
        if (data.top() > 0) {
            tests.add(top(data.keys().getFirst(), joined(tests)));
        }
        return joined(tests);
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
