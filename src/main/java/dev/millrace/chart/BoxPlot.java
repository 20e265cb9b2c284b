package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Draws a box plot as layers over two datasets: the boxes, and the rows outside of the whiskers.
record BoxPlot(Layer layer, Columns columns, Complaints complaints) {

    /// Outliers that are drawn.
    static final long MOST = 1_000;

    private static final int WIDTH = 14;

    List<Value> draw(BiFunction<Dataset.Form, List<Key>, Plan> plans) {
        var value = value();
        if (value.isEmpty()) {
            return List.of();
        }
        var column = value.get().key().map(Key::column).orElse("");
        var groups =
                layer.channels().stream()
                        .filter(channel -> !channel.equals(value.get()))
                        .flatMap(channel -> channel.key().stream())
                        .distinct()
                        .toList();
        var boxes = plans.apply(Dataset.Form.GROUPS, groups);
        var with = new ArrayList<>(groups);
        with.add(new Key(column, new Bucket.Plain()));
        var outliers = plans.apply(Dataset.Form.OUTLIERS, with);
        var q1 = boxes.name(Measure.of(Op.Q1, column));
        var median = boxes.name(Measure.of(Op.MEDIAN, column));
        var q3 = boxes.name(Measure.of(Op.Q3, column));
        var low = boxes.name(Measure.of(Op.WHISKER_LOW, column));
        var high = boxes.name(Measure.of(Op.WHISKER_HIGH, column));
        return List.of(
                mark("rule", boxes, low, q1, List.of(low)),
                mark("rule", boxes, q3, high, List.of(high)),
                mark("bar", boxes, q1, q3, List.of(high, q3, median, q1, low)),
                mark("tick", boxes, median, "", List.of(median)),
                mark("point", outliers, outliers.name(with.getLast()), "", List.of()));
    }

    /// The channel whose values are spread.
    private Optional<Channel> value() {
        var facet =
                layer.channels().stream()
                        .filter(c -> Channel.FACETS.contains(c.name()))
                        .findFirst();
        if (facet.isPresent()) {
            complaints.impossible(
                    facet.get().path(), "A box plot has no small multiples.", "Use a colour.");
            return Optional.empty();
        }
        var values =
                layer.channels().stream()
                        .filter(Channel::isPosition)
                        .filter(channel -> channel.type().equals("quantitative"))
                        .filter(channel -> channel.key().isPresent() && !channel.isBinned())
                        .toList();
        boolean measured = layer.channels().stream().anyMatch(c -> c.measure().isPresent());
        if (values.size() != 1 || measured) {
            complaints.impossible(
                    layer.path() + ".encoding",
                    "A box plot shows one column of numbers, and no aggregate.",
                    "Put a number on one axis and a category on the other.");
            return Optional.empty();
        }
        return Optional.of(values.getFirst());
    }

    private Value mark(String type, Plan plan, String from, String to, List<String> told) {
        var value = value().orElseThrow();
        var drawing = new ChannelDrawing(layer, plan, columns, false);
        var encoding = new LinkedHashMap<String, Value>();
        for (var channel : layer.channels()) {
            if (!channel.equals(value) && !channel.name().equals("tooltip")) {
                drawing.head(channel);
                encoding.put(channel.name(), drawing.draw(channel));
            }
        }
        var apart = new Plan("", Dataset.Form.RAW, List.of());
        var axis = new ChannelDrawing(layer, apart, columns, false).draw(value);
        drawing.head(value);
        encoding.put(value.name(), axis.with("field", Value.of(from)));
        if (!to.isEmpty()) {
            encoding.put(value.name() + "2", Value.fields(Draw.entry("field", to)));
        }
        encoding.put("tooltip", tooltip(plan, drawing, value, told, from));
        if (type.equals("tick")) {
            encoding.put("color", Value.fields(Draw.entry("value", "white")));
        }
        return Value.fields(
                Draw.entry("data", Value.fields(Draw.entry("name", plan.name()))),
                Draw.entry("mark", properties(type, value.name().equals("y"))),
                Draw.entry("encoding", new Value.Fields(encoding)));
    }

    private static Value.Fields properties(String type, boolean upright) {
        var mark = Value.fields(Draw.entry("type", type));
        return switch (type) {
            case "bar" -> mark.with("size", Value.of(WIDTH));
            case "tick" ->
                    mark.with("size", Value.of(WIDTH))
                            .with("thickness", Value.of(2))
                            .with("orient", Value.of(upright ? "horizontal" : "vertical"));
            case "point" -> mark.with("size", Value.of(16));
            default -> mark;
        };
    }

    private Value tooltip(
            Plan plan, ChannelDrawing drawing, Channel value, List<String> told, String from) {
        var all = new ArrayList<Value>();
        for (var channel : layer.channels()) {
            if (!channel.equals(value) && channel.key().isPresent()) {
                var drawn = drawing.draw(channel);
                all.add(
                        Value.fields(
                                Draw.entry("field", Draw.member(drawn, "field")),
                                Draw.entry(
                                        "type", channel.isDiscrete() ? "nominal" : channel.type()),
                                Draw.entry("title", channel.title())));
            }
        }
        for (String name : told.isEmpty() ? List.of(from) : told) {
            var title =
                    name.startsWith("m")
                            ? plan.measures().get(Integer.parseInt(name.substring(1))).title()
                            : value.title();
            all.add(
                    Value.fields(
                            Draw.entry("field", name),
                            Draw.entry("type", "quantitative"),
                            Draw.entry("title", title),
                            Draw.entry("format", Formats.EXACT)));
        }
        return new Value.Items(all);
    }
}
