package dev.millrace.ui.inspector;

import static java.util.Map.entry;

import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A line, a band or a note on a chart, as layers of Vega-Lite that show nothing of the rows.
///
/// @param axis `x` or `y`; of a note empty
/// @param from where a line stands or a band begins; of a note its place on X, NULL for the middle
/// @param to where a band ends; of a note its place on Y, NULL for the top
/// @param text label of a line or a band, which may be empty, or the note itself
/// @param colour a meaning such as `@bad`, or a colour; empty for the one of the theme
record ChartAnnotation(Kind kind, String axis, Value from, Value to, String text, String colour) {

    enum Kind {
        LINE("Line"),
        BAND("Band"),
        NOTE("Note");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final Value NONE = new Value.Null();
    private static final Value OPACITY = new Value.Num(new BigDecimal("0.16"));

    static ChartAnnotation fresh(Kind kind, String axis) {
        return new ChartAnnotation(kind, kind == Kind.NOTE ? "" : axis, NONE, NONE, "", "");
    }

    ChartAnnotation withAxis(String next) {
        return new ChartAnnotation(kind, next, from, to, text, colour);
    }

    ChartAnnotation withFrom(Value next) {
        return new ChartAnnotation(kind, axis, next, to, text, colour);
    }

    ChartAnnotation withTo(Value next) {
        return new ChartAnnotation(kind, axis, from, next, text, colour);
    }

    ChartAnnotation withText(String next) {
        return new ChartAnnotation(kind, axis, from, to, next, colour);
    }

    ChartAnnotation withColour(String next) {
        return new ChartAnnotation(kind, axis, from, to, text, next);
    }

    /// With X and Y in each other's place.
    ChartAnnotation swapped() {
        return kind == Kind.NOTE
                ? new ChartAnnotation(kind, axis, to, from, text, colour)
                : withAxis(other());
    }

    private String other() {
        return axis.equals("y") ? "x" : "y";
    }

    boolean isWhole() {
        return switch (kind) {
            case LINE -> !from.equals(NONE);
            case BAND -> !from.equals(NONE) && !to.equals(NONE);
            case NOTE -> !text.isBlank();
        };
    }

    boolean isBeneath() {
        return kind == Kind.BAND;
    }

    /// How many layers it takes.
    int size() {
        return kind == Kind.NOTE || text.isEmpty() ? 1 : 2;
    }

    /// `Line at 100: Target`.
    String words() {
        var where =
                switch (kind) {
                    case LINE -> " at " + ValueText.plain(from);
                    case BAND -> " from " + ValueText.plain(from) + " to " + ValueText.plain(to);
                    case NOTE -> "";
                };
        return kind.words() + where + (text.isEmpty() ? "" : ": " + text);
    }

    /// @param shared channels of all layers, which an annotation does not take over
    List<Value> layers(Set<String> shared) {
        var layers = new ArrayList<Value>();
        switch (kind) {
            case LINE -> layers.add(layer(shared, mark("rule"), entry(axis, datum(from))));
            case BAND ->
                    layers.add(
                            layer(
                                    shared,
                                    mark("rect").with("opacity", OPACITY),
                                    entry(axis, datum(from)),
                                    entry(axis + "2", datum(to))));
            case NOTE -> layers.add(note(shared));
        }
        if (size() == 2) {
            layers.add(label(shared));
        }
        return layers;
    }

    private Value.Fields mark(String type) {
        var mark = Value.fields(entry("type", Value.of(type)));
        return colour.isEmpty() ? mark : mark.with("color", Value.of(colour));
    }

    private static Value datum(Value value) {
        var datum = Value.fields(entry("datum", value));
        return value instanceof Value.Text ? datum.with("type", Value.of("temporal")) : datum;
    }

    private static Value fixed(Value value) {
        return Value.fields(entry("value", value));
    }

