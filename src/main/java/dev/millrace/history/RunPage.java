package dev.millrace.history;

import java.util.List;

/// Some of the runs that a query finds, newest first.
///
/// @param found how many it finds in all, wherever the page begins
public record RunPage(List<RunRow> runs, long found) {

    static final RunPage NONE = new RunPage(List.of(), 0);

    public RunPage {
        runs = List.copyOf(runs);
    }
}
