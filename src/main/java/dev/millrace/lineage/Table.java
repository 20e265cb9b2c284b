package dev.millrace.lineage;

import java.util.ArrayList;
import java.util.List;

/// What a query, or something in FROM, gives.
///
/// @param rows columns that decide which rows there are
record Table(List<Col> columns, Sources rows) {

    Table {
        columns = List.copyOf(columns);
    }

    /// The first columns under other names.
    Table renamed(List<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        var renamed = new ArrayList<Col>();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            renamed.add(i < names.size() ? column.as(names.get(i)) : column);
        }
        return new Table(renamed, rows);
    }

    Table with(Sources more) {
        return new Table(columns, rows.and(more));
    }

    /// All columns, as one value.
    Sources all() {
        return Sources.all(columns.stream().map(Col::sources).toList());
    }
}
