package dev.millrace.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A dataset while it is put together: gives out the names of its columns.
final class Plan {

    private final String name;
    private final Dataset.Form form;
    private final List<Key> keys;
    private final List<Measure> measures = new ArrayList<>();
    private final Map<Object, Head> heads = new LinkedHashMap<>();
    private final List<Order> order = new ArrayList<>();

    Plan(String name, Dataset.Form form, List<Key> keys) {
        this.name = name;
        this.form = form;
        this.keys = new ArrayList<>(keys);
    }

    String name() {
        return name;
    }

    List<Key> keys() {
        return keys;
    }

    Dataset.Form form() {
        return form;
    }

    boolean isRaw() {
        return form != Dataset.Form.GROUPS;
    }

    String name(Key key) {
        if (!keys.contains(key)) {
            keys.add(key);
        }
        return "k" + keys.indexOf(key);
    }

    String name(Measure measure) {
        if (!measures.contains(measure)) {
            measures.add(measure);
        }
        return "m" + measures.indexOf(measure);
    }

    List<Measure> measures() {
        return measures;
    }

    /// The first one said of a column stays.
    void head(Object column, Head head) {
        heads.putIfAbsent(column, head);
    }

    void order(Order by) {
        if (order.isEmpty()) {
            order.add(by);
        }
    }

    /// @param top groups of the first discrete key; 0 for all
    Dataset done(List<Condition> where, long most, long top) {
        boolean short_ = top > 0 && keys.size() == 1 && !measures.isEmpty();
        var columns = new ArrayList<Head>();
        keys.forEach(
                key -> columns.add(heads.getOrDefault(key, new Head(key.column(), "nominal"))));
        measures.forEach(
                measure ->
                        columns.add(
                                heads.getOrDefault(
                                        measure, new Head(measure.title(), "quantitative"))));
        return new Dataset(
                name,
                keys,
                measures,
                where,
                short_ ? List.of(new Order("m0", true)) : order,
                short_ ? top : most,
                form,
                short_ || isRaw() || measures.isEmpty() ? 0 : top,
                columns);
    }
}
