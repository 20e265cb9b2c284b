package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.ArrayList;

/// What a page is told of a dataset.
final class Outline {

    private Outline() {}

    static Value.Fields of(Dataset data) {
        var keys = new ArrayList<Value>();
        for (int i = 0; i < data.keys().size(); i++) {
            keys.add(key("k" + i, data.keys().get(i).bucket(), data.headOfKey(i)));
        }
        var measures = new ArrayList<Value>();
        for (int i = 0; i < data.measures().size(); i++) {
            measures.add(
                    Value.fields(
                            Draw.entry("name", "m" + i),
                            Draw.entry("title", data.headOfMeasure(i).title()),
                            Draw.entry("op", data.measures().get(i).kind())));
        }
        var order =
                data.order().stream()
                        .<Value>map(
                                by ->
                                        Value.fields(
                                                Draw.entry("name", by.name()),
                                                Draw.entry("descending", by.descending())))
                        .toList();
        return Value.fields(
                Draw.entry("name", data.name()),
                Draw.entry("keys", new Value.Items(keys)),
                Draw.entry("measures", new Value.Items(measures)),
                Draw.entry("order", new Value.Items(order)),
                Draw.entry("most", data.most()),
                Draw.entry("raw", data.raw()));
    }

    private static Value key(String name, Bucket bucket, Head head) {
        var key =
                Value.fields(
                        Draw.entry("name", name),
                        Draw.entry("title", head.title()),
                        Draw.entry("type", head.type()));
        for (var member : of(bucket).members().entrySet()) {
            key = key.with(member.getKey(), member.getValue());
        }
        return key;
    }

    /// `cycle` of what comes again, `unit` of points in time, `bin` of ranges.
    static Value.Fields of(Bucket bucket) {
        return switch (bucket) {
            case Bucket.Plain _ -> Value.Fields.EMPTY;
            case Bucket.Bin bin ->
                    Value.fields(Draw.entry("bin", Value.fields(Draw.entry("step", bin.step()))));
            case Bucket.Time(Unit unit) when unit == Unit.INSTANT -> Value.Fields.EMPTY;
            case Bucket.Time(Unit unit) ->
                    Value.fields(Draw.entry(unit.isCyclic() ? "cycle" : "unit", unit.text()));
        };
    }
}
