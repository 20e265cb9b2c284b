package dev.millrace.chart;

import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.util.List;

/// A table of rows as they are, for which nobody said what to show.
public final class PlainListing {

    /// Columns that a page can be read with.
    private static final int MOST_COLUMNS = 50;

    private static final int ROWS = 100;

    private PlainListing() {}

    /// Its first columns that hold plain values; the page says so where they are not all.
    public static Read of(Schema rows) {
        var plain =
                rows.columns().stream().filter(column -> Sort.of(column) != Sort.OTHER).toList();
        var read = TableReader.read(new Listing(cells(plain), "", List.of(), ROWS), rows);
        return plain.size() == rows.columns().size() && plain.size() <= MOST_COLUMNS
                ? read
                : new Read(read.tile().map(tile -> saying(tile, rows)), read.faults());
    }

    private static Tile saying(Tile tile, Schema rows) {
        var all = Value.of(rows.columns().size());
        return new Tile(tile.kind(), tile.look().with("ofColumns", all), tile.datasets());
    }

    private static List<Listing.Cell> cells(List<Column> plain) {
        return plain.stream()
                .limit(MOST_COLUMNS)
                .map(column -> Listing.Cell.of(column.name(), Aggregate.NONE))
                .toList();
    }
}
