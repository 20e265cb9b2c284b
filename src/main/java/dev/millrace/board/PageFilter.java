package dev.millrace.board;

import dev.millrace.chart.Bucket;
import dev.millrace.chart.Key;
import dev.millrace.lineage.ColumnAt;
import java.util.Optional;

/// Something the tiles of a page can be filtered by.
///
/// @param id stable as long as the page has the same tiles and filters
/// @param identity the column whose values it names, wherever they are copied to
/// @param bucket what is made of a value first
/// @param isControl whether it stands at the top of the page; else it is set by clicks on marks
record PageFilter(
        String id, String title, Kind kind, ColumnAt identity, Bucket bucket, boolean isControl) {

    enum Kind {
        CHOICE,
        RANGE,
        DATE
    }

    /// By what it filters the rows of a tile; empty if they do not have the column.
    Optional<Key> in(Shown tile, Ground.Rowset rows, Identities identities) {
        return identities
                .in(tile.rows(), identity)
                .filter(column -> rows.schema().find(column).isPresent())
                .map(column -> new Key(column, bucket));
    }
}
