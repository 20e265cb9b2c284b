package dev.millrace.draw;

import dev.millrace.model.Point;
import org.jspecify.annotations.Nullable;

/// Writes shapes as elements of SVG, their colours as attributes: a picture may stand in a page
/// whose rules or style sheets forbid or change others.
final class SvgShapes {

    private final Palette palette;
    private final SvgText texts = new SvgText();

    SvgShapes(Palette palette) {
        this.palette = palette;
    }

    String element(Shape shape) {
        return switch (shape) {
            case Shape.Box box -> box(box);
            case Shape.Disc disc -> disc(disc);
            case Shape.Line line -> line(line);
            case Shape.Words words -> texts.line(words, paint("fill", words.ink()));
            case Shape.Icon icon -> icon(icon);
        };
    }

    /// What the elements so far refer to.
    String definitions() {
        return texts.definitions();
    }

    private String box(Shape.Box box) {
        double inset = box.stroke() == null ? 0 : box.strokeWidth() / 2;
        double radius = Math.max(0, box.radius() - inset);
        return "<rect"
                + place(box.rect().grownBy(-inset))
                + (radius == 0 ? "" : number("rx", radius))
                + paint("fill", box.fill())
                + stroke(box.stroke(), box.strokeWidth(), box.dash())
                + "/>\n";
    }

    static String place(Rect rect) {
        return number("x", rect.x()) + number("y", rect.y()) + size(rect);
    }

    static String size(Rect rect) {
        return number("width", Math.max(0, rect.width()))
                + number("height", Math.max(0, rect.height()));
    }

    private String disc(Shape.Disc disc) {
        return "<circle"
                + number("cx", disc.centre().x())
                + number("cy", disc.centre().y())
                + number("r", disc.radius())
                + paint("fill", disc.fill())
                + stroke(disc.stroke(), disc.strokeWidth(), Shape.Dash.SOLID)
                + "/>\n";
    }

    private String line(Shape.Line line) {
        var path = new StringBuilder("<path d=\"M").append(point(line.curve().from()));
        for (Bend bend : line.curve().bends()) {
            path.append("C").append(point(bend.first()));
            path.append(" ").append(point(bend.second()));
            path.append(" ").append(point(bend.to()));
        }
        return path
                + "\""
                + paint("fill", null)
                + stroke(line.stroke(), line.strokeWidth(), line.dash())
                + "/>\n";
    }

    private String icon(Shape.Icon icon) {
        return "<path transform=\"translate(%s) scale(%s)\"%s d=\"%s\"/>\n"
                .formatted(
                        point(icon.at()),
                        Xml.precise(icon.size() / Shape.Icon.SQUARE),
                        paint("fill", icon.ink()),
                        Xml.text(icon.path()));
    }

    private String stroke(@Nullable Ink ink, double width, Shape.Dash dash) {
        if (ink == null) {
            return "";
        }
        var broken =
                switch (dash) {
                    case SOLID -> "";
                    case DASHED -> " stroke-dasharray=\"6 4\"";
                    case DOTTED -> " stroke-dasharray=\"1.5 4\" stroke-linecap=\"round\"";
                };
        return paint("stroke", ink) + number("stroke-width", width) + broken;
    }

    /// @param attribute `fill` or `stroke`
    String paint(String attribute, @Nullable Ink ink) {
        if (ink == null) {
            return " " + attribute + "=\"none\"";
        }
        double opacity = palette.opacity(ink);
        var colour = " " + attribute + "=\"" + palette.hex(ink) + "\"";
        return opacity == 1 ? colour : colour + number(attribute + "-opacity", opacity);
    }

    private static String number(String attribute, double value) {
        return " " + attribute + "=\"" + Xml.number(value) + "\"";
    }

    private static String point(Point point) {
        return Xml.number(point.x()) + " " + Xml.number(point.y());
    }
}
