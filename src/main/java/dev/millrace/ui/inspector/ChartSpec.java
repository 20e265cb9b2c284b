package dev.millrace.ui.inspector;

import dev.millrace.model.Figures;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A chart as the builder sees it: a tree of Vega-Lite of which it reads and changes some members.
/// All others stay where and as they are, so nothing that is written by hand is lost.
record ChartSpec(Value.Fields tree) {

    static final ChartSpec EMPTY = new ChartSpec(Value.Fields.EMPTY);

    private static final String MARK = "mark";
    private static final String ENCODING = "encoding";
    private static final String USUAL = "bar";

    /// @return empty if the value is nothing that has members
    static Optional<ChartSpec> of(Value value) {
        return switch (value) {
            case Value.Null _ -> Optional.of(EMPTY);
            case Value.Fields fields -> Optional.of(new ChartSpec(fields));
            default -> Optional.empty();
        };
    }

    /// Whether there are layers of which none is the chart and all others annotations of it.
    boolean hasLayers() {
        return tree.get("layer") != null && ChartLayers.base(tree) < 0;
    }

    /// What holds the mark and the channels: the chart, or the layer that is annotated.
    private Value.Fields unit() {
        int base = ChartLayers.base(tree);
        return base < 0 ? tree : ChartLayers.at(tree, base);
    }

    private ChartSpec withUnit(Value.Fields unit) {
        int base = ChartLayers.base(tree);
        return new ChartSpec(base < 0 ? unit : ChartLayers.replaced(tree, base, unit));
    }

    /// Where faults of the mark and the channels are: empty, or `layer[1].`.
    String place() {
        int base = ChartLayers.base(tree);
        return base < 0 ? "" : "layer[" + base + "].";
    }

    boolean isEmpty() {
        return tree.isEmpty();
    }

    /// Why the builder shows only a part of it; empty if it shows all that matters.
    String limits() {
        if (hasLayers() && tree.get("layer") instanceof Value.Items(var layers)) {
            return "This chart has "
                    + Figures.plural(layers.size(), "layer")
                    + ", edited as JSON. The shelves hold what all layers share.";
        }
        if (hasLayers()) {
            return "The layers of this chart are no list. Correct them in the JSON.";
        }
        var encoding = unit().get(ENCODING);
        return encoding == null || encoding instanceof Value.Fields
                ? ""
                : "\"encoding\" holds no channels. Correct it in the JSON.";
    }

    /// Empty if there is none, as where there are layers.
    String mark() {
        return switch (unit().get(MARK)) {
            case Value.Text(var type) -> type;
            case Value.Fields fields when fields.get("type") instanceof Value.Text(var type) ->
                    type;
            case null, default -> "";
        };
    }

    boolean isMap() {
        return !entries(ChartShelf.LONGITUDE).isEmpty()
                || !entries(ChartShelf.LATITUDE).isEmpty()
                || tree.get("projection") != null;
    }

    ChartSpec withMark(String type) {
        var mark = unit().get(MARK) instanceof Value.Fields fields ? fields : null;
        var next = mark == null ? Value.of(type) : mark.with("type", Value.of(type));
        return unit().get(MARK) == null ? first(next) : with(MARK, next);
    }

    /// A mark stands in front, as everybody writes it.
    private ChartSpec first(Value mark) {
        var next = new LinkedHashMap<String, Value>();
        next.put(MARK, mark);
        next.putAll(unit().members());
        return withUnit(new Value.Fields(next));
    }

    private ChartSpec with(String member, Value value) {
        return withUnit(unit().with(member, value));
    }

    Value.Fields encoding() {
        return unit().get(ENCODING) instanceof Value.Fields fields ? fields : Value.Fields.EMPTY;
    }

    private String name(ChartShelf shelf) {
        return shelf == ChartShelf.COLOUR && encoding().get("colour") != null
                ? "colour"
                : shelf.channel();
    }

    /// Where faults about a shelf are, from the chart on.
    String path(ChartShelf shelf) {
        return place() + ENCODING + "." + name(shelf);
    }

    /// What stands on a shelf; several only where it takes many.
    List<Value> entries(ChartShelf shelf) {
        return switch (encoding().get(name(shelf))) {
            case null -> List.of();
            case Value.Items(var all) when shelf.takesMany() -> all;
            case Value one -> List.of(one);
        };
    }

