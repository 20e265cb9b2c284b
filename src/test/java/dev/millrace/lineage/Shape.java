package dev.millrace.lineage;

import java.util.List;

/// A SELECT over the tables of `SmallTables`, and its lineage as worked out by hand.
///
/// @param expected a line a column, `name: effect table.column, ...`, and one for `rows` if
///   anything decides those; effects of one column are joined by `+`
record Shape(String name, String sql, List<String> expected) {

    static Shape of(String name, String sql, String... expected) {
        return new Shape(name, sql, List.of(expected));
    }

    @Override
    public String toString() {
        return name;
    }
}
