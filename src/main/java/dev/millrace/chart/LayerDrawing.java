package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes one mark of a drawn description.
record LayerDrawing(
        Layer layer,
        Plan plan,
        ChannelDrawing channels,
        Predicates predicates,
        Complaints complaints) {

    /// @param facets whether the channels that make small multiples are drawn here
    Value.Fields draw(boolean facets) {
        layer.channels().forEach(channels::head);
        var encoding = new LinkedHashMap<String, Value>();
        for (var channel : layer.channels()) {
            boolean skipped = Channel.FACETS.contains(channel.name()) && !facets;
            if (skipped || Channel.LISTS.contains(channel.name())) {
                continue;
            }
            var drawn = drawn(channel);
            if (!(drawn instanceof Value.Null)) {
                encoding.put(channel.name(), drawn);
            }
        }
        list("detail").ifPresent(list -> encoding.put("detail", list));
        encoding.put("tooltip", tooltip());
        return Value.fields(
                Draw.entry("data", data()),
                Draw.entry("mark", layer.mark()),
                Draw.entry("encoding", new Value.Fields(encoding)));
    }

    /// A layer that shows nothing of the rows draws one mark, not one a row.
    private Value data() {
        return layer.hasData()
                ? Value.fields(Draw.entry("name", plan.name()))
                : Value.fields(Draw.entry("values", Value.items(Value.Fields.EMPTY)));
    }

    private Value drawn(Channel channel) {
        var drawn = channels.draw(channel);
        if (channel.content() instanceof Channel.Content.Literal(Value.Null _)
                && channel.given().get("condition") == null) {
            return new Value.Null();
        }
        var condition = channel.given().get("condition");
        return condition == null
                ? drawn
                : drawn.with("condition", conditions(channel.path() + ".condition", condition));
    }

    private Value conditions(String path, Value given) {
        if (!(given instanceof Value.Items(var all))) {
            return condition(path, given);
        }
        var drawn = new ArrayList<Value>();
        for (int i = 0; i < all.size(); i++) {
            drawn.add(condition(path + "[" + i + "]", all.get(i)));
        }
        return new Value.Items(drawn);
    }

    private Value condition(String path, Value given) {
        if (!(given instanceof Value.Fields fields)) {
            complaints.wrongType(path, "an object", given);
            return given;
        }
        for (String member : fields.members().keySet()) {
            if (!member.equals("test") && !member.equals("value")) {
                complaints.unknown(path + "." + member, "member", member, List.of("test", "value"));
            }
        }
        var test = fields.get("test");
        var value = fields.get("value");
        if (test == null || value == null) {
            complaints.missing(path, "A condition needs \"test\" and \"value\".", "");
            return given;
        }
        return predicates
                .drawn(path + ".test", test, this::named)
                .<Value>map(
                        drawn ->
                                Value.fields(Draw.entry("test", drawn), Draw.entry("value", value)))
                .orElse(given);
    }

    /// The column of the answer that shows a field: of a measure before that of a key.
    private Optional<String> named(String path, String field) {
        var measure =
                layer.channels().stream()
                        .flatMap(channel -> channel.measure().stream())
                        .filter(shown -> shows(shown, field))
                        .map(plan::name)
                        .findFirst();
        var name =
                measure.or(
                        () ->
                                layer.keys().stream()
                                        .filter(key -> key.column().equalsIgnoreCase(field))
                                        .map(plan::name)
                                        .findFirst());
        if (name.isEmpty()) {
            complaints.impossible(
                    path,
                    "\"" + field + "\" is not drawn here.",
                    "A test can look at what a channel of the same mark shows.");
        }
        return name;
    }

    private static boolean shows(Measure measure, String field) {
        return measure.op() == Op.COUNT
                ? field.equals("count") || field.equals("__count")
                : measure.column().equalsIgnoreCase(field)
                        || field.equalsIgnoreCase(measure.op().text() + "_" + measure.column());
    }

    private Optional<Value> list(String name) {
        var all =
                layer.channels().stream()
                        .filter(channel -> channel.name().equals(name))
                        .<Value>map(this::drawn)
                        .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(all));
    }

    /// What was asked for, else all that the mark shows.
    private Value tooltip() {
        var own =
                layer.channels().stream()
                        .filter(channel -> channel.name().equals("tooltip"))
                        .toList();
        if (own.size() == 1
                && own.getFirst().content() instanceof Channel.Content.Literal literal) {
            return literal.value() instanceof Value.Null
                    ? new Value.Null()
                    : Value.fields(Draw.entry("value", literal.value()));
        }
        var shown = own.isEmpty() ? layer.channels() : own;
        Map<String, Value> drawn = new LinkedHashMap<>();
        var fields = new LinkedHashSet<String>();
        for (var channel : shown) {
            if (channel.key().isPresent() || channel.measure().isPresent()) {
                var field = channels.draw(asTooltip(channel));
                var name = String.valueOf(field.get("field"));
                if (fields.add(name)) {
                    drawn.put(name, field);
                }
            }
        }
        return drawn.isEmpty() ? new Value.Null() : new Value.Items(List.copyOf(drawn.values()));
    }

    private static Channel asTooltip(Channel channel) {
        var type = channel.unit().filter(unit -> !unit.isCyclic()).map(_ -> "temporal");
        var given = given(channel);
        return new Channel(
                "tooltip",
                channel.path(),
                channel.content(),
                type.orElse(channel.type()),
                channel.title(),
                given,
                Optional.empty());
    }

    /// The format of an axis that shows shares is not that of the numbers themselves.
    private static Value.Fields given(Channel channel) {
        var format = channel.given().get("format");
        if (channel.name().equals("tooltip")) {
            return channel.given();
        }
        return format == null || channel.given().get("stack") != null
                ? Value.Fields.EMPTY
                : Value.fields(Draw.entry("format", format));
    }
}
