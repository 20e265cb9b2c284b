package dev.millrace.ui.preview;

/// Where the parts of the grid stand on its surface, in pixels at 100 %. FX thread only.
final class GridGeometry {

    /// Height of the names, types and statistics above the rows.
    static final double HEADER = 76;

    /// Of the mark that opens a filter, at the right end of a header.
    static final double FUNNEL = 20;

    private static final double EDGE = 4;
    private static final double DIGIT = 6.6;
    private static final double NAME_LINE = 24;

    /// What is under the mouse.
    sealed interface Spot {
        record Cell(long row, int column) implements Spot {}

        record RowNumber(long row) implements Spot {}

        record Header(int column) implements Spot {}

        record Funnel(int column) implements Spot {}

        /// The right edge of a header.
        record Edge(int column) implements Spot {}

        /// Above the numbers of the rows.
        record Corner() implements Spot {}

        record Nothing() implements Spot {}
    }

    private final GridModel model;

    GridGeometry(GridModel model) {
        this.model = model;
    }

    /// Width of the numbers of the rows.
    double numbers() {
        long most = Math.max(999, model.rows().extent());
        return Math.ceil(Figures.grouped(most).length() * DIGIT + 18);
    }

    /// Left edge of a column on the surface.
    double left(int column) {
        return numbers() + model.columns().left(column) - model.scroll().x();
    }

    double right(int column) {
        return numbers() + model.columns().right(column) - model.scroll().x();
    }

    /// Top edge of a row on the surface.
    double top(long row) {
        return HEADER + row * GridScroll.ROW - model.scroll().y();
    }

    private long rowAt(double y) {
        return (long) Math.floor((y - HEADER + model.scroll().y()) / GridScroll.ROW);
    }

    Spot at(double x, double y) {
        if (model.columns().size() == 0) {
            return new Spot.Nothing();
        }
        long row = rowAt(y);
        boolean hasRow = row < model.rows().extent();
        if (x < numbers()) {
            return y < HEADER
                    ? new Spot.Corner()
                    : hasRow ? new Spot.RowNumber(row) : new Spot.Nothing();
        }
        double plane = x - numbers() + model.scroll().x();
        if (y < HEADER) {
            return header(plane, y);
        }
        boolean hasColumn = plane < model.columns().width();
        return hasRow && hasColumn
                ? new Spot.Cell(row, model.columns().placeAt(plane))
                : new Spot.Nothing();
    }

    private Spot header(double plane, double y) {
        var columns = model.columns();
        int column = columns.placeAt(plane);
        if (Math.abs(columns.right(column) - plane) <= EDGE) {
            return new Spot.Edge(column);
        }
        if (column > 0 && plane - columns.left(column) < EDGE) {
            return new Spot.Edge(column - 1);
        }
        if (plane > columns.width()) {
            return new Spot.Nothing();
        }
        boolean atEnd = plane > columns.right(column) - FUNNEL - EDGE;
        return atEnd && y < NAME_LINE ? new Spot.Funnel(column) : new Spot.Header(column);
    }

    /// The cell nearest to a point, also outside of the surface.
    Spot.Cell nearest(double x, double y) {
        double plane = Math.max(0, x - numbers() + model.scroll().x());
        long row = Math.clamp(rowAt(y), 0, Math.max(0, model.rows().extent() - 1));
        return new Spot.Cell(row, model.columns().placeAt(plane));
    }
}
