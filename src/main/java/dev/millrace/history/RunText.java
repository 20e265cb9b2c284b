package dev.millrace.history;

import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.model.Count;
import dev.millrace.model.Figures;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Past runs and their nodes in words, for the window, the command line and the page of a run.
public final class RunText {

    private RunText() {}

    /// `succeeded`; `running` while it has no end.
    public static String outcome(Optional<Outcome> outcome) {
        return outcome.map(how -> how.name().toLowerCase(Locale.ROOT)).orElse("running");
    }

    /// `succeeded in 2.41 s`, `failed after 38 ms`, `running`.
    public static String ended(RunRow run) {
        var how = outcome(run.outcome());
        var link = run.outcome().filter(Outcome.SUCCEEDED::equals).isPresent() ? " in " : " after ";
        return run.took().map(took -> how + link + Figures.time(took)).orElse(how);
    }

    /// `1,234 rows`, `1,234 rows, 3 rejected`: what it delivered.
    public static String rows(RunRow run) {
        var delivered = Figures.rows(run.delivered());
        return run.rejected() == 0
                ? delivered
                : delivered + ", " + Figures.number(run.rejected()) + " rejected";
    }

    /// Rows by output port: `1,234 / 3`; empty if it did not finish.
    public static String counts(NodeRow node) {
        return node.counts().values().stream().map(Count::text).collect(Collectors.joining(" / "));
    }

    /// `38 ms`; `reused`, `skipped` or `not finished` where it computed nothing.
    public static String time(NodeRow node) {
        return node.origin()
                .map(
                        origin ->
                                switch (origin) {
                                    case REUSED -> "reused";
                                    case SKIPPED -> "skipped";
                                    case COMPUTED -> node.took().map(Figures::time).orElse("");
                                })
                .orElse("not finished");
    }
}
