package dev.millrace.cli;

import dev.millrace.explain.Explained;
import dev.millrace.explain.Missed;
import dev.millrace.explain.Origin;
import dev.millrace.explain.Stop;
import dev.millrace.explain.Wording;
import dev.millrace.model.Figures;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Rows;
import dev.millrace.node.NodeCatalog;
import java.util.ArrayList;
import java.util.List;

/// Where a row came from and why a value is missing, as lines for people.
final class ExplainText {

    private static final String INDENT = "  ";

    private final Pipeline pipeline;
    private final NodeCatalog catalog;
    private final int most;

    /// @param most rows of a step
    ExplainText(Pipeline pipeline, NodeCatalog catalog, int most) {
        this.pipeline = pipeline;
        this.catalog = catalog;
        this.most = most;
    }

    List<String> of(Explained explained) {
        var lines = new ArrayList<String>();
        for (Origin origin : explained.origins()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(
                    title(origin.at())
                            + ": "
                            + Figures.rows(origin.count())
                            + ". "
                            + Wording.of(origin)
                            + ".");
            rows(lines, origin.rows());
        }
        end(lines, Wording.caveat(explained.extent(), explained.skipped(), this::title));
        return lines;
    }

    List<String> of(Missed missed) {
        var lines = new ArrayList<>(List.of(Columns.clean(Wording.of(missed, this::title))));
        for (Stop stop : missed.stops()) {
            lines.add("");
            lines.add(
                    Columns.clean(
                            title(stop.at().at())
                                    + "."
                                    + stop.at().column()
                                    + ": "
                                    + (stop.rows() == 0 ? "no row" : Figures.rows(stop.rows()))
                                    + (stop.made().isEmpty()
                                            ? ""
                                            : ", computed here: " + stop.made())));
            stop.reasons().forEach(reason -> lines.add(INDENT + Columns.clean(reason)));
            rows(lines, stop.lost());
        }
        end(lines, Wording.caveat(missed.extent(), missed.skipped(), this::title));
        return lines;
    }

    private static void end(List<String> lines, String caveat) {
        if (!caveat.isEmpty()) {
            lines.add("");
            lines.add(caveat);
        }
    }

    private void rows(List<String> lines, Rows rows) {
        if (!rows.values().isEmpty()) {
            var first = rows.values().stream().limit(most).toList();
            RowsFormat.TABLE
                    .lines(new Rows(rows.schema(), first))
                    .forEach(line -> lines.add(INDENT + line));
        }
    }

    /// The node, and the port where it is not the first.
    private String title(Port port) {
        boolean isFirst =
                pipeline.find(port.node())
                        .flatMap(catalog::spec)
                        .flatMap(spec -> spec.outputs().stream().findFirst())
                        .map(port.port()::equals)
                        .orElse(port.port().equals("out"));
        return isFirst || port.port().isEmpty() ? port.node().value() : port.text();
    }
}
