package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The part of the earth that a map shows: that of its points, with lines between round degrees.
/// Without it, points of one country would be dots on a globe.
///
/// @param look of a tile
record Frame(Value.Fields look, List<Dataset> datasets) {

    private static final int LINES = 6;

    static final Value.Fields GRATICULE =
            Value.fields(
                    Draw.entry("data", Value.fields(Draw.entry("graticule", true))),
                    Draw.entry(
                            "mark",
                            Value.fields(
                                    Draw.entry("type", "geoshape"),
                                    Draw.entry("filled", false),
                                    Draw.entry("color", "@muted"),
                                    Draw.entry("strokeWidth", 0.5),
                                    Draw.entry("opacity", 0.3))));

    /// Longitude and latitude; empty if it is no map or already framed.
    List<String> columns() {
        if (!layers().contains(GRATICULE)) {
            return List.of();
        }
        for (Value layer : layers()) {
            var places = new ArrayList<String>();
            column(layer, "longitude").ifPresent(places::add);
            column(layer, "latitude").ifPresent(places::add);
            if (places.size() == 2) {
                return places;
            }
        }
        return List.of();
    }

    private List<Value> layers() {
        return look.get("spec") instanceof Value.Fields spec
                        && spec.get("layer") instanceof Value.Items(var layers)
                ? layers
                : List.of();
    }

    private Optional<String> column(Value layer, String channel) {
        if (layer instanceof Value.Fields fields
                && fields.get("data") instanceof Value.Fields data
                && fields.get("encoding") instanceof Value.Fields encoding
                && encoding.get(channel) instanceof Value.Fields drawn
                && drawn.get("field") instanceof Value.Text(var name)
                && name.startsWith("k")) {
            return datasets.stream()
                    .filter(dataset -> Value.of(dataset.name()).equals(data.get("name")))
                    .map(
                            dataset ->
                                    dataset.keys()
                                            .get(Integer.parseInt(name.substring(1)))
                                            .column())
                    .findFirst();
        }
        return Optional.empty();
    }

    Value.Fields with(Map<String, Extent> extents) {
        var columns = columns();
        if (columns.isEmpty() || !extents.keySet().containsAll(columns)) {
            return look;
        }
        var across = edges(extents.get(columns.get(0)), 180);
        var up = edges(extents.get(columns.get(1)), 85);
        var graticule =
                Value.fields(
                        Draw.entry(
                                "extent",
                                Value.items(
                                        Value.items(
                                                Draw.number(across.start()),
                                                Draw.number(up.start())),
                                        Value.items(
                                                Draw.number(across.stop()),
                                                Draw.number(up.stop())))),
                        Draw.entry(
                                "step",
                                Value.items(Draw.number(across.step()), Draw.number(up.step()))));
        var framed = GRATICULE.with("data", Value.fields(Draw.entry("graticule", graticule)));
        var drawn =
                layers().stream().map(layer -> layer.equals(GRATICULE) ? framed : layer).toList();
        var spec =
                new LinkedHashMap<>(
                        ((Value.Fields) look.members().getOrDefault("spec", look)).members());
        spec.put("layer", new Value.Items(drawn));
        return look.with("spec", new Value.Fields(spec));
    }

    private static Bucket.Bin edges(
            @org.jspecify.annotations.Nullable Extent extent, double limit) {
        var known = extent == null ? Extent.NOTHING : extent;
        var within = new Extent(Math.max(-limit, known.least()), Math.min(limit, known.greatest()));
        var bin = Bucket.Bin.most(LINES).with(within);
        return new Bucket.Bin(
                LINES, bin.step(), Math.max(-limit, bin.start()), Math.min(limit, bin.stop()));
    }
}
