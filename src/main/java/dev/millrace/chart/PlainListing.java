package dev.millrace.chart;

import dev.millrace.model.Schema;
import java.util.List;

/// A table of rows as they are, for which nobody said what to show.
public final class PlainListing {

    /// Columns that a page can be read with.
    private static final int MOST_COLUMNS = 50;

    private static final int ROWS = 100;

    private PlainListing() {}

    /// Its first columns that hold plain values.
    public static Read of(Schema rows) {
        var cells =
                rows.columns().stream()
                        .filter(column -> Sort.of(column) != Sort.OTHER)
                        .limit(MOST_COLUMNS)
                        .map(column -> Listing.Cell.of(column.name(), Aggregate.NONE))
                        .toList();
        return TableReader.read(new Listing(cells, "", List.of(), ROWS), rows);
    }
}
