package dev.millrace.chart;

import dev.millrace.json.Json;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.util.List;

/// Columns of the sample, and charts over them.
final class Superstore {

    static final Schema ROWS =
            new Schema(
                    List.of(
                            new Column("order_id", "VARCHAR"),
                            new Column("order_date", "DATE"),
                            new Column("shipped_at", "TIMESTAMP"),
                            new Column("customer", "VARCHAR"),
                            new Column("segment", "VARCHAR"),
                            new Column("region", "VARCHAR"),
                            new Column("category", "VARCHAR"),
                            new Column("sub_category", "VARCHAR"),
                            new Column("sales", "DECIMAL(12,4)"),
                            new Column("quantity", "INTEGER"),
                            new Column("discount", "DECIMAL(4,2)"),
                            new Column("profit", "DECIMAL(12,4)"),
                            new Column("late", "BOOLEAN"),
                            new Column("lat", "DOUBLE"),
                            new Column("lon", "DOUBLE"),
                            new Column("tags", "VARCHAR[]")));

    private Superstore() {}

    static Read read(String spec) {
        return ChartReader.read(Json.parse(spec), ROWS);
    }

    static Tile tile(String spec) {
        var read = read(spec);
        if (!read.faults().isEmpty()) {
            throw new IllegalArgumentException(read.faults().toString());
        }
        return read.tile().orElseThrow();
    }

    /// What is drawn, as JSON on one line.
    static String drawn(String spec) {
        return Json.line(Draw.member(tile(spec).look(), "spec"));
    }

    /// A channel of what is drawn.
    static Value channel(String spec, String channel) {
        var drawn = (Value.Fields) Draw.member(tile(spec).look(), "spec");
        return Draw.member((Value.Fields) Draw.member(drawn, "encoding"), channel);
    }
}
