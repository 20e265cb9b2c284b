package dev.millrace.ui.shell;

/// Icons of the window's own buttons, each the data of an SVG path in a square of 24 x 24.
final class Glyphs {

    static final String LOGO =
            "M2 13C4 13 4.5 6 7 6C9.5 6 9.5 18 12 18C14.5 18 14.5 6 17 6C19.5 6 20 13 22 13V15C18.5"
                    + " 15 18.4 8 17 8C15.4 8 15.6 20 12 20C8.4 20 8.6 8 7 8C5.6 8 5.5 15 2 15Z";
    static final String PLAY = "M7 4.5V19.5L20 12Z";
    static final String STOP = "M5.5 5.5H18.5V18.5H5.5Z";
    static final String BESIDE = "M3 5H21V19H3Z M5 7V17H13V7Z M15 7V17H19V7Z";
    static final String BELOW = "M3 5H21V19H3Z M5 7V12H19V7Z M5 14V17H19V14Z";
    static final String WHOLE =
            "M3 3H10V5H5V10H3Z M14 3H21V10H19V5H14Z M3 14H5V19H10V21H3Z M19 14H21V21H14V19H19Z";
    static final String PRESENT =
            "M2 4H22V6H21V16H13V18L17 21.5H14.5L12 19.5L9.5 21.5H7L11 18V16H3V6H2Z M5 6V14H19V6Z M10 7.5L15.5 10L10 12.5Z";
    static final String UNDO =
            "M8.5 4L3 9.5L8.5 15V10.9H14A4 4 0 0 1 14 19H9V21H14A6 6 0 0 0 14 8.5H8.5Z";
    static final String REDO =
            "M15.5 4L21 9.5L15.5 15V10.9H10A4 4 0 0 0 10 19H15V21H10A6 6 0 0 1 10 8.5H15.5Z";
    static final String MOON =
            "M20 14.2A8.5 8.5 0 0 1 9.8 4A8.5 8.5 0 1 0 20 14.2ZM17.3 16.4A6.5 6.5 0 1 1 7.6 6.7A8.5"
                    + " 8.5 0 0 0 17.3 16.4Z";
    static final String SUN =
            "M12 7A5 5 0 1 0 17 12A5 5 0 0 0 12 7ZM11 1H13V4.5H11ZM11 19.5H13V23H11ZM1 11H4.5V13H1ZM19"
                    + ".5 11H23V13H19.5ZM3.5 4.9L4.9 3.5L7.4 6L6 7.4ZM16.6 18L18 16.6L20.5 19.1L19.1"
                    + " 20.5ZM3.5 19.1L6 16.6L7.4 18L4.9 20.5ZM16.6 6L19.1 3.5L20.5 4.9L18 7.4Z";
    static final String ERROR =
            "M12 2A10 10 0 1 0 22 12A10 10 0 0 0 12 2ZM8.4 7L12 10.6L15.6 7L17 8.4L13.4 12L17 15.6L15.6"
                    + " 17L12 13.4L8.4 17L7 15.6L10.6 12L7 8.4Z";
    static final String WARNING =
            "M12 2L23 21H1ZM12 6L4.5 19H19.5ZM11 10H13V15H11ZM11 16H13V18H11Z";

    private Glyphs() {}
}
