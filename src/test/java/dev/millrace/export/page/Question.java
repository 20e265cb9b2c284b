package dev.millrace.export.page;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.model.Value.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// A dataset of a page in tests: what it asks of the sales, its answer, and its cube by the filters
/// given. Writes the JSON of the page model by hand, as an independent reading of the contract.
final class Question {

    /// @param about further members of the key as JSON, such as `"unit":"yearmonth"`
    record Key(String name, String title, String type, String about, Function<Sale, Value> of) {}

    /// @param bottom for a ratio; else unused
    record Measure(
            String name,
            String title,
            String op,
            String format,
            ToDoubleFunction<Sale> top,
            ToDoubleFunction<Sale> bottom) {}

    record Filter(String id, Function<Sale, Value> of) {}

    private final String name;
    private final List<Key> keys = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private String order = "[]";
    private Comparator<Map.Entry<List<Value>, List<Sale>>> sorting = (_, _) -> 0;
    private int most = 5000;

    Question(String name) {
        this.name = name;
    }

    Question by(String title, String type, String about, Function<Sale, Value> of) {
        keys.add(new Key("k" + keys.size(), title, type, about, of));
        return this;
    }

    Question text(String title, Function<Sale, String> of) {
        return by(title, "nominal", "", sale -> Value.of(of.apply(sale)));
    }

    Question sum(String title, ToDoubleFunction<Sale> of) {
        return measure(title, "sum", of, of);
    }

    Question count(String title) {
        return measure(title, "count", _ -> 1, _ -> 1);
    }

    Question mean(String title, ToDoubleFunction<Sale> of) {
        return measure(title, "mean", of, _ -> 1);
    }

    Question ratio(String title, ToDoubleFunction<Sale> top, ToDoubleFunction<Sale> bottom) {
        return measure(title, "ratio", top, bottom);
    }

    /// A measure that does not add up: the number of different values.
    Question distinct(String title, Function<Sale, String> of) {
        return measure(title, "distinct", sale -> of.apply(sale).hashCode(), _ -> 1);
    }

    private Question measure(
            String title, String op, ToDoubleFunction<Sale> top, ToDoubleFunction<Sale> bottom) {
        measures.add(new Measure("m" + measures.size(), title, op, "", top, bottom));
        return this;
    }

    /// Most first, by the first measure.
    Question greatest() {
        order = "[{\"name\":\"m0\",\"descending\":true}]";
        sorting =
                Comparator.comparingDouble(group -> -figure(measures.getFirst(), group.getValue()));
        return this;
    }

    Question most(int rows) {
        most = rows;
        return this;
    }

    /// @param filters that the cube can answer; none for no cube
    Fields dataset(List<Sale> sales, List<Filter> filters) {
        var dataset =
                Value.fields(
                        Map.entry("name", Value.of(name)),
                        Map.entry(
                                "keys", new Value.Items(keys.stream().map(Question::key).toList())),
                        Map.entry(
                                "measures",
                                new Value.Items(measures.stream().map(Question::about).toList())),
                        Map.entry("order", Json.parse(order)),
                        Map.entry("most", Value.of(most)),
                        Map.entry("raw", Value.of(false)),
                        Map.entry("answer", answer(sales)));
        return filters.isEmpty() ? dataset : dataset.with("cube", cube(sales, filters));
    }

    private static Value key(Key key) {
        return Json.parse(
                "{\"name\":\"%s\",\"title\":%s,\"type\":\"%s\"%s}"
                        .formatted(
                                key.name(),
                                Json.quote(key.title()),
                                key.type(),
                                key.about().isEmpty() ? "" : "," + key.about()));
    }

    private static Value about(Measure measure) {
        return Json.parse(
                "{\"name\":\"%s\",\"title\":%s,\"op\":\"%s\"}"
                        .formatted(measure.name(), Json.quote(measure.title()), measure.op()));
    }

    private Fields answer(List<Sale> sales) {
        var groups = groups(sales, keys.stream().map(Key::of).toList());
        var columns = new LinkedHashMap<String, List<Value>>();
        keys.forEach(key -> columns.put(key.name(), new ArrayList<>()));
        measures.forEach(measure -> columns.put(measure.name(), new ArrayList<>()));
        groups.entrySet().stream()
                .sorted(sorting)
                .limit(most)
                .forEach(
                        group -> {
                            for (int i = 0; i < keys.size(); i++) {
                                put(columns, "k" + i, group.getKey().get(i));
                            }
                            measures.forEach(
                                    m -> put(columns, m.name(), num(figure(m, group.getValue()))));
                        });
        return Value.fields(
                Map.entry("columns", plain(columns)),
                Map.entry("more", Value.of(groups.size() > most)),
                Map.entry("sampled", Value.of(false)));
    }

