package dev.millrace.ui.past;

import dev.millrace.compare.Comparison;
import dev.millrace.compare.DefinitionDiff;
import dev.millrace.compare.DiffText;
import dev.millrace.engine.look.RowDiff;
import dev.millrace.history.NodeRow;
import dev.millrace.history.RunText;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Two runs side by side.
final class ComparisonDetails {

    private static final DiffText TEXT = DiffText.SET;

    private final PastModel model;

    ComparisonDetails(PastModel model) {
        this.model = model;
    }

    void show(Comparison comparison, Lines lines) {
        var before = comparison.before().run();
        var after = comparison.after().run();
        lines.line("Run #" + before.number() + " and run #" + after.number(), "mill-strong");
        comparison
                .parameters()
                .forEach(
                        given ->
                                lines.line(
                                        given.name()
                                                + ": "
                                                + given.before().orElse("–")
                                                + TEXT.arrow()
                                                + given.after().orElse("–"),
                                        "mill-mono"));
        comparison
                .definition()
                .ifPresentOrElse(
                        diff -> definition(diff, lines),
                        () ->
                                lines.line(
                                        "The definition of one of them is not kept.",
                                        "mill-muted"));
        figures(comparison, lines);
        comparison.outputs().forEach(output -> output(output, lines));
    }

    private static void definition(DefinitionDiff diff, Lines lines) {
        if (diff.isNone()) {
            lines.line("Both ran the same definition.", "mill-muted");
        }
        if (!diff.own().isEmpty()) {
            lines.line("The pipeline was changed", "changed");
            diff.own().forEach(each -> lines.line("    " + TEXT.setting(each), "mill-mono"));
        }
        for (var node : diff.nodes()) {
            var change = node.change().name().toLowerCase(Locale.ROOT);
            lines.line(node.title() + " was " + change, change);
            node.settings().forEach(each -> lines.line("    " + TEXT.setting(each), "mill-mono"));
        }
        diff.wiresAdded().forEach(wire -> lines.line("+ " + wire, "added"));
        diff.wiresRemoved().forEach(wire -> lines.line(TEXT.minus() + " " + wire, "removed"));
    }

    private static void figures(Comparison comparison, Lines lines) {
        lines.table(
                List.of("node", "rows", "time"),
                comparison.nodes().stream()
                        .map(
                                node ->
                                        List.of(
                                                node.any().title(),
                                                change(node, RunText::counts),
                                                change(node, RunText::time)))
                        .toList());
    }

    /// `3 → 4`, or one figure where both are the same.
    private static String change(Comparison.Nodes node, Function<NodeRow, String> figure) {
        var before = node.before().map(figure).orElse("–");
        var after = node.after().map(figure).orElse("–");
        return before.equals(after) ? after : before + TEXT.arrow() + after;
    }

    private void output(Comparison.Output output, Lines lines) {
        var name = output.title() + " · " + output.port().port();
        if (output.isSame()) {
            lines.line(name + ": the same rows", "mill-muted");
            return;
        }
        var rows = model.rows(output.port());
        if (rows.isAwaited()) {
            lines.line(name + ": being compared …", "mill-muted");
        } else if (rows.diff().isEmpty()) {
            lines.line(name + ": " + rows.failure(), "mill-muted");
        } else {
            lines.line(name + ": " + DiffText.summary(rows.diff().get()), "mill-strong");
        }
        if (!rows.columns().isEmpty()) {
            lines.add(new KeyChoice(model, output, rows));
        }
        rows.diff().ifPresent(diff -> rows(diff, lines));
    }

    private static void rows(RowDiff diff, Lines lines) {
        for (RowDiff.Row row : diff.rows()) {
            lines.line(TEXT.row(diff, row), row.change().name().toLowerCase(Locale.ROOT));
        }
        long told = diff.rows().size();
        if (told < diff.added() + diff.removed() + diff.changed()) {
            lines.line("These are the first " + told + ".", "mill-muted");
        }
        diff.gone().forEach(column -> lines.line("− column " + column, "removed"));
        diff.come().forEach(column -> lines.line("+ column " + column, "added"));
    }
}