    @SafeVarargs
    private static Value layer(
            Set<String> shared, Value.Fields mark, Map.Entry<String, Value>... channels) {
        var encoding = new LinkedHashMap<String, Value>();
        for (var channel : channels) {
            encoding.put(channel.getKey(), channel.getValue());
        }
        shared.forEach(name -> encoding.putIfAbsent(name, NONE));
        return Value.fields(entry("mark", mark), entry("encoding", new Value.Fields(encoding)));
    }

    /// At the end of a line that lies, at the top of one that stands.
    private Value label(Set<String> shared) {
        boolean lies = axis.equals("y");
        var band = kind == Kind.BAND;
        var mark =
                mark("text")
                        .with("align", Value.of(lies ? "right" : "left"))
                        .with("baseline", Value.of(lies && !band ? "bottom" : "top"))
                        .with("dx", Value.of(lies ? -4 : 4))
                        .with("dy", Value.of(lies && !band ? -3 : 3));
        return layer(
                shared,
                mark,
                entry(axis, datum(band && lies ? to : from)),
                entry(other(), fixed(lies ? Value.of("width") : Value.of(0))),
                entry("text", fixed(Value.of(text))));
    }

    private Value note(Set<String> shared) {
        boolean top = to.equals(NONE);
        var mark = mark("text");
        mark = top ? mark.with("baseline", Value.of("top")).with("dy", Value.of(3)) : mark;
        var up = entry("y", top ? fixed(Value.of(0)) : datum(to));
        var said = entry("text", fixed(Value.of(text)));
        return from.equals(NONE)
                ? layer(shared, mark, up, said)
                : layer(shared, mark, entry("x", datum(from)), up, said);
    }

    /// The annotation that stands at the beginning of some layers; empty if it is not written
    /// exactly as this class writes it.
    static Optional<ChartAnnotation> read(List<Value> layers, Set<String> shared) {
        if (layers.isEmpty() || !(layers.getFirst() instanceof Value.Fields layer)) {
            return Optional.empty();
        }
        var colour = text(member(layer, "mark"), "color");
        var label = layers.size() > 1 && layers.get(1) instanceof Value.Fields f ? said(f) : "";
        var found =
                switch (ChartLayers.type(layer.get("mark"))) {
                    case "rule" -> spans(Kind.LINE, layer, colour);
                    case "rect" -> spans(Kind.BAND, layer, colour);
                    case "text" ->
                            List.of(
                                    new ChartAnnotation(
                                            Kind.NOTE,
                                            "",
                                            datum(layer, "x"),
                                            datum(layer, "y"),
                                            said(layer),
                                            colour));
                    default -> List.<ChartAnnotation>of();
                };
        Predicate<ChartAnnotation> same =
                each -> {
                    var own = each.layers(shared);
                    return each.isWhole()
                            && own.size() <= layers.size()
                            && own.equals(layers.subList(0, own.size()));
                };
        return found.stream()
                .map(each -> each.kind == Kind.NOTE ? each : each.withText(label))
                .filter(same)
                .findFirst()
                .or(() -> found.stream().filter(same).findFirst());
    }

    private static List<ChartAnnotation> spans(Kind kind, Value.Fields layer, String colour) {
        return List.of("y", "x").stream()
                .map(
                        axis ->
                                new ChartAnnotation(
                                        kind,
                                        axis,
                                        datum(layer, axis),
                                        datum(layer, axis + "2"),
                                        "",
                                        colour))
                .toList();
    }

    private static Value.Fields member(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Fields found ? found : Value.Fields.EMPTY;
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Text(var text) ? text : "";
    }

    private static String said(Value.Fields layer) {
        return text(member(member(layer, "encoding"), "text"), "value");
    }

    private static Value datum(Value.Fields layer, String channel) {
        @Nullable Value datum = member(member(layer, "encoding"), channel).get("datum");
        return datum instanceof Value.Num || datum instanceof Value.Text ? datum : NONE;
    }
}
