package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.List;
import java.util.Optional;

/// One mark with its channels, read.
///
/// @param mark its properties, `type` among them
/// @param path of the layer; empty for the only one
record Layer(String path, Value.Fields mark, List<Channel> channels) {

    Layer {
        channels = List.copyOf(channels);
    }

    String type() {
        return mark.get("type") instanceof Value.Text(var type) ? type : "";
    }

    Optional<Channel> channel(String name) {
        return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
    }

    /// Whether it shows anything of the rows.
    boolean hasData() {
        return channels.stream()
                .anyMatch(channel -> channel.key().isPresent() || channel.measure().isPresent());
    }

    boolean isRaw() {
        return channels.stream().noneMatch(channel -> channel.measure().isPresent());
    }

    List<Key> keys() {
        return channels.stream().flatMap(channel -> channel.key().stream()).distinct().toList();
    }

    boolean isBandLike() {
        return type().equals("bar") || type().equals("rect");
    }

    boolean isStacked() {
        return type().equals("bar") || type().equals("area") || type().equals("arc");
    }

    /// Whether something divides what would else be one bar.
    boolean isDivided() {
        return channels.stream()
                .anyMatch(
                        channel ->
                                channel.key().isPresent()
                                        && (Channel.LEGENDS.contains(channel.name())
                                                || channel.name().equals("detail")
                                                || channel.name().equals("order")));
    }
}
