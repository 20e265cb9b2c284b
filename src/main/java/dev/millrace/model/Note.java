package dev.millrace.model;

import java.util.Locale;

/// A sticky note, or a frame around nodes.
///
/// @param id unique among the notes and frames of a pipeline
/// @param text what a note says; the caption of a frame
/// @param at top left corner, in pixels at 100 %
/// @param width above 0, in pixels at 100 %
/// @param height above 0, in pixels at 100 %
public record Note(String id, Kind kind, String text, Point at, double width, double height) {

    public enum Kind {
        NOTE,
        FRAME;

        /// As the file writes it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @throws IllegalArgumentException if a number is not finite or a side not above 0
    public Note {
        if (!at.isFinite() || !isLength(width) || !isLength(height)) {
            throw new IllegalArgumentException(
                    "not a place or size: " + at + ", " + width + " x " + height);
        }
    }

    public static boolean isLength(double px) {
        return px > 0 && Double.isFinite(px);
    }

    public Note withText(String newText) {
        return new Note(id, kind, newText, at, width, height);
    }

    public Note movedBy(double dx, double dy) {
        return new Note(id, kind, text, new Point(at.x() + dx, at.y() + dy), width, height);
    }

    public Note resized(Point newAt, double newWidth, double newHeight) {
        return new Note(id, kind, text, newAt, newWidth, newHeight);
    }

    public Note withId(String newId) {
        return new Note(newId, kind, text, at, width, height);
    }
}