    static double figure(Measure measure, List<Sale> rows) {
        double top = rows.stream().mapToDouble(measure.top()).sum();
        return switch (measure.op()) {
            case "distinct" -> rows.stream().mapToDouble(measure.top()).distinct().count();
            case "mean", "ratio" -> top / rows.stream().mapToDouble(measure.bottom()).sum();
            default -> top;
        };
    }

    private Fields cube(List<Sale> sales, List<Filter> filters) {
        var dims = new ArrayList<Function<Sale, Value>>();
        filters.forEach(filter -> dims.add(filter.of()));
        keys.forEach(key -> dims.add(key.of()));
        var names = new ArrayList<>(filters.stream().map(Filter::id).toList());
        keys.forEach(key -> names.add(key.name()));
        var columns = new LinkedHashMap<String, List<Value>>();
        names.forEach(column -> columns.put(column, new ArrayList<>()));
        var parts = new ArrayList<Value>();
        var figures = new ArrayList<ToDoubleFunction<Sale>>();
        for (var measure : measures) {
            switch (measure.op()) {
                case "mean" -> {
                    part(parts, figures, measure, "mean_sum", measure.top());
                    part(parts, figures, measure, "mean_count", measure.bottom());
                }
                case "ratio" -> {
                    part(parts, figures, measure, "ratio_top", measure.top());
                    part(parts, figures, measure, "ratio_bottom", measure.bottom());
                }
                default -> part(parts, figures, measure, measure.op(), measure.top());
            }
        }
        for (int i = 0; i < figures.size(); i++) {
            columns.put("p" + i, new ArrayList<>());
        }
        groups(sales, dims)
                .forEach(
                        (values, rows) -> {
                            for (int i = 0; i < names.size(); i++) {
                                put(columns, names.get(i), values.get(i));
                            }
                            for (int i = 0; i < figures.size(); i++) {
                                double sum = rows.stream().mapToDouble(figures.get(i)).sum();
                                put(columns, "p" + i, num(sum));
                            }
                        });
        var bound = new LinkedHashMap<String, Value>();
        filters.forEach(filter -> bound.put(filter.id(), Value.of(filter.id())));
        return Value.fields(
                Map.entry("filters", new Fields(bound)),
                Map.entry("parts", new Value.Items(parts)),
                Map.entry("columns", plain(columns)));
    }

    private static void part(
            List<Value> parts,
            List<ToDoubleFunction<Sale>> figures,
            Measure measure,
            String role,
            ToDoubleFunction<Sale> of) {
        parts.add(
                Json.parse(
                        "{\"measure\":\"%s\",\"role\":\"%s\",\"name\":\"p%d\"}"
                                .formatted(measure.name(), role, figures.size())));
        figures.add(of);
    }

    private static Map<List<Value>, List<Sale>> groups(
            List<Sale> sales, List<Function<Sale, Value>> dims) {
        if (dims.isEmpty()) {
            return Map.of(List.of(), sales);
        }
        return sales.stream()
                .collect(
                        Collectors.groupingBy(
                                sale -> dims.stream().map(of -> of.apply(sale)).toList(),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    /// Texts by dictionary, figures as they are.
    private static Fields plain(Map<String, List<Value>> columns) {
        var made = new LinkedHashMap<String, Value>();
        columns.forEach(
                (column, values) -> {
                    boolean texts = values.stream().allMatch(Value.Text.class::isInstance);
                    var dict = values.stream().distinct().toList();
                    made.put(
                            column,
                            texts && !values.isEmpty()
                                    ? Value.fields(
                                            Map.entry("dict", new Value.Items(dict)),
                                            Map.entry(
                                                    "at",
                                                    new Value.Items(
                                                            values.stream()
                                                                    .map(
                                                                            v ->
                                                                                    Value.of(
                                                                                            (long)
                                                                                                    dict
                                                                                                            .indexOf(
                                                                                                                    v)))
                                                                    .map(Value.class::cast)
                                                                    .toList())))
                                    : new Value.Items(values));
                });
        return new Fields(made);
    }

    private static void put(Map<String, List<Value>> columns, String name, Value value) {
        columns.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    static Value num(double value) {
        return new Value.Num(
                BigDecimal.valueOf(Math.round(value * 1e6) / 1e6).stripTrailingZeros());
    }
}
