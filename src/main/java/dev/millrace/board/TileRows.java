package dev.millrace.board;

import dev.millrace.chart.Bucket;
import dev.millrace.chart.Dataset;
import dev.millrace.chart.Unit;
import dev.millrace.model.Column;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a tile shows, for programs: its answers with the names that people gave.
///
/// @param tables one for each dataset, in its order
public record TileRows(String id, String title, List<Table> tables) {

    public TileRows {
        tables = List.copyOf(tables);
    }

    /// @param name of the dataset, such as `d0`
    /// @param rows keys before measures; the names are different, and points in time are TIMESTAMP
    ///   in UTC, as `2014-01-31T00:00:00`
    /// @param more whether there are further rows
    public record Table(String name, Rows rows, boolean more) {

        /// A value as JSON: exact numbers, and null for what JSON has no number for.
        public Value value(int row, int column) {
            var type = rows.schema().columns().get(column).type();
            return Columnar.value(rows.values().get(row).get(column), type);
        }
    }

    static TileRows of(PageBuilder builder, Drawn drawn, PageRequest request) {
        var conditions = request.conditions(builder, drawn);
        var tables = new ArrayList<Table>();
        for (Dataset dataset : drawn.tile().datasets()) {
            var rows = builder.ask(dataset.rows(drawn.rows().from(), conditions));
            tables.add(table(dataset, rows));
        }
        return new TileRows(drawn.shown().id(), drawn.shown().title(), tables);
    }

    private static Table table(Dataset dataset, Rows rows) {
        var columns = new ArrayList<Column>();
        var taken = new HashSet<String>();
        for (int i = 0; i < dataset.heads().size(); i++) {
            var name = free(dataset.heads().get(i).title(), taken);
            var type = isInstant(dataset, i) ? "TIMESTAMP" : rows.schema().columns().get(i).type();
            columns.add(new Column(name, type));
        }
        boolean more = rows.values().size() > dataset.most();
        var shown = rows.values().stream().limit(dataset.most()).map(row -> told(dataset, row));
        return new Table(dataset.name(), new Rows(new Schema(columns), shown.toList()), more);
    }

    private static List<@Nullable String> told(Dataset dataset, List<@Nullable String> row) {
        var told = new ArrayList<@Nullable String>();
        for (int i = 0; i < dataset.heads().size(); i++) {
            var value = row.get(i);
            told.add(value != null && isInstant(dataset, i) ? instant(value) : value);
        }
        return told;
    }

    private static String instant(String millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(millis)), ZoneOffset.UTC)
                .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static boolean isInstant(Dataset dataset, int column) {
        return column < dataset.keys().size()
                && dataset.keys().get(column).bucket() instanceof Bucket.Time(Unit unit)
                && !unit.isCyclic();
    }

    private static String free(String title, Set<String> taken) {
        var wanted = title.isEmpty() ? "value" : title;
        var name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + " " + i;
        }
        return name;
    }
}
