package dev.millrace.chart;

import dev.millrace.model.Column;
import dev.millrace.sql.Sql;

/// A value that rows are grouped by, or filtered by.
public record Key(String column, Bucket bucket) {

    /// The values of a column as they are; those of a time become points in time.
    public static Key of(Column column) {
        return new Key(
                column.name(),
                Sort.of(column) == Sort.TIME ? new Bucket.Time(Unit.INSTANT) : new Bucket.Plain());
    }

    /// Of a row.
    public Sql value() {
        return bucket.over(column);
    }
}
