package dev.millrace.ui.fx;

import dev.millrace.draw.Ink;
import dev.millrace.draw.Palette;
import dev.millrace.draw.TextStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Colours, fonts and the few shapes that a painted surface is made of. FX thread only.
public final class SurfaceBrush {

    private static final double SLANT = -0.2;

    private final Map<Ink, Color> colours = new EnumMap<>(Ink.class);
    private final Map<TextStyle, Font> fonts = new EnumMap<>(TextStyle.class);
    private final Map<TextStyle, Ruler> rulers = new EnumMap<>(TextStyle.class);
    private final GraphicsContext g;

    public SurfaceBrush(GraphicsContext g, Palette palette) {
        this.g = g;
        palette(palette);
    }

    public void palette(Palette palette) {
        for (Ink ink : Ink.values()) {
            int argb = palette.argb(ink);
            colours.put(
                    ink,
                    Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255, palette.opacity(ink)));
        }
    }

    public Ruler ruler(TextStyle style) {
        return rulers.computeIfAbsent(style, Ruler::new);
    }

    private Color colour(Ink ink) {
        return Objects.requireNonNull(colours.get(ink));
    }

    public void fill(Ink ink) {
        g.setFill(colour(ink));
    }

    public void fill(Ink ink, double opacity) {
        g.setFill(colour(ink).deriveColor(0, 1, 1, opacity));
    }

    public void stroke(Ink ink) {
        g.setStroke(colour(ink));
    }

    public void font(TextStyle style) {
        g.setFont(
                fonts.computeIfAbsent(style, s -> Font.font(s.typeface().fontFamily(), s.size())));
    }

    /// A text that begins at a place, cut to the room there is.
    public void text(TextStyle style, String text, double x, double baseline, double room) {
        if (text.isEmpty() || room <= 0) {
            return;
        }
        font(style);
        if (Ruler.isForeign(text)) {
            clipped(text, x, baseline, room);
        } else {
            g.fillText(ruler(style).fitted(text, room), x, baseline);
        }
    }

    /// A text that ends at a place, cut to the room there is.
    public void textBefore(TextStyle style, String text, double end, double baseline, double room) {
        var fitted = ruler(style).fitted(text, room);
        font(style);
        g.fillText(fitted, end - ruler(style).width(fitted, room + 1), baseline);
    }

    /// Other fonts draw some of it, and only they know how wide that is.
    private void clipped(String text, double x, double baseline, double room) {
        g.save();
        g.beginPath();
        g.rect(x, baseline - 20, room, 30);
        g.clip();
        g.fillText(text, x, baseline);
        g.restore();
    }

    /// A word that stands aslant, since the fonts that come along have no such style.
    public void slanted(TextStyle style, String word, double x, double baseline) {
        font(style);
        g.save();
        g.translate(x, baseline);
        g.transform(1, 0, SLANT, 1, 0, 0);
        g.fillText(word, 0, 0);
        g.restore();
    }

    public void rect(double x, double y, double width, double height) {
        g.fillRect(x, y, width, height);
    }

    /// A frame whose outer edge is the rectangle.
    public void frame(double x, double y, double width, double height, double line) {
        g.setLineWidth(line);
        g.strokeRect(x + line / 2, y + line / 2, width - line, height - line);
    }

    /// Paints within a rectangle only.
    public void within(double x, double y, double width, double height, Runnable painting) {
        if (width <= 0 || height <= 0) {
            return;
        }
        g.save();
        g.beginPath();
        g.rect(x, y, width, height);
        g.clip();
        painting.run();
        g.restore();
    }

    public void polygon(double[] xs, double[] ys) {
        g.fillPolygon(xs, ys, xs.length);
    }

    public void pill(double x, double y, double width, double height) {
        g.fillRoundRect(x, y, width, height, height, height);
    }
}
