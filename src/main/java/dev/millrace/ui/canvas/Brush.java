package dev.millrace.ui.canvas;

import dev.millrace.draw.Bend;
import dev.millrace.draw.Curve;
import dev.millrace.draw.Ink;
import dev.millrace.draw.Palette;
import dev.millrace.draw.Rect;
import dev.millrace.draw.Shape;
import dev.millrace.draw.TextStyle;
import dev.millrace.model.Point;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// Paints the shapes of a drawing on a canvas. FX thread only.
///
/// Coordinates are worked out here and not by a transform, so that edges lie on whole pixels and
/// letters are drawn at their real size.
final class Brush {

    private static final double[] NO_DASHES = {};

    private final Map<Ink, Color> colours = new EnumMap<>(Ink.class);
    private final Map<TextStyle, Font> fonts = new EnumMap<>(TextStyle.class);
    private final Map<IconKey, Image> icons = new HashMap<>();
    private Viewport viewport = Viewport.START;
    private double density = 1;

    private record IconKey(String path, Ink ink, int size) {}

    Brush(Palette palette) {
        for (Ink ink : Ink.values()) {
            int argb = palette.argb(ink);
            colours.put(
                    ink,
                    Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255, palette.opacity(ink)));
        }
    }

    Color colour(Ink ink) {
        return Objects.requireNonNull(colours.get(ink));
    }

    /// @param newDensity pixels of the canvas per pixel of the view
    void look(Viewport newViewport, double newDensity) {
        if (newViewport.scale() != viewport.scale() || newDensity != density) {
            fonts.clear();
        }
        density = newDensity;
        viewport =
                new Viewport(
                        newViewport.scale() * density,
                        newViewport.x() * density,
                        newViewport.y() * density);
    }

    private double x(double plane) {
        return plane * viewport.scale() + viewport.x();
    }

    private double y(double plane) {
        return plane * viewport.scale() + viewport.y();
    }

    private double length(double plane) {
        return plane * viewport.scale();
    }

    /// Lines keep a width that can be seen.
    private double stroke(double plane) {
        return Math.max(density, length(plane));
    }

    void paint(GraphicsContext g, Shape shape) {
        switch (shape) {
            case Shape.Box box -> box(g, box);
            case Shape.Disc disc -> disc(g, disc);
            case Shape.Line line -> line(g, line);
            case Shape.Words words -> words(g, words);
            case Shape.Icon icon -> icon(g, icon);
        }
    }

    private void box(GraphicsContext g, Shape.Box box) {
        var rect = box.rect();
        double left = Math.rint(x(rect.x()));
        double top = Math.rint(y(rect.y()));
        double width = Math.max(1, Math.rint(x(rect.right())) - left);
        double height = Math.max(1, Math.rint(y(rect.bottom())) - top);
        double arc = length(box.radius()) * 2;
        if (box.fill() != null) {
            g.setFill(colour(box.fill()));
            if (arc < 1) {
                g.fillRect(left, top, width, height);
            } else {
                g.fillRoundRect(left, top, width, height, arc, arc);
            }
        }
        if (box.stroke() != null) {
            double line = stroke(box.strokeWidth());
            double inset = line / 2;
            begin(g, box.stroke(), line, box.dash());
            g.strokeRoundRect(
                    left + inset, top + inset, width - line, height - line, arc - line, arc - line);
        }
    }

    private void disc(GraphicsContext g, Shape.Disc disc) {
        double radius = length(disc.radius());
        double left = x(disc.centre().x()) - radius;
        double top = y(disc.centre().y()) - radius;
        g.setFill(colour(disc.fill()));
        g.fillOval(left, top, 2 * radius, 2 * radius);
        if (disc.stroke() != null) {
            begin(g, disc.stroke(), stroke(disc.strokeWidth()), Shape.Dash.SOLID);
            g.strokeOval(left, top, 2 * radius, 2 * radius);
        }
    }

    private void line(GraphicsContext g, Shape.Line line) {
        begin(g, line.stroke(), stroke(line.strokeWidth()), line.dash());
        trace(g, line.curve());
        g.stroke();
    }

    private void trace(GraphicsContext g, Curve curve) {
        g.beginPath();
        g.moveTo(x(curve.from().x()), y(curve.from().y()));
        for (Bend bend : curve.bends()) {
            g.bezierCurveTo(
                    x(bend.first().x()),
                    y(bend.first().y()),
                    x(bend.second().x()),
                    y(bend.second().y()),
                    x(bend.to().x()),
                    y(bend.to().y()));
        }
    }

    private void words(GraphicsContext g, Shape.Words words) {
        if (words.text().isEmpty()) {
            return;
        }
        g.setFont(fonts.computeIfAbsent(words.style(), this::font));
        g.setFill(colour(words.ink()));
        g.fillText(words.text(), x(words.at().x()), Math.rint(y(words.at().y())));
    }

    private Font font(TextStyle style) {
        return Font.font(style.typeface().fontFamily(), length(style.size()));
    }

    private void icon(GraphicsContext g, Shape.Icon icon) {
        double size = length(icon.size());
        int pixels = (int) Math.ceil(size);
        var image =
                icons.computeIfAbsent(
                        new IconKey(icon.path(), icon.ink(), pixels),
                        key -> IconImage.of(key.path(), colour(key.ink()), key.size()));
        g.drawImage(image, Math.rint(x(icon.at().x())), Math.rint(y(icon.at().y())));
    }

    private void begin(GraphicsContext g, @Nullable Ink ink, double width, Shape.Dash dash) {
        g.setStroke(colour(Objects.requireNonNull(ink)));
        g.setLineWidth(width);
        g.setLineCap(dash == Shape.Dash.DOTTED ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
        switch (dash) {
            case SOLID -> g.setLineDashes(NO_DASHES);
            case DASHED -> g.setLineDashes(length(6), length(4));
            case DOTTED -> g.setLineDashes(length(1.5), length(4));
        }
    }

    /// A line one pixel wide for a plane too small to see more: straight legs, which cost as little
    /// as rectangles.
    void thread(GraphicsContext g, Curve curve) {
        for (Bend bend : curve.bends()) {
            thread(g, bend.from(), bend.to());
        }
    }

    /// From one point of the plane to another.
    void thread(GraphicsContext g, Point start, Point end) {
        double from = x(start.x());
        double to = x(end.x());
        double top = Math.rint(y(start.y()));
        double bottom = Math.rint(y(end.y()));
        if (top == bottom) {
            g.fillRect(Math.min(from, to), top, Math.abs(to - from), density);
            return;
        }
        double middle = Math.rint((from + to) / 2);
        g.fillRect(Math.min(from, middle), top, Math.abs(middle - from), density);
        g.fillRect(middle, Math.min(top, bottom), density, Math.abs(bottom - top));
        g.fillRect(Math.min(to, middle), bottom, Math.abs(to - middle), density);
    }

    /// A block of one colour, for a plane too small to see more.
    void block(GraphicsContext g, Rect rect) {
        g.fillRect(
                Math.rint(x(rect.x())),
                Math.rint(y(rect.y())),
                Math.max(density, Math.rint(length(rect.width()))),
                Math.max(density, Math.rint(length(rect.height()))));
    }
}
