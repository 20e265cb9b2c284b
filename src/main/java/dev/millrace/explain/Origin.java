package dev.millrace.explain;

import dev.millrace.model.Port;
import dev.millrace.model.Rows;
import java.util.List;

/// The rows of one port that a row came from.
///
/// @param at with the name of the port
/// @param depth steps back to it on the shortest way; 0: the row itself
/// @param count how many rows there are
/// @param isGroup whether one row behind it stands for all of them
/// @param by columns by which they were found, which are the first ones of the rows
/// @param rows the first of them, as a look shows them
public record Origin(
        Port at,
        int depth,
        Sureness sureness,
        long count,
        boolean isGroup,
        List<String> by,
        Rows rows) {

    public Origin {
        by = List.copyOf(by);
    }
}
