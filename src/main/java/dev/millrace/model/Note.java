package dev.millrace.model;

/// A text on the canvas: a sticky note, or the title of a frame around nodes.
///
/// @param id unique among the notes of the pipeline
/// @param at top left corner, in pixels at 100 %
/// @param width in pixels at 100 %
/// @param height in pixels at 100 %
public record Note(String id, Kind kind, String text, Point at, double width, double height) {

    public enum Kind {
        NOTE,
        /// Lies behind the nodes it surrounds.
        FRAME
    }

    public Note withText(String newText) {
        return new Note(id, kind, newText, at, width, height);
    }

    public Note movedTo(Point newAt) {
        return new Note(id, kind, text, newAt, width, height);
    }

    public Note resized(Point newAt, double newWidth, double newHeight) {
        return new Note(id, kind, text, newAt, newWidth, newHeight);
    }
}
