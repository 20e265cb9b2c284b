package dev.millrace.chart;

import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/// The least and the greatest value of a column.
public record Extent(double least, double greatest) {

    /// Of a column without values.
    public static final Extent NOTHING = new Extent(0, 0);

    /// One row: `e0 e1` of the first column, `e2 e3` of the second and so on, each a DOUBLE that is
    /// NULL if the column has no finite value.
    public static Sql ask(Sql from, List<String> columns) {
        var pieces = new ArrayList<Sql>();
        for (String column : columns) {
            var number = Bucket.finite(Sql.name(column));
            pieces.add(Sql.of("min({}) AS {}", number, Sql.name("e" + pieces.size())));
            pieces.add(Sql.of("max({}) AS {}", number, Sql.name("e" + pieces.size())));
        }
        return Sql.of("SELECT {} FROM {}", Sql.join(", ", pieces), from);
    }
}
