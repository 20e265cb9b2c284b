package dev.millrace.draw;

import dev.millrace.model.Point;
import org.jspecify.annotations.Nullable;

/// A thing that can be painted, in pixels at 100 %, with inks for colours.
public sealed interface Shape {

    /// What it covers, its outline included.
    Rect bounds();

    /// How a line is broken.
    enum Dash {
        SOLID,
        DASHED,
        DOTTED
    }

    /// A rectangle; its outline lies within it.
    ///
    /// @param radius of its corners
    /// @param fill none: only its outline
    /// @param stroke none: no outline
    record Box(
            Rect rect,
            double radius,
            @Nullable Ink fill,
            @Nullable Ink stroke,
            double strokeWidth,
            Dash dash)
            implements Shape {

        public static Box filled(Rect rect, double radius, Ink fill) {
            return new Box(rect, radius, fill, null, 0, Dash.SOLID);
        }

        @Override
        public Rect bounds() {
            return rect;
        }
    }

    record Disc(Point centre, double radius, Ink fill, @Nullable Ink stroke, double strokeWidth)
            implements Shape {

        @Override
        public Rect bounds() {
            return new Rect(centre.x(), centre.y(), 0, 0).grownBy(radius + strokeWidth / 2);
        }
    }

    /// A line through one or more cubic curves.
    record Line(Curve curve, Ink stroke, double strokeWidth, Dash dash) implements Shape {

        @Override
        public Rect bounds() {
            return curve.extent().grownBy(strokeWidth / 2);
        }
    }

    /// One line of text.
    ///
    /// @param at where its baseline begins
    record Words(String text, Point at, TextStyle style, Ink ink) implements Shape {

        /// As high as a line of the style, whichever letters it has.
        @Override
        public Rect bounds() {
            double size = style.size();
            return new Rect(at.x(), at.y() - size, style.width(text), 1.3 * size);
        }
    }

    /// An SVG path in its own square.
    ///
    /// @param path data of a path in a square of 24 x 24
    /// @param at top left corner
    /// @param size of the square as it is painted
    record Icon(String path, Point at, double size, Ink ink) implements Shape {

        /// Width and height of the square the path is given in.
        static final double SQUARE = 24;

        @Override
        public Rect bounds() {
            return new Rect(at.x(), at.y(), size, size);
        }
    }
}
