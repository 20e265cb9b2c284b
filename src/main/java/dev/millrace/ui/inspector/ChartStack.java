package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import java.util.List;
import java.util.Optional;

/// How the parts of a bar or an area stand to each other.
enum ChartStack {
    STACKED("Stacked"),
    BESIDE("Side by side"),
    SHARE("Share of the whole"),
    CENTRED("Around the middle"),
    OVER("One over the other");

    private final String words;

    ChartStack(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// Those that fit a chart.
    static List<ChartStack> of(ChartSpec spec) {
        return switch (spec.mark()) {
            case "bar" -> List.of(STACKED, BESIDE, SHARE);
            case "area" -> List.of(STACKED, SHARE, CENTRED, OVER);
            default -> List.of();
        };
    }

    /// Whether there are parts at all: an amount on an axis, and something that divides it.
    static boolean fits(ChartSpec spec, ChartShelf shelf) {
        boolean divided =
                spec.channel(ChartShelf.COLOUR).filter(c -> !c.isMeasure()).isPresent()
                        || !spec.entries(ChartShelf.DETAIL).isEmpty();
        return shelf.isAxis()
                && divided
                && !of(spec).isEmpty()
                && spec.channel(shelf).filter(ChartChannel::isMeasure).isPresent();
    }

    static ChartStack now(ChartSpec spec, ChartShelf shelf) {
        if (spec.encoding().get(offset(shelf)) != null) {
            return BESIDE;
        }
        var stack = spec.channel(shelf).map(channel -> channel.given().get("stack"));
        return stack.map(
                        value ->
                                switch (value) {
                                    case Value.Text(var text) when text.equals("normalize") ->
                                            SHARE;
                                    case Value.Text(var text) when text.equals("center") -> CENTRED;
                                    case Value.Null _ -> OVER;
                                    case Value.Bool(var on) when !on -> OVER;
                                    default -> STACKED;
                                })
                .orElse(STACKED);
    }

    /// Bars beside each other need a second place on the axis of the groups.
    ChartSpec on(ChartSpec spec, ChartShelf shelf) {
        var channel = spec.channel(shelf);
        if (channel.isEmpty()) {
            return spec;
        }
        var offset = offset(shelf);
        var alone = spec.without(offset);
        return switch (this) {
            case STACKED -> alone.with(shelf, channel.get().without("stack"));
            case SHARE -> alone.with(shelf, channel.get().with("stack", "normalize"));
            case CENTRED -> alone.with(shelf, channel.get().with("stack", "center"));
            case OVER -> alone.with(shelf, channel.get().with("stack", Value.of(false)));
            case BESIDE ->
                    divider(spec)
                            .map(
                                    by ->
                                            spec.with(shelf, channel.get().without("stack"))
                                                    .withChannel(offset, by.given()))
                            .orElse(spec);
        };
    }

    private static Optional<ChartChannel> divider(ChartSpec spec) {
        return spec.channel(ChartShelf.COLOUR)
                .or(() -> spec.channel(ChartShelf.DETAIL))
                .map(ChartStack::bare);
    }

    /// What the colour shows, without how it looks.
    private static ChartChannel bare(ChartChannel channel) {
        var bare = new ChartChannel(Value.Fields.EMPTY);
        for (String member : List.of("field", "timeUnit", "bin", "type")) {
            var value = channel.given().get(member);
            bare = value == null ? bare : bare.with(member, value);
        }
        return bare;
    }

    private static String offset(ChartShelf shelf) {
        return shelf == ChartShelf.Y ? "xOffset" : "yOffset";
    }

    /// The same chart after its colour has changed: what stands side by side follows.
    static ChartSpec following(ChartSpec before, ChartSpec after) {
        var next = after;
        for (String offset : List.of("xOffset", "yOffset")) {
            var own = after.channel(offset);
            var was = divider(before);
            if (own.isPresent() && was.filter(w -> bare(own.get()).equals(w)).isPresent()) {
                var now = divider(after);
                next =
                        now.isPresent()
                                ? next.withChannel(offset, now.get().given())
                                : next.without(offset);
            }
        }
        return next;
    }
}
