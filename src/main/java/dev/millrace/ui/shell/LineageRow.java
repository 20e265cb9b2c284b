package dev.millrace.ui.shell;

import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.Effect;
import dev.millrace.lineage.Step;
import dev.millrace.worker.ColumnWay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A line of the way of a column.
///
/// @param head whether it begins a part; then it is about no column
/// @param depth how far it is indented
/// @param effect what is done on the step, as people read it; may be empty
/// @param made how the column is written; empty if its value only goes on
record LineageRow(
        boolean head, int depth, String text, ColumnAt column, String effect, String made) {

    static List<LineageRow> of(ColumnWay way) {
        var rows = new ArrayList<LineageRow>();
        rows.add(head("Comes from", way));
        rows.add(row(way, way.column(), 0, ""));
        add(way, way.column(), true, 1, rows, new HashSet<>());
        if (!way.isExact()) {
            rows.add(head("Some SQL on the way was not understood: it may come of less.", way));
        }
        rows.add(head(way.forth().isEmpty() ? "Goes nowhere" : "Goes to", way));
        add(way, way.column(), false, 0, rows, new HashSet<>());
        return rows;
    }

    private static LineageRow head(String text, ColumnWay way) {
        return new LineageRow(true, 0, text, way.column(), "", "");
    }

    private static LineageRow row(ColumnWay way, ColumnAt at, int depth, String effect) {
        return new LineageRow(
                false, depth, at.column(), at, effect, way.made().getOrDefault(at, ""));
    }

    /// A straight way is not indented; where it parts, each branch is.
    private static void add(
            ColumnWay way,
            ColumnAt start,
            boolean back,
            int depth,
            List<LineageRow> rows,
            Set<ColumnAt> seen) {
        var at = start;
        var steps = steps(way, at, back);
        while (steps.size() == 1) {
            at = other(steps.getFirst(), back);
            rows.add(row(way, at, depth, words(steps.getFirst())));
            if (!seen.add(at)) {
                return;
            }
            steps = steps(way, at, back);
        }
        for (Step step : steps) {
            var next = other(step, back);
            rows.add(row(way, next, depth, words(step)));
            if (seen.add(next)) {
                add(way, next, back, depth + 1, rows, seen);
            }
        }
    }

    private static List<Step> steps(ColumnWay way, ColumnAt at, boolean back) {
        return (back ? way.back() : way.forth())
                .stream()
                        .filter(step -> (back ? step.to() : step.from()).equals(at))
                        .sorted(Comparator.comparing(LineageRow::isIndirect))
                        .toList();
    }

    private static boolean isIndirect(Step step) {
        return step.effects().stream().noneMatch(Effect::isDirect);
    }

    private static ColumnAt other(Step step, boolean back) {
        return back ? step.from() : step.to();
    }

    private static String words(Step step) {
        return step.effects().stream()
                .sorted()
                .map(effect -> effect.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
