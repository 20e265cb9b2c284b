package dev.millrace.serve;

import dev.millrace.board.RowLimit;
import java.time.Instant;
import java.util.List;

/// Who looks, and what they may see.
///
/// @param limits of rows; none: all of them
/// @param until when they have to be let in anew
record Viewer(List<RowLimit> limits, Instant until) {

    static final Viewer OWNER = new Viewer(List.of(), Instant.MAX);

    Viewer {
        limits = List.copyOf(limits);
    }
}
