package dev.millrace.ui.preview;

import dev.millrace.engine.look.LookQuery;
import dev.millrace.model.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a person set in the grid of a port, by names of columns.
///
/// @param columns with their widths, in the order of the person
/// @param x scrolled to, in pixels
/// @param y scrolled to, in pixels
record GridMemory(
        LookQuery query, Set<String> hidden, List<GridColumn> columns, double x, double y) {

    static final GridMemory NOTHING = new GridMemory(LookQuery.ALL, Set.of(), List.of(), 0, 0);

    GridMemory {
        columns = List.copyOf(columns);
    }

    GridMemory with(LookQuery newQuery) {
        return new GridMemory(newQuery, hidden, columns, x, 0);
    }

    /// The query as far as the columns are still there.
    LookQuery queryOf(List<Column> now) {
        return QueryEdits.kept(query, now.stream().map(Column::name).collect(Collectors.toSet()));
    }

    /// Columns known before keep width and place, as long as their type stays; new ones stand where
    /// the schema has them.
    List<GridColumn> arranged(
            List<Column> now, List<List<@Nullable String>> rows, ColumnWidths widths) {
        var known = columns.stream().collect(Collectors.toMap(GridColumn::name, c -> c));
        var made = new ArrayList<GridColumn>();
        int most = Math.min(rows.size(), ColumnWidths.rowsToMeasure(now.size()));
        for (int i = 0; i < now.size(); i++) {
            var column = now.get(i);
            var before = known.get(column.name());
            made.add(
                    before != null && before.column().type().equals(column.type())
                            ? new GridColumn(column, i, before.kind(), before.width())
                            : widths.of(column, i, rows.subList(0, most)));
        }
        return isMoved() ? moved(made) : made;
    }

    private boolean isMoved() {
        for (int i = 1; i < columns.size(); i++) {
            if (columns.get(i).index() < columns.get(i - 1).index()) {
                return true;
            }
        }
        return false;
    }

    /// A new column stands behind the one in front of it in the schema.
    private List<GridColumn> moved(List<GridColumn> made) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i).name(), i);
        }
        int last = -1;
        for (var column : made) {
            last = places.getOrDefault(column.name(), last);
            places.put(column.name(), last);
        }
        made.sort(Comparator.comparing(column -> places.getOrDefault(column.name(), -1)));
        return made;
    }
}
