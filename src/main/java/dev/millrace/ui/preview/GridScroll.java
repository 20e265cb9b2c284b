package dev.millrace.ui.preview;

/// Which part of the rows and columns is in view, in pixels. FX thread only.
final class GridScroll {

    /// Height of a row.
    static final double ROW = 25;

    private double width;
    private double height;
    private double x;
    private double y;
    private double wholeWidth;
    private double wholeHeight;

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double mostX() {
        return Math.max(0, wholeWidth - width);
    }

    double mostY() {
        return Math.max(0, wholeHeight - height);
    }

    double wholeHeight() {
        return wholeHeight;
    }

    /// @return whether that changed anything
    boolean resize(double newWidth, double newHeight) {
        boolean same = width == newWidth && height == newHeight;
        width = newWidth;
        height = newHeight;
        return !same;
    }

    /// There is that much to scroll through; the place stays where it can.
    void whole(double newWidth, long rows) {
        wholeWidth = newWidth;
        wholeHeight = rows * ROW;
        to(x, y);
    }

    /// Whole pixels, so that lines stay sharp.
    void to(double newX, double newY) {
        x = Math.rint(Math.clamp(newX, 0, mostX()));
        y = Math.rint(Math.clamp(newY, 0, mostY()));
    }

    long firstRow() {
        return (long) (y / ROW);
    }

    /// The last row of which something is in view.
    long lastRow() {
        return (long) Math.ceil((y + Math.max(height, 1)) / ROW) - 1;
    }

    /// Rows that are wholly in view, at least one.
    long rowsInView() {
        return Math.max(1, (long) (height / ROW));
    }

    void revealRow(long row) {
        double top = row * ROW;
        double newY = top < y ? top : Math.max(y, top + ROW - height);
        to(x, newY);
    }

    void revealColumn(double left, double right) {
        double newX = left < x ? left : Math.max(x, Math.min(left, right - width));
        to(newX, y);
    }
}