    /// The column on a shelf, the first if there are several.
    Optional<ChartChannel> channel(ChartShelf shelf) {
        return entries(shelf).stream().findFirst().flatMap(ChartChannel::of);
    }

    /// A member of the encoding that no shelf shows.
    Optional<ChartChannel> channel(String name) {
        return Optional.ofNullable(encoding().get(name)).flatMap(ChartChannel::of);
    }

    /// @param entries none: the shelf is empty, and nothing is sorted by it
    ChartSpec with(ChartShelf shelf, List<Value> entries) {
        return switch (entries.size()) {
            case 0 -> without(name(shelf));
            case 1 -> with(shelf, entries.getFirst());
            default -> with(shelf, new Value.Items(entries));
        };
    }

    ChartSpec with(ChartShelf shelf, Value entry) {
        return withChannel(name(shelf), entry);
    }

    ChartSpec with(ChartShelf shelf, ChartChannel channel) {
        return with(shelf, channel.given());
    }

    ChartSpec withChannel(String name, Value value) {
        var marked = mark().isEmpty() && !hasLayers() ? withMark(USUAL) : this;
        return marked.with(ENCODING, encoding().with(name, value));
    }

    ChartSpec without(String channel) {
        if (encoding().get(channel) == null) {
            return this;
        }
        return withEncoding(
                encoding().without(channel),
                (_, value) ->
                        value instanceof Value.Fields fields ? unsorted(fields, channel) : value);
    }

    private static Value unsorted(Value.Fields channel, String by) {
        return channel.get("sort") instanceof Value.Text(var sort)
                        && (sort.equals(by) || sort.equals("-" + by))
                ? channel.without("sort")
                : channel;
    }

    private interface Change {
        Value of(String name, Value channel);
    }

    private ChartSpec withEncoding(Value.Fields encoding, Change change) {
        var next = new LinkedHashMap<String, Value>();
        encoding.members().forEach((name, value) -> next.put(name, change.of(name, value)));
        return with(ENCODING, new Value.Fields(next));
    }

    /// X and Y, and all that belongs to them, in each other's place.
    ChartSpec swapped() {
        return new ChartSpec(ChartLayers.turned(turnedIn(tree), ChartSpec::turnedIn));
    }

    private static Value.Fields turnedIn(Value.Fields unit) {
        if (!(unit.get(ENCODING) instanceof Value.Fields(var channels))) {
            return unit;
        }
        var next = new LinkedHashMap<String, Value>();
        channels.forEach((name, value) -> next.put(turned(name), sortTurned(value)));
        return unit.with(ENCODING, new Value.Fields(next));
    }

    private static String turned(String name) {
        return switch (name) {
            case "x" -> "y";
            case "y" -> "x";
            case "x2" -> "y2";
            case "y2" -> "x2";
            case "xOffset" -> "yOffset";
            case "yOffset" -> "xOffset";
            case "-x" -> "-y";
            case "-y" -> "-x";
            default -> name;
        };
    }

    private static Value sortTurned(Value channel) {
        if (!(channel instanceof Value.Fields fields)) {
            return channel;
        }
        return switch (fields.get("sort")) {
            case Value.Text(var by) -> fields.with("sort", Value.of(turned(by)));
            case Value.Fields by when by.get("encoding") instanceof Value.Text(var name) ->
                    fields.with("sort", by.with("encoding", Value.of(turned(name))));
            case null, default -> fields;
        };
    }

    /// What is kept but stands on no shelf: filters and other channels.
    List<String> others() {
        var others = new ArrayList<String>();
        if (tree.get("transform") instanceof Value.Items(var steps) && !steps.isEmpty()) {
            others.add(Figures.plural(steps.size(), "filter"));
        }
        for (var channel : encoding().members().keySet()) {
            if (ChartShelf.ofChannel(channel).isEmpty() && !channel.endsWith("Offset")) {
                others.add(channel);
            }
        }
        return others;
    }

    /// The mark, the channels and the groups of a proposal; title, filters and the like stay.
    ChartSpec taking(Value.Fields proposal) {
        var next = new LinkedHashMap<>(tree.members());
        List.of("layer", "projection", "resolve").forEach(next::remove);
        var fresh = new ChartSpec(proposal);
        ChartTop.with(fresh, 0).tree().members().forEach(next::put);
        return ChartTop.with(new ChartSpec(new Value.Fields(next)), ChartTop.of(fresh));
    }
}
