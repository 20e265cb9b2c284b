package dev.millrace.ui.preview;

import dev.millrace.ui.preview.CopyFormat.Copied;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be copied, and how.
///
/// @param first row
/// @param wanted rows that are copied
/// @param all rows that are selected, which may be more
/// @param header whether names of columns stand above the rows
/// @param table for statements
/// @param bare whether a single value is copied as it is, without any marks of a format
record CopyOrder(
        List<GridColumn> columns,
        long first,
        long wanted,
        long all,
        CopyFormat format,
        boolean header,
        String table,
        boolean bare) {

    /// Most rows that are copied.
    static final long MOST_ROWS = 100_000;

    /// More would endanger the heap of the window.
    static final long MOST_CELLS = 4_000_000;

    /// Rows there are while nobody has counted them.
    static final long UNKNOWN = Long.MAX_VALUE;

    CopyOrder {
        columns = List.copyOf(columns);
    }

    /// The order for what is selected.
    ///
    /// @param rows there are, or `UNKNOWN`
    static CopyOrder of(
            GridSelection selection,
            GridColumns columns,
            long rows,
            CopyFormat format,
            boolean header,
            String table,
            boolean bare) {
        int end = selection.lastColumn(columns.size()) + 1;
        var copied = columns.shown().subList(selection.firstColumn(), end);
        long last = selection.lastRow(rows);
        long all = last >= UNKNOWN - 1 ? UNKNOWN : last + 1 - selection.firstRow();
        long most = Math.min(MOST_ROWS, Math.max(1, MOST_CELLS / copied.size()));
        return new CopyOrder(
                copied,
                selection.firstRow(),
                Math.min(all, most),
                all,
                format,
                header,
                table,
                bare && selection.isOneCell());
    }

    String text(List<List<@Nullable String>> rows) {
        if (bare) {
            var value = rows.isEmpty() ? null : rows.getFirst().getFirst();
            return value == null ? "" : value;
        }
        var schema = columns.stream().map(GridColumn::column).toList();
        return format.text(new Copied(schema, rows, table, header));
    }

    /// What is said once it is done.
    ///
    /// @param rows that were copied
    /// @param cut values that are not whole
    String said(long rows, long cut) {
        var said = new StringBuilder("Copied ");
        said.append(Figures.count(rows, "row", "rows"));
        said.append(" of ").append(Figures.count(columns.size(), "column", "columns"));
        if (rows == wanted && all == UNKNOWN) {
            said.append(", and no more of them");
        } else if (rows == wanted && rows < all) {
            said.append(", the first of ").append(Figures.count(all, "row", "rows"));
        }
        if (cut > 0) {
            said.append("; ").append(Figures.count(cut, "long value is", "long values are"));
            said.append(" cut");
        }
        return said.append('.').toString();
    }
}
