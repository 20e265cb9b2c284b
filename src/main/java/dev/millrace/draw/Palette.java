package dev.millrace.draw;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Which colour each ink has. Read from the style sheets of the window, so that the window, SVG and
/// PNG cannot differ.
public final class Palette {

    /// Names of the themes there are.
    public static final List<String> THEMES = List.of("light", "dark", "contrast");

    private static final Pattern COLOUR =
            Pattern.compile("(-mill-[a-z-]+)\\s*:\\s*#([0-9a-fA-F]{6})([0-9a-fA-F]{2})?\\s*;");

    private final Map<Ink, Integer> colours;

    private Palette(Map<Ink, Integer> colours) {
        this.colours = colours;
    }

    /// @param theme name of a file in `assets/theme`, such as `light`
    /// @throws IllegalStateException if the file lacks an ink, which a test holds true for ours
    public static Palette of(String theme) {
        var css = read("/theme/" + theme + ".css");
        var found = new HashMap<String, Integer>();
        var matcher = COLOUR.matcher(css);
        while (matcher.find()) {
            int rgb = Integer.parseInt(matcher.group(2), 16);
            int alpha = matcher.group(3) == null ? 255 : Integer.parseInt(matcher.group(3), 16);
            found.put(matcher.group(1), alpha << 24 | rgb);
        }
        var colours = new EnumMap<Ink, Integer>(Ink.class);
        for (Ink ink : Ink.values()) {
            var colour = found.get(ink.property());
            if (colour == null) {
                throw new IllegalStateException(theme + ".css lacks " + ink.property());
            }
            colours.put(ink, colour);
        }
        return new Palette(colours);
    }

    /// The colour as `0xAARRGGBB`.
    public int argb(Ink ink) {
        return requireNonNull(colours.get(ink));
    }

    /// The colour as `#rrggbb`, without its opacity.
    public String hex(Ink ink) {
        return String.format("#%06x", argb(ink) & 0xffffff);
    }

    /// 0 to 1.
    public double opacity(Ink ink) {
        return (argb(ink) >>> 24) / 255.0;
    }

    private static String read(String resource) {
        try (var in = requireNonNull(Palette.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
