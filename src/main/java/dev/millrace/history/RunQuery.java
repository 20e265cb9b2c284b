package dev.millrace.history;

import dev.millrace.engine.RunEvent.Outcome;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Which runs to list. Every part narrows the list; an empty one does not.
///
/// @param text stands in the name of the pipeline, its file, the id, the name or the value of a
///   parameter or the code or the sentence of a fault; upper and lower case of ASCII letters are
///   the same. A number, also `#12`, finds that run too
/// @param outcomes how they ended; none of them: also those that have not ended
/// @param file the pipeline file, as it was given to `History.recorder`
/// @param since started then or later
/// @param until started before
/// @param before only runs with a smaller number, to page by
/// @param limit how many at most
public record RunQuery(
        String text,
        Set<Outcome> outcomes,
        Optional<String> file,
        Optional<Instant> since,
        Optional<Instant> until,
        long before,
        int limit) {

    public static final RunQuery NEWEST =
            new RunQuery(
                    "",
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    History.NEWEST,
                    100);

    public RunQuery {
        outcomes = Set.copyOf(outcomes);
    }

    public RunQuery containing(String newText) {
        return new RunQuery(newText.strip(), outcomes, file, since, until, before, limit);
    }

    public RunQuery ended(Set<Outcome> how) {
        var copy = how.isEmpty() ? how : EnumSet.copyOf(how);
        return new RunQuery(text, copy, file, since, until, before, limit);
    }

    public RunQuery of(Optional<String> newFile) {
        return new RunQuery(text, outcomes, newFile, since, until, before, limit);
    }

    public RunQuery between(Optional<Instant> newSince, Optional<Instant> newUntil) {
        return new RunQuery(text, outcomes, file, newSince, newUntil, before, limit);
    }

    public RunQuery before(long number) {
        return new RunQuery(text, outcomes, file, since, until, number, limit);
    }

    public RunQuery first(int newLimit) {
        return new RunQuery(text, outcomes, file, since, until, before, newLimit);
    }
}
