package dev.millrace.engine.look;

import java.util.OptionalLong;

/// A relation, or its first rows, as a table of the look's session.
///
/// @param print tells one content from another
/// @param rows in the table
/// @param isCut whether the relation has further rows
/// @param total rows of the relation, if something is known; else, and if it is not cut, `rows`
/// @param isExact whether `total` is no estimate
record Kept(
        String table, String print, long rows, boolean isCut, OptionalLong total, boolean isExact) {

    static Kept whole(String table, String print, long rows) {
        return new Kept(table, print, rows, false, OptionalLong.of(rows), true);
    }
}
