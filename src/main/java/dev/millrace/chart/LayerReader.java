package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one mark and its channels.
record LayerReader(ChannelReader channels, Complaints complaints) {

    static final List<String> MARKS =
            List.of(
                    "bar", "line", "area", "point", "circle", "square", "tick", "rect", "arc",
                    "rule", "text", "boxplot", "trail");
    static final List<String> CHANNELS =
            List.of(
                    "x",
                    "y",
                    "x2",
                    "y2",
                    "color",
                    "size",
                    "shape",
                    "opacity",
                    "theta",
                    "radius",
                    "text",
                    "order",
                    "detail",
                    "tooltip",
                    "row",
                    "column",
                    "facet",
                    "xOffset",
                    "yOffset",
                    "latitude",
                    "longitude");

    /// A channel definition with the path it was written at.
    record Written(String path, Value value) {}

    Optional<Layer> read(String path, @Nullable Value mark, Map<String, Written> encoding) {
        var read = mark(path + ".mark", mark);
        var all = new ArrayList<Channel>();
        for (var channel : encoding.entrySet()) {
            all.addAll(channel(channel.getKey(), channel.getValue()));
        }
        return read.map(properties -> new Layer(path, properties, all));
    }

    private Optional<Value.Fields> mark(String path, @Nullable Value mark) {
        return switch (mark) {
            case null -> {
                complaints.missing(path, "A chart needs a mark.", "Write \"bar\" or \"line\".");
                yield Optional.empty();
            }
            case Value.Text(var type) when isMark(path, type) ->
                    Optional.of(Value.fields(Draw.entry("type", type)));
            case Value.Text _ -> Optional.empty();
            case Value.Fields fields when fields.get("type") instanceof Value.Text(var type) ->
                    isMark(path + ".type", type) && new Passed(complaints).allows(path, fields)
                            ? Optional.of(fields)
                            : Optional.empty();
            default -> {
                complaints.wrongType(path, "a mark such as \"bar\"", mark);
                yield Optional.empty();
            }
        };
    }

    private boolean isMark(String path, String type) {
        if (!MARKS.contains(type)) {
            complaints.unknown(path, "mark", type, MARKS);
        }
        return MARKS.contains(type);
    }

    private List<Channel> channel(String written, Written channel) {
        var name = written.equals("colour") ? "color" : written;
        var path = channel.path();
        if (!CHANNELS.contains(name)) {
            complaints.unknown(path, "channel", written, CHANNELS);
            return List.of();
        }
        if (Channel.LISTS.contains(name) && channel.value() instanceof Value.Items(var all)) {
            var read = new ArrayList<Channel>();
            for (int i = 0; i < all.size(); i++) {
                channels.read(name, path + "[" + i + "]", all.get(i)).ifPresent(read::add);
            }
            return read;
        }
        return channels.read(name, path, channel.value()).stream().toList();
    }

    /// The channels of an `encoding`, over those that are shared by all layers.
    Map<String, Written> encoding(
            String path, @Nullable Value encoding, Map<String, Written> shared) {
        var all = new LinkedHashMap<>(shared);
        switch (encoding) {
            case null -> {}
            case Value.Fields(var members) ->
                    members.forEach(
                            (name, value) -> all.put(name, new Written(path + "." + name, value)));
            default -> complaints.wrongType(path, "an object", encoding);
        }
        return all;
    }
}
