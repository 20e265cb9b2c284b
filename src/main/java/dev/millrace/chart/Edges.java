package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Puts the edges of ranges into a drawn description, once they are known: a channel of ranges has
/// a member `bin`, and its scale goes from the first edge to the last.
record Edges(List<Dataset> datasets) {

    Value.Fields in(Value.Fields look) {
        return fields(look, "");
    }

    private Value value(Value value, String data) {
        return switch (value) {
            case Value.Fields fields -> fields(fields, data);
            case Value.Items(var values) ->
                    new Value.Items(values.stream().map(item -> value(item, data)).toList());
            default -> value;
        };
    }

    private Value.Fields fields(Value.Fields fields, String data) {
        var name =
                fields.get("data") instanceof Value.Fields named
                                && named.get("name") instanceof Value.Text(var text)
                        ? text
                        : data;
        if (fields.get("bin") instanceof Value.Fields
                && fields.get("field") instanceof Value.Text(var field)) {
            return bin(name, field).map(bin -> binned(fields, bin)).orElse(fields);
        }
        var members = new LinkedHashMap<String, Value>();
        fields.members().forEach((key, member) -> members.put(key, value(member, name)));
        return new Value.Fields(members);
    }

    private Optional<Bucket.Bin> bin(String data, String field) {
        return datasets.stream()
                .filter(dataset -> dataset.name().equals(data))
                .map(dataset -> dataset.keys().get(Integer.parseInt(field.substring(1))).bucket())
                .filter(Bucket.Bin.class::isInstance)
                .map(Bucket.Bin.class::cast)
                .filter(Bucket.Bin::isResolved)
                .findFirst();
    }

    private static Value.Fields binned(Value.Fields channel, Bucket.Bin bin) {
        var scale = channel.get("scale") instanceof Value.Fields given ? given : Value.Fields.EMPTY;
        var domain = Value.items(number(bin.start()), number(bin.stop()));
        return channel.with(
                        "bin",
                        Value.fields(
                                Draw.entry("binned", true), Draw.entry("step", number(bin.step()))))
                .with("scale", scale.get("domain") == null ? scale.with("domain", domain) : scale);
    }

    private static Value number(double value) {
        return Draw.number(value);
    }
}
