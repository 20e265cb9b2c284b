package dev.millrace.draw;

import java.util.ArrayList;
import java.util.List;

/// How a text of the drawing looks.
public enum TextStyle {
    /// The name of a node.
    TITLE(Typeface.SEMIBOLD, 13),
    /// The name of a node at half the size.
    FAR_TITLE(Typeface.SEMIBOLD, 23),
    /// The name of a node at a third of the size.
    FARTHEST_TITLE(Typeface.SEMIBOLD, 31),
    /// The one setting that matters.
    SUMMARY(Typeface.MONO, 11),
    /// Names of ports and frames.
    LABEL(Typeface.REGULAR, 10.5),
    /// Counts on wires, and figures on nodes.
    FIGURE(Typeface.MONO, 10.5),
    /// Text of a note.
    NOTE(Typeface.REGULAR, 12),
    /// A text in a grid of rows.
    CELL(Typeface.REGULAR, 13),
    /// A number in a grid of rows.
    CELL_FIGURE(Typeface.MONO, 12.5),
    /// The name of a column.
    COLUMN(Typeface.SEMIBOLD, 12.5);

    private final Typeface typeface;
    private final double size;

    TextStyle(Typeface typeface, double size) {
        this.typeface = typeface;
        this.size = size;
    }

    public Typeface typeface() {
        return typeface;
    }

    /// In pixels at 100 %.
    public double size() {
        return size;
    }

    /// Width of the text, in pixels at 100 %.
    public double width(String text) {
        return Metrics.of(typeface).width(text) * size;
    }

    /// The text, or as much of it as fits and an ellipsis.
    public String fitted(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int end = text.length();
        double room = width - width("…");
        double taken = 0;
        for (int i = 0; i < text.length(); ) {
            int step = Character.charCount(text.codePointAt(i));
            taken += width(text.substring(i, i + step));
            if (taken > room) {
                end = i;
                break;
            }
            i += step;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /// The text in lines that fit, broken at spaces; the last one takes what is left, and an
    /// ellipsis if that is too long.
    ///
    /// @param most how many lines
    List<String> lines(String text, double width, int most) {
        var lines = new ArrayList<String>();
        var rest = text;
        while (lines.size() < most - 1 && width(rest) > width) {
            int end = rest.length();
            do {
                end = rest.lastIndexOf(' ', end - 1);
            } while (end > 0 && width(rest.substring(0, end)) > width);
            if (end <= 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        lines.add(fitted(rest, width));
        return lines;
    }
}
