package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns the marks of a chart into datasets and a drawn description over them.
final class ChartDrawing {

    /// Rows that a dataset gives a page at most.
    static final long MOST = 5_000;

    private final List<Layer> layers;
    private final Columns columns;
    private final Predicates predicates;
    private final Complaints complaints;
    private final List<Plan> plans = new ArrayList<>();
    private final boolean bands;

    ChartDrawing(
            List<Layer> layers, Columns columns, Predicates predicates, Complaints complaints) {
        this.layers = layers;
        this.columns = columns;
        this.predicates = predicates;
        this.complaints = complaints;
        bands = layers.stream().anyMatch(layer -> layer.isBandLike() && layer.hasData());
    }

    Tile draw(Value.Fields spec, List<Condition> where, long top, Optional<Value> projection) {
        var members = new LinkedHashMap<String, Value>();
        if (spec.get("description") instanceof Value.Text text) {
            members.put("description", text);
        }
        boolean map = layers.stream().anyMatch(layer -> layer.channel("latitude").isPresent());
        if (map) {
            members.put(
                    "projection", projection.orElse(Value.fields(Draw.entry("type", "mercator"))));
        }
        var drawn = new ArrayList<Value>();
        for (var layer : layers) {
            drawn.addAll(layer.type().equals("boxplot") ? box(layer) : one(layer));
        }
        if (map) {
            drawn.addFirst(Frame.GRATICULE);
        }
        if (drawn.size() == 1) {
            members.putAll(((Value.Fields) drawn.getFirst()).members());
        } else {
            layered(drawn, members);
        }
        var resolve = spec.get("resolve");
        if (resolve != null) {
            members.put("resolve", resolve);
        }
        members.put("config", Value.fields(Draw.entry("customFormatTypes", true)));
        var look =
                Value.fields(
                        Draw.entry("kind", "chart"), Draw.entry("spec", new Value.Fields(members)));
        return new Tile(Tile.Kind.CHART, look, datasets(where, top));
    }

    private List<Dataset> datasets(List<Condition> where, long top) {
        return plans.stream()
                .map(
                        plan ->
                                plan.done(
                                        where,
                                        plan.form() == Dataset.Form.OUTLIERS ? BoxPlot.MOST : MOST,
                                        top))
                .toList();
    }

    private List<Value> one(Layer layer) {
        var plan = plan(layer);
        // before those that only put others in order: `top` goes by the first one
        layer.channels().stream().flatMap(c -> c.measure().stream()).forEach(plan::name);
        var drawing =
                new LayerDrawing(
                        layer,
                        plan,
                        new ChannelDrawing(layer, plan, columns, bands),
                        predicates,
                        complaints);
        return List.of(drawing.draw(layers.size() == 1 && layer.channel("latitude").isEmpty()));
    }

    private List<Value> box(Layer layer) {
        return new BoxPlot(layer, columns, complaints).draw(this::plan);
    }

    /// The dataset of a layer: one that groups by the same keys, if there is one. The first
    /// discrete key goes first, because `top` is about that one.
    private Plan plan(Layer layer) {
        if (!layer.hasData()) {
            return new Plan("", Dataset.Form.RAW, List.of());
        }
        var keys = new ArrayList<Key>();
        layer.channels().stream()
                .filter(channel -> channel.key().isPresent() && channel.isDiscrete())
                .findFirst()
                .flatMap(Channel::key)
                .ifPresent(keys::add);
        layer.keys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        return plan(layer.isRaw() ? Dataset.Form.RAW : Dataset.Form.GROUPS, keys);
    }

    private Plan plan(Dataset.Form form, List<Key> keys) {
        for (var plan : plans) {
            if (plan.form() == form && new HashSet<>(plan.keys()).equals(new HashSet<>(keys))) {
                return plan;
            }
        }
        plans.add(new Plan("d" + plans.size(), form, keys));
        return plans.getLast();
    }

    private void layered(List<Value> drawn, Map<String, Value> members) {
        var first = layers.stream().filter(Layer::hasData).findFirst().orElse(layers.getFirst());
        var facets =
                first.channels().stream()
                        .filter(channel -> Channel.FACETS.contains(channel.name()))
                        .toList();
        if (facets.isEmpty()) {
            members.put("layer", new Value.Items(drawn));
            return;
        }
        if (plans.size() != 1) {
            complaints.impossible(
                    facets.getFirst().path(),
                    "Layers that ask different questions cannot be drawn as small multiples.",
                    "Group all layers by the same columns, or use a colour.");
        }
        facets(first, facets, members);
        var inner = drawn.stream().map(ChartDrawing::withoutData).toList();
        members.put("spec", Value.fields(Draw.entry("layer", new Value.Items(inner))));
    }

    private static Value withoutData(Value layer) {
        var fields = (Value.Fields) layer;
        return fields.get("data") instanceof Value.Fields data && data.get("name") != null
                ? fields.without("data")
                : fields;
    }

    private void facets(Layer layer, List<Channel> facets, Map<String, Value> members) {
        var plan = plans.getFirst();
        var drawing = new ChannelDrawing(layer, plan, columns, bands);
        members.put("data", Value.fields(Draw.entry("name", plan.name())));
        var drawn = new LinkedHashMap<String, Value>();
        for (var channel : facets) {
            var field = drawing.draw(channel);
            var wide = field.get("columns");
            if (wide != null) {
                members.put("columns", wide);
            }
            drawn.put(channel.name(), field.without("columns"));
        }
        var alone = drawn.get("facet");
        members.put("facet", alone == null ? new Value.Fields(drawn) : alone);
    }
}
