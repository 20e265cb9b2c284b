package dev.millrace.ui.past;

import dev.millrace.compare.Comparison;
import dev.millrace.compare.DefinitionDiff;
import dev.millrace.engine.look.RowDiff;
import dev.millrace.fault.Fault;
import dev.millrace.history.NodeRow;
import dev.millrace.history.RunRecord;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One run whole, or two side by side.
final class PastDetails extends ScrollPane {

    private static final int MOST_LOG = 100;

    private final PastModel model;
    private final VBox box = new VBox(4);

    PastDetails(PastModel model) {
        this.model = model;
        setId("past-details");
        getStyleClass().add("mill-past-details");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(box);
        model.chosenRevisionProperty().subscribe(this::follow);
    }

    private void follow() {
        box.getChildren().clear();
        if (model.told().isPresent()) {
            show(model.told().get());
        } else if (model.comparison().isPresent()) {
            show(model.comparison().get());
        } else {
            line(
                    model.chosen().size() > 2
                            ? "Choose two runs to compare them."
                            : "Choose a run to see it whole, or two to compare them.",
                    "mill-muted");
        }
    }

    private void show(PastRuns.Told told) {
        var record = told.record();
        var run = record.run();
        line("Run #" + run.number() + " of " + run.file(), "mill-strong");
        line(
                PastWords.outcome(run.outcome())
                        + run.took().map(took -> " in " + PastWords.took(took)).orElse("")
                        + " · "
                        + PastWords.when(run.started()),
                "mill-muted");
        run.parameters().forEach((name, value) -> line(name + " = " + value, "mill-mono"));
        faults(record.faults());
        nodes(record);
        record.deliveries()
                .forEach(
                        delivered ->
                                line(
                                        String.format(
                                                Locale.ROOT,
                                                "%,d rows delivered to %s",
                                                delivered.rows(),
                                                delivered.target()),
                                        "plain"));
        told.log().stream().limit(MOST_LOG).forEach(said -> line(said.text(), "mill-muted"));
    }

    private void faults(List<Fault> faults) {
        faults.forEach(fault -> line(fault.code().id() + " " + fault.message(), "danger"));
    }

    private void nodes(RunRecord record) {
        var grid = grid(3);
        head(grid, "node", "rows", "time");
        for (NodeRow node : record.nodes()) {
            int row = grid.getRowCount();
            grid.add(label(node.title(), "plain"), 0, row);
            grid.add(figure(PastWords.counts(node)), 1, row);
            grid.add(figure(time(node)), 2, row);
        }
        box.getChildren().add(grid);
    }

    private static String time(NodeRow node) {
        return node.origin()
                .map(
                        origin ->
                                switch (origin) {
                                    case REUSED -> "reused";
                                    case SKIPPED -> "skipped";
                                    case COMPUTED -> node.took().map(PastWords::took).orElse("");
                                })
                .orElse("not finished");
    }

    private void show(Comparison comparison) {
        var before = comparison.before().run();
        var after = comparison.after().run();
        line("Run #" + before.number() + " and run #" + after.number(), "mill-strong");
        comparison
                .parameters()
                .forEach(
                        given ->
                                line(
                                        given.name()
                                                + ": "
                                                + given.before().orElse("–")
                                                + " → "
                                                + given.after().orElse("–"),
                                        "mill-mono"));
        comparison
                .definition()
                .ifPresentOrElse(
                        this::definition,
                        () -> line("The definition of one of them is not kept.", "mill-muted"));
        figures(comparison);
        comparison.outputs().forEach(this::output);
    }

    private void definition(DefinitionDiff diff) {
        if (diff.isNone()) {
            line("Both ran the same definition.", "mill-muted");
        }
        diff.nodes()
                .forEach(
                        node -> {
                            var change = node.change().name().toLowerCase(Locale.ROOT);
                            line(node.title() + " was " + change, change);
                            node.settings()
                                    .forEach(
                                            setting ->
                                                    line(
                                                            "    "
                                                                    + setting.name()
                                                                    + ": "
                                                                    + setting.before()
                                                                    + " → "
                                                                    + setting.after(),
                                                            "mill-mono"));
                        });
        diff.wiresAdded().forEach(wire -> line("+ " + wire, "added"));
        diff.wiresRemoved().forEach(wire -> line("− " + wire, "removed"));
    }

    private void figures(Comparison comparison) {
        var grid = grid(3);
        head(grid, "node", "rows", "time");
        for (Comparison.Nodes node : comparison.nodes()) {
            int row = grid.getRowCount();
            grid.add(label(node.any().title(), "plain"), 0, row);
            grid.add(figure(change(node, PastWords::counts)), 1, row);
            grid.add(figure(change(node, PastDetails::time)), 2, row);
        }
        box.getChildren().add(grid);
    }

    /// `3 → 4`, or one figure where both are the same.
    private static String change(Comparison.Nodes node, Function<NodeRow, String> figure) {
        var before = node.before().map(figure).orElse("–");
        var after = node.after().map(figure).orElse("–");
        return before.equals(after) ? after : before + " → " + after;
    }

    /// On one line, however narrow it is.
    private static Label figure(String text) {
        var label = label(text, "figure");
        label.setWrapText(false);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void output(Comparison.Output output) {
        var name = output.title() + " · " + output.port().port();
        if (output.isSame()) {
            line(name + ": the same rows", "mill-muted");
            return;
        }
        var rows = model.rows(output.port());
        if (rows.isEmpty()) {
            line(name + ": being compared …", "mill-muted");
        } else if (rows.get().diff().isEmpty()) {
            line(name + ": " + rows.get().failure(), "mill-muted");
        } else {
            diff(name, rows.get().diff().get());
        }
    }

    private void diff(String name, RowDiff diff) {
        line(
                String.format(
                        Locale.ROOT,
                        "%s: %,d added, %,d removed, %,d changed, %,d the same%s",
                        name,
                        diff.added(),
                        diff.removed(),
                        diff.changed(),
                        diff.same(),
                        diff.keys().isEmpty() ? "" : ", by " + String.join(", ", diff.keys())),
                "mill-strong");
        for (RowDiff.Row row : diff.rows()) {
            switch (row.change()) {
                case ADDED -> line("+ " + cells(row.after()), "added");
                case REMOVED -> line("− " + cells(row.before()), "removed");
                case CHANGED -> line("~ " + changed(diff, row), "changed");
            }
        }
    }

    private static String changed(RowDiff diff, RowDiff.Row row) {
        return IntStream.range(0, diff.columns().size())
                .filter(i -> row.differs().get(i) || diff.keys().contains(diff.columns().get(i)))
                .mapToObj(
                        i ->
                                row.differs().get(i)
                                        ? diff.columns().get(i)
                                                + ": "
                                                + cell(row.before().get(i))
                                                + " → "
                                                + cell(row.after().get(i))
                                        : cell(row.after().get(i)))
                .collect(Collectors.joining(", "));
    }

    private static String cells(List<@Nullable String> cells) {
        return cells.stream().map(PastDetails::cell).collect(Collectors.joining(", "));
    }

    private static String cell(@Nullable String cell) {
        return cell == null ? "NULL" : cell;
    }

    private void line(String text, String style) {
        box.getChildren().add(label(text, style));
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static GridPane grid(int columns) {
        var grid = new GridPane(12, 3);
        grid.getStyleClass().add("figures");
        for (int i = 0; i < columns; i++) {
            var column = new ColumnConstraints();
            column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.NEVER);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    private static void head(GridPane grid, String... names) {
        for (int i = 0; i < names.length; i++) {
            grid.add(label(names[i], "mill-muted"), i, 0);
        }
    }
}
