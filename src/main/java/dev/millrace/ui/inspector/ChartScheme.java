package dev.millrace.ui.inspector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

import dev.millrace.json.Json;
import dev.millrace.model.Figures;
import dev.millrace.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The colours of a channel: those of the theme, a palette that people tell apart who see fewer
/// colours, or a scheme of Vega.
///
/// @param name as a chart writes it, or the name of the palette; empty for the theme's own
/// @param scale what it writes into the scale of the channel
/// @param colours as the window shows them: of a scheme some of its colours
record ChartScheme(String name, String title, Kind kind, Value.Fields scale, List<String> colours) {

    enum Kind {
        CATEGORIES,
        SEQUENTIAL,
        DIVERGING
    }

    /// Colours that only the JSON tells.
    static final String OTHER = "other";

    private static final String RANGE = "range";
    private static final String SCHEME = "scheme";
    private static final String MIDDLE = "domainMid";
    private static final double LEGIBLE = 3;
    private static final String LIGHT = "#ffffff";
    private static final String DARK = "#161b22"; // cards of the page

    private static final List<ChartScheme> ALL = read();

    private static List<ChartScheme> read() {
        var all = new ArrayList<ChartScheme>();
        all.add(themes("", "Theme", Kind.CATEGORIES, "-mill-chart-", 8));
        all.add(themes("", "Theme", Kind.SEQUENTIAL, "-mill-chart-seq-", 7));
        all.add(themes("diverging", "Theme, two sides", Kind.DIVERGING, "-mill-chart-div-", 7));
        if (Json.parse(text()) instanceof Value.Items(var given)) {
            given.forEach(each -> all.add(of((Value.Fields) each)));
        }
        return List.copyOf(all);
    }

    private static String text() {
        try (InputStream in = ChartScheme.class.getResourceAsStream("/theme/palettes.json")) {
            if (in == null) {
                throw new IllegalStateException("palettes.json is missing");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChartScheme themes(
            String name, String title, Kind kind, String colour, int count) {
        var scale =
                kind == Kind.DIVERGING
                        ? Value.fields(entry(RANGE, Value.of(name)), entry(MIDDLE, Value.of(0)))
                        : Value.Fields.EMPTY;
        var colours = IntStream.rangeClosed(1, count).mapToObj(i -> colour + i).toList();
        return new ChartScheme(name, title, kind, scale, colours);
    }

    private static ChartScheme of(Value.Fields given) {
        var name = text(given, "name");
        var kind = Kind.valueOf(text(given, "kind").toUpperCase(Locale.ROOT));
        var colours = given.get("colours") instanceof Value.Items items ? items : Value.items();
        var scale =
                switch (kind) {
                    case CATEGORIES -> Value.fields(entry(RANGE, colours));
                    case SEQUENTIAL -> Value.fields(entry(SCHEME, Value.of(name)));
                    case DIVERGING ->
                            Value.fields(entry(SCHEME, Value.of(name)), entry(MIDDLE, Value.of(0)));
                };
        return new ChartScheme(
                name,
                text(given, "title"),
                kind,
                scale,
                colours.values().stream().map(ValueText::plain).toList());
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Text(var text) ? text : "";
    }

    /// Those that fit what a channel shows: groups without an order have no scale.
    static List<ChartScheme> of(ChartChannel channel) {
        return ALL.stream().filter(scheme -> scheme.fits(channel)).toList();
    }

    private boolean fits(ChartChannel channel) {
        boolean nominal = !channel.isMeasure() && channel.type().equals("nominal");
        boolean ordinal = !channel.isMeasure() && channel.type().equals("ordinal");
        return switch (kind) {
            case CATEGORIES -> nominal || (ordinal && !name.isEmpty());
            case SEQUENTIAL -> !nominal;
            case DIVERGING -> !nominal && !ordinal;
        };
    }

    private static Value.Fields scale(ChartChannel channel) {
        return channel.given().get("scale") instanceof Value.Fields scale
                ? scale
                : Value.Fields.EMPTY;
    }

    private static Value.Fields coloured(Value.Fields scale) {
        boolean scheme = scale.get(RANGE) != null || scale.get(SCHEME) != null;
        var colours = Value.Fields.EMPTY;
        for (String member : List.of(RANGE, SCHEME, MIDDLE)) {
            var value = scheme ? scale.get(member) : null;
            colours = value == null ? colours : colours.with(member, value);
        }
        return colours;
    }

    /// The scheme that a channel has; empty if only the JSON can tell.
    static Optional<ChartScheme> now(ChartChannel channel) {
        var own = coloured(scale(channel));
        return ALL.stream()
                .filter(scheme -> scheme.scale.equals(own))
                .filter(scheme -> !own.isEmpty() || scheme.fits(channel))
                .findFirst();
    }

    /// The same channel in these colours; what else its scale says stays.
    ChartChannel on(ChartChannel channel) {
        var left = scale(channel);
        for (String member : coloured(left).members().keySet()) {
            left = left.without(member);
        }
        for (var member : scale.members().entrySet()) {
            left = left.with(member.getKey(), member.getValue());
        }
        return left.isEmpty() ? channel.without("scale") : channel.with("scale", left);
    }

    /// Colours of groups make no scale, and those of a scale no groups: what no longer fits goes.
    static ChartChannel fitting(ChartChannel channel) {
        var now = now(channel);
        return now.isEmpty() || now.get().fits(channel)
                ? channel
                : of(channel).getFirst().on(channel);
    }

    /// What to know before one takes it; empty if there is nothing.
    String remark() {
        if (kind != Kind.CATEGORIES || name.isEmpty()) {
            return "";
        }
        long light = colours.stream().filter(c -> contrast(c, LIGHT) < LEGIBLE).count();
        long dark = colours.stream().filter(c -> contrast(c, DARK) < LEGIBLE).count();
        return "Safe for colour-blind people. Of "
                + Figures.plural(colours.size(), "colour")
                + ", "
                + light
                + (light == 1 ? " is" : " are")
                + " pale on a light page and "
                + dark
                + " on a dark one; they come last.";
    }

    /// By WCAG 2.2: 1 to 21.
    static double contrast(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String hex) {
        return 0.2126 * linear(hex, 1) + 0.7152 * linear(hex, 3) + 0.0722 * linear(hex, 5);
    }

    private static double linear(String hex, int at) {
        double part = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
