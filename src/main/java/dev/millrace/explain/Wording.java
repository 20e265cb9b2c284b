package dev.millrace.explain;

import dev.millrace.engine.look.Looked;
import dev.millrace.model.Figures;
import dev.millrace.model.Port;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers in words, for the window and the command line alike.
public final class Wording {

    private Wording() {}

    /// How sure it is that a row came from these.
    public static String of(Origin origin) {
        long count = origin.count();
        if (origin.depth() == 0) {
            return "The row itself";
        }
        return switch (origin.sureness()) {
            case EXACT ->
                    count == 0
                            ? "No row of it took part"
                            : count == 1
                                    ? "Exactly this row"
                                    : origin.isGroup()
                                            ? "All rows of the group"
                                            : "Exactly these rows";
            case AMONG ->
                    count == 1
                            ? "Perhaps this row: it has the same values in all columns copied"
                            : "Among these rows: they have the same values in all columns copied";
            case ANY -> "Any of these rows: no value is copied from here";
            case UNSTABLE -> "Not sure: computed anew each time, these may be others";
        };
    }

    /// A value in a sentence; NULL is told from a text that says so.
    public static String quoted(@Nullable String value) {
        return value == null ? "NULL" : "\"" + value + "\"";
    }

    /// Why a value is missing, in one sentence or two.
    ///
    /// @param titles of ports
    public static String of(Missed missed, Function<Port, String> titles) {
        var value = quoted(missed.value());
        return switch (missed.verdict()) {
            case PRESENT -> {
                long rows = missed.stops().getFirst().rows();
                yield value
                        + " is there: "
                        + Figures.rows(rows)
                        + (rows == 1 ? " has it." : " have it.");
            }
            case UNFIT ->
                    value + " is no " + missed.type() + ", so no row of the column can have it.";
            case DROPPED -> value + " gets lost at " + lostAt(missed, titles) + ".";
            case ABSENT -> "No row on the way has " + value + "." + near(missed);
        };
    }

    private static String lostAt(Missed missed, Function<Port, String> titles) {
        return missed.stops().stream()
                .filter(stop -> !stop.reasons().isEmpty())
                .map(stop -> titles.apply(stop.at().at()))
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private static String near(Missed missed) {
        var quoted = new ArrayList<String>();
        missed.near().forEach(near -> quoted.add(quoted(near)));
        return quoted.isEmpty() ? "" : " Did you mean " + String.join(" or ", quoted) + "?";
    }

    /// What was not looked at; empty if all was.
    ///
    /// @param titles of ports
    public static String caveat(Looked.Extent extent, int skipped, Function<Port, String> titles) {
        var said = new ArrayList<String>();
        var cuts =
                extent.cuts().stream()
                        .map(
                                cut ->
                                        "the first "
                                                + Figures.rows(cut.rows())
                                                + " of "
                                                + titles.apply(new Port(cut.source(), "")))
                        .collect(Collectors.joining(" and "));
        if (!cuts.isEmpty()) {
            said.add("Only " + cuts + " were read.");
        }
        if (skipped > 0) {
            said.add(
                    skipped
                            + (skipped == 1
                                    ? " step further up was not looked at."
                                    : " steps further up were not looked at."));
        }
        return String.join(" ", said);
    }
}
