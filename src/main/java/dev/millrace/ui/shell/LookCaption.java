package dev.millrace.ui.shell;

import dev.millrace.engine.look.DeliveryChange;
import dev.millrace.engine.look.LookSummary;
import dev.millrace.engine.look.Looked;
import dev.millrace.model.Figures;
import dev.millrace.model.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Says what a look shows: of what, how many rows, and whether they are all there is.
///
/// @param title of the node, and of the port where it has several
/// @param titles of the nodes of the pipeline
record LookCaption(String title, Function<NodeId, String> titles) {

    /// @param summary what was found out since; nothing of it is known at first
    String text(Looked looked, LookSummary summary, Duration took) {
        int columns = looked.rows().schema().columns().size();
        return title
                + " · "
                + rows(looked, summary)
                + " · "
                + Figures.plural(columns, "column")
                + summary.change().map(change -> " · " + would(change)).orElse("")
                + " · "
                + Figures.number(took.toMillis())
                + " ms";
    }

    /// What a delivery would change: `would insert 12, update 3, delete 0`.
    private static String would(DeliveryChange change) {
        var said = new StringBuilder();
        if (change.inserts().isPresent()) {
            said.append(change.isNew() ? "would be new: insert " : "would insert ");
            said.append(Figures.number(change.inserts().getAsLong()));
            change.updates()
                    .ifPresent(rows -> said.append(", update ").append(Figures.number(rows)));
            change.deletes()
                    .ifPresent(rows -> said.append(", delete ").append(Figures.number(rows)));
        }
        columns(said, "new column", change.newColumns());
        columns(said, "without column", change.lostColumns());
        if (!change.note().isEmpty()) {
            said.append(said.isEmpty() ? "" : "; ").append(change.note());
        }
        return said.toString();
    }

    private static void columns(StringBuilder said, String what, List<String> columns) {
        if (!columns.isEmpty()) {
            said.append(said.isEmpty() ? "" : ", ")
                    .append(what)
                    .append(columns.size() == 1 ? " " : "s ")
                    .append(String.join(", ", columns));
        }
    }

    /// The same without what follows from where it stands: `9,994 exact`.
    String brief(Looked looked, LookSummary summary) {
        var rows = rows(looked, summary);
        return rows.replaceFirst(" rows? exact$", " exact");
    }

    private String rows(Looked looked, LookSummary summary) {
        var count = looked.count().isPresent() ? looked.count() : summary.count();
        return switch (looked.extent().kind()) {
            case EXACT ->
                    count.isPresent()
                            ? Figures.plural(count.getAsLong(), "row") + " exact"
                            : "first " + Figures.number(looked.rows().values().size()) + " rows";
            case FIRST_ROWS -> "first rows" + of(count, summary.estimate());
            case SAMPLED -> "sampled from " + cuts(looked);
        };
    }

    private static String of(OptionalLong count, OptionalLong estimate) {
        if (count.isPresent()) {
            return " of " + Figures.number(count.getAsLong());
        }
        return estimate.isPresent() ? " of about " + Figures.number(estimate.getAsLong()) : "";
    }

    private String cuts(Looked looked) {
        return looked.extent().cuts().stream()
                .map(
                        cut ->
                                "the first "
                                        + Figures.number(cut.rows())
                                        + total(cut)
                                        + " rows of "
                                        + titles.apply(cut.source()))
                .collect(Collectors.joining(" and "));
    }

    private static String total(Looked.Cut cut) {
        if (cut.total().isEmpty()) {
            return "";
        }
        return (cut.isExact() ? " of " : " of about ") + Figures.number(cut.total().getAsLong());
    }
}
