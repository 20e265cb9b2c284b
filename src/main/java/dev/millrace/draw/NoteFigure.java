package dev.millrace.draw;

import dev.millrace.model.Note;
import dev.millrace.model.Point;
import java.util.ArrayList;
import java.util.List;

/// The geometry of notes and frames.
public final class NoteFigure {

    public static final double LEAST_WIDTH = 60;
    public static final double LEAST_HEIGHT = 32;

    private static final double PADDING = 10;
    private static final double LINE = 16.5;
    private static final double TITLE = 24;
    private static final double EDGE = 8;
    private static final int MOST_LINES = 200;

    private NoteFigure() {}

    /// The part of a frame that lets clicks through to what lies on it.
    static Rect inside(Rect frame) {
        return new Rect(
                frame.x() + EDGE,
                frame.y() + TITLE,
                Math.max(0, frame.width() - 2 * EDGE),
                Math.max(0, frame.height() - TITLE - EDGE));
    }

    /// What there is to paint.
    ///
    /// @param rect where it lies now, which may not be where the note says while it is dragged
    public static List<Shape> shapes(Note note, Rect rect, boolean selected, Detail detail) {
        var shapes = new ArrayList<Shape>();
        boolean frame = note.kind() == Note.Kind.FRAME;
        shapes.add(
                new Shape.Box(
                        rect,
                        frame ? 10 : 4,
                        frame ? Ink.FRAME : Ink.NOTE,
                        selected ? Ink.ACCENT : frame ? Ink.FRAME_BORDER : Ink.NOTE_BORDER,
                        selected ? 1.75 : 1,
                        frame ? Shape.Dash.DASHED : Shape.Dash.SOLID));
        if (detail == Detail.BLOCK) {
            return shapes;
        }
        if (frame) {
            var title = TextStyle.NOTE.fitted(note.text(), rect.width() - 2 * PADDING);
            var at = new Point(rect.x() + PADDING, rect.y() + 17);
            shapes.add(new Shape.Words(title, at, TextStyle.NOTE, Ink.MUTED));
        } else {
            double line = rect.y() + PADDING + 9;
            for (String text : lines(note.text(), rect.width() - 2 * PADDING)) {
                if (line > rect.bottom() - 4) {
                    break;
                }
                var at = new Point(rect.x() + PADDING, line);
                shapes.add(new Shape.Words(text, at, TextStyle.NOTE, Ink.NOTE_TEXT));
                line += LINE;
            }
        }
        return shapes;
    }

    /// The text in lines that fit the width, broken at spaces.
    static List<String> lines(String text, double width) {
        var lines = new ArrayList<String>();
        for (String paragraph : text.lines().limit(MOST_LINES).toList()) {
            var line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                var longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && TextStyle.NOTE.width(longer) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
            lines.add(TextStyle.NOTE.fitted(line.toString(), width));
        }
        return lines;
    }
}
