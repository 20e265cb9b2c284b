package dev.millrace.chart;

import java.util.ArrayList;
import java.util.List;

/// Datasets for tests.
final class Questions {

    private Questions() {}

    static Dataset groups(List<Key> keys, Measure... measures) {
        return of(Dataset.Form.GROUPS, keys, List.of(measures), List.of(), List.of(), 5000, 0);
    }

    static Dataset raw(long most, Key... keys) {
        return of(Dataset.Form.RAW, List.of(keys), List.of(), List.of(), List.of(), most, 0);
    }

    static Dataset of(
            Dataset.Form form,
            List<Key> keys,
            List<Measure> measures,
            List<Condition> where,
            List<Order> order,
            long most,
            long top) {
        var heads = new ArrayList<Head>();
        keys.forEach(key -> heads.add(new Head(key.column(), "nominal")));
        measures.forEach(measure -> heads.add(new Head(measure.title(), "quantitative")));
        return new Dataset("d0", keys, measures, where, order, most, form, top, heads);
    }

    static Key plain(String column) {
        return new Key(column, new Bucket.Plain());
    }

    static Key time(String column, Unit unit) {
        return new Key(column, new Bucket.Time(unit));
    }
}
