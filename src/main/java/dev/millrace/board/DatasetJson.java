package dev.millrace.board;

import dev.millrace.chart.Bucket;
import dev.millrace.chart.Dataset;
import dev.millrace.chart.Unit;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// A dataset as a page takes it: what its columns are, and in which order its rows come.
final class DatasetJson {

    private DatasetJson() {}

    static Value.Fields of(Dataset dataset) {
        var keys = new ArrayList<Value>();
        for (int i = 0; i < dataset.keys().size(); i++) {
            var head = dataset.headOfKey(i);
            var members = new LinkedHashMap<String, Value>();
            members.put("name", Value.of("k" + i));
            members.put("title", Value.of(head.title()));
            members.put("type", Value.of(head.type()));
            members.putAll(bucket(dataset.keys().get(i).bucket()).members());
            keys.add(new Value.Fields(members));
        }
        var measures = new ArrayList<Value>();
        for (int i = 0; i < dataset.measures().size(); i++) {
            measures.add(
                    Value.fields(
                            Map.entry("name", Value.of("m" + i)),
                            Map.entry("title", Value.of(dataset.headOfMeasure(i).title())),
                            Map.entry("op", Value.of(dataset.measures().get(i).kind()))));
        }
        var orders = new ArrayList<Value>();
        dataset.order()
                .forEach(
                        order ->
                                orders.add(
                                        Value.fields(
                                                Map.entry("name", Value.of(order.name())),
                                                Map.entry(
                                                        "descending",
                                                        Value.of(order.descending())))));
        return Value.fields(
                Map.entry("name", Value.of(dataset.name())),
                Map.entry("keys", new Value.Items(keys)),
                Map.entry("measures", new Value.Items(measures)),
                Map.entry("order", new Value.Items(orders)),
                Map.entry("most", Value.of(dataset.most())),
                Map.entry("raw", Value.of(dataset.raw())));
    }

    /// `cycle` of what comes again, `unit` of points in time, `bin` of ranges.
    static Value.Fields bucket(Bucket bucket) {
        return switch (bucket) {
            case Bucket.Plain _ -> Value.Fields.EMPTY;
            case Bucket.Bin bin ->
                    Value.fields(
                            Map.entry(
                                    "bin",
                                    Value.fields(
                                            Map.entry(
                                                    "step",
                                                    new Value.Num(
                                                            BigDecimal.valueOf(bin.step()))))));
            case Bucket.Time(Unit unit) ->
                    Value.fields(
                            Map.entry(unit.isCyclic() ? "cycle" : "unit", Value.of(unit.text())));
        };
    }
}
