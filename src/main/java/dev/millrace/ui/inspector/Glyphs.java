package dev.millrace.ui.inspector;

/// Icons of the form's own buttons, each the data of an SVG path in a square of 24 x 24.
final class Glyphs {

    static final String FOLDER = "M3 5H9.5L11.5 7.5H21V19H3ZM4.8 6.8V17.2H19.2V9.3H10.6L8.6 6.8Z";
    static final String REMOVE =
            "M6.4 5L12 10.6L17.6 5L19 6.4L13.4 12L19 17.6L17.6 19L12 13.4L6.4 19L5 17.6L10.6 12L5 6.4Z";
    static final String UP = "M12 8L19 15L17.6 16.4L12 10.8L6.4 16.4L5 15Z";
    static final String DOWN = "M12 16L5 9L6.4 7.6L12 13.2L17.6 7.6L19 9Z";
    static final String ADD = "M11 5H13V11H19V13H13V19H11V13H5V11H11Z";
    static final String ERROR =
            "M12 2A10 10 0 1 0 22 12A10 10 0 0 0 12 2ZM8.4 7L12 10.6L15.6 7L17 8.4L13.4 12L17 15.6L15.6"
                    + " 17L12 13.4L8.4 17L7 15.6L10.6 12L7 8.4Z";
    static final String WARNING =
            "M12 2L23 21H1ZM12 6L4.5 19H19.5ZM11 10H13V15H11ZM11 16H13V18H11Z";

    private Glyphs() {}
}
