package dev.millrace.ui.shell;

import dev.millrace.explain.Explained;
import dev.millrace.explain.Missed;
import dev.millrace.explain.Origin;
import dev.millrace.explain.Stop;
import dev.millrace.explain.Wording;
import dev.millrace.model.Figures;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Rows;
import java.util.List;
import java.util.function.Function;

/// A step on the way of a row or of a value, as people read it.
///
/// @param where the node, with its port where it has several
/// @param figure how many rows
/// @param said how sure that is, or what happens here; may be empty
/// @param reasons why rows get lost here
/// @param by columns that rows were found by; the first ones of `rows`
record ExplainLine(
        NodeId node,
        String where,
        String figure,
        String said,
        Tone tone,
        List<String> reasons,
        Rows rows,
        List<String> by) {

    enum Tone {
        PLAIN,
        SURE,
        UNSURE,
        LOST
    }

    ExplainLine {
        reasons = List.copyOf(reasons);
        by = List.copyOf(by);
    }

    /// @param titles of ports
    static List<ExplainLine> of(Explained explained, Function<Port, String> titles) {
        return explained.origins().stream().map(origin -> of(origin, titles)).toList();
    }

    private static ExplainLine of(Origin origin, Function<Port, String> titles) {
        var tone =
                switch (origin.sureness()) {
                    case EXACT ->
                            origin.depth() == 0 || origin.count() == 0 ? Tone.PLAIN : Tone.SURE;
                    case AMONG, ANY, UNSTABLE -> Tone.UNSURE;
                };
        return new ExplainLine(
                origin.at().node(),
                titles.apply(origin.at()),
                Figures.rows(origin.count()),
                Wording.of(origin),
                tone,
                List.of(),
                origin.rows(),
                origin.by());
    }

    /// @param titles of ports
    static List<ExplainLine> of(Missed missed, Function<Port, String> titles) {
        var asked = missed.column().column();
        return missed.stops().stream().map(stop -> of(stop, asked, titles)).toList();
    }

    private static ExplainLine of(Stop stop, String asked, Function<Port, String> titles) {
        boolean isLost = !stop.reasons().isEmpty();
        return new ExplainLine(
                stop.at().node(),
                titles.apply(stop.at().at()),
                stop.rows() == 0 ? "no row" : Figures.rows(stop.rows()),
                said(stop, asked),
                isLost ? Tone.LOST : Tone.PLAIN,
                stop.reasons(),
                stop.lost(),
                List.of(stop.at().column()));
    }

    /// @param asked the column that was asked about
    private static String said(Stop stop, String asked) {
        var column = stop.at().column();
        var named = column.equals(asked) ? "" : column;
        if (!stop.made().isEmpty()) {
            return (named.isEmpty() ? "" : named + " · ")
                    + "Computed here: "
                    + stop.made().replace('\n', ' ');
        }
        return named;
    }

    String spoken() {
        return where + ", " + figure + ". " + said + ". " + String.join(" ", reasons);
    }
}
