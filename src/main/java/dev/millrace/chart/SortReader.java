package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `sort` of a channel.
record SortReader(ChannelReader channels, Complaints complaints) {

    /// @param path of the channel
    Optional<SortBy> read(String path, @Nullable Value sort) {
        var at = path + ".sort";
        return switch (sort) {
            case null -> Optional.empty();
            case Value.Null none -> Optional.of(new SortBy.Listed(none));
            case Value.Items list when new Passed(complaints).allows(at, list) ->
                    Optional.of(new SortBy.Listed(list));
            case Value.Text(var text) -> sort(at, text);
            case Value.Fields fields -> sort(at, fields);
            default -> {
                complaints.wrongType(at, "an order", sort);
                yield Optional.empty();
            }
        };
    }

    private Optional<SortBy> sort(String path, String text) {
        boolean turned = text.startsWith("-");
        var name = turned ? text.substring(1) : text;
        if (text.equals("ascending") || text.equals("descending")) {
            return Optional.of(new SortBy.Itself(text.equals("descending")));
        }
        if (Channel.POSITIONS.contains(name)
                || Channel.LEGENDS.contains(name)
                || name.equals("text")) {
            return Optional.of(new SortBy.OfChannel(name, turned));
        }
        complaints.unknown(
                path,
                "order",
                text,
                List.of("ascending", "descending", "x", "-x", "y", "-y", "color"));
        return Optional.empty();
    }

    private Optional<SortBy> sort(String path, Value.Fields fields) {
        boolean turned = Value.of("descending").equals(fields.get("order"));
        if (fields.get("encoding") instanceof Value.Text(var channel)) {
            return sort(path + ".encoding", (turned ? "-" : "") + channel);
        }
        for (String member : fields.members().keySet()) {
            if (!List.of("field", "op", "order").contains(member)) {
                complaints.unknown(
                        path + "." + member,
                        "member",
                        member,
                        List.of("field", "op", "order", "encoding"));
                return Optional.empty();
            }
        }
        var op =
                fields.get("op") instanceof Value.Text(var text)
                        ? Op.of(text)
                        : Optional.of(Op.MEAN);
        if (op.isEmpty()) {
            complaints.unknown(
                    path + ".op", "aggregate", String.valueOf(fields.get("op")), ChannelReader.OPS);
            return Optional.empty();
        }
        return channels.measure(path, op.get(), fields.get("field"))
                .map(measure -> new SortBy.OfMeasure(measure, turned));
    }
}
