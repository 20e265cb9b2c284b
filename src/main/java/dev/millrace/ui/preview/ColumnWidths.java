package dev.millrace.ui.preview;

import dev.millrace.draw.TextStyle;
import dev.millrace.model.Column;
import dev.millrace.ui.fx.Ruler;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How wide columns should be for their names and for some of their values. FX thread only.
final class ColumnWidths {

    /// On both sides of a text.
    static final double PADDING = 10;

    /// Beside the name, for the arrow of a sort and the mark of a filter.
    private static final double MARKS = 30;

    private static final double RANGE = 130;
    private static final Pattern SMALL =
            Pattern.compile("U?(TINYINT|SMALLINT|INTEGER)|DECIMAL.3,.*");
    private static final int MOST_ROWS = 50;

    /// More would hold up the window.
    private static final int MOST_CELLS = 12_000;

    private final Ruler names = new Ruler(TextStyle.COLUMN);
    private final Ruler types = new Ruler(TextStyle.FIGURE);
    private final Ruler texts = new Ruler(TextStyle.CELL);
    private final Ruler figures = new Ruler(TextStyle.CELL_FIGURE);

    /// How many of the first rows are looked at, of that many columns.
    static int rowsToMeasure(int columns) {
        return Math.clamp(MOST_CELLS / Math.max(1, columns), 4, MOST_ROWS);
    }

    /// @param rows some of the first
    GridColumn of(Column column, int index, List<List<@Nullable String>> rows) {
        var kind = ValueKind.of(column.type());
        var made = new GridColumn(column, index, kind, kind.least());
        int most = Math.min(rows.size(), MOST_ROWS);
        return fitted(made, rows.subList(0, most), GridColumn.MOST_AT_FIRST);
    }

    /// As wide as its name, its type and the values ask for, at least as its kind does.
    GridColumn fitted(GridColumn column, List<List<@Nullable String>> rows, double most) {
        double width = Math.max(least(column) - 2 * PADDING, head(column, most));
        var ruler = ruler(column.kind());
        for (var row : rows) {
            var value = column.index() < row.size() ? row.get(column.index()) : null;
            if (value != null) {
                width = Math.max(width, ruler.width(value, most));
            }
        }
        return column.wide(Math.min(most, Math.ceil(width) + 2 * PADDING + 1));
    }

    /// Leaves room for the range of the values.
    private static double least(GridColumn column) {
        boolean small = SMALL.matcher(column.column().type()).matches();
        return column.kind() == ValueKind.NUMBER && !small ? RANGE : column.kind().least();
    }

    private double head(GridColumn column, double most) {
        double type = Math.min(types.width(column.column().type(), most), 150);
        return Math.max(names.width(column.name(), most) + MARKS, type);
    }

    Ruler ruler(ValueKind kind) {
        return kind == ValueKind.NUMBER ? figures : texts;
    }
}
