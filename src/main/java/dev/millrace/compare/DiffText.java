package dev.millrace.compare;

import dev.millrace.engine.look.RowDiff;
import dev.millrace.model.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Differences of two runs in words.
///
/// @param arrow stands between what was and what is, with its spaces
/// @param minus marks what is gone
public record DiffText(String arrow, String minus) {

    /// For a terminal.
    public static final DiffText PLAIN = new DiffText(" -> ", "-");

    /// For a window.
    public static final DiffText SET = new DiffText(" → ", "−");

    /// `1 added, 2 removed, 3 changed, 40 the same, by region`.
    public static String summary(RowDiff diff) {
        return Figures.number(diff.added())
                + " added, "
                + Figures.number(diff.removed())
                + " removed, "
                + Figures.number(diff.changed())
                + " changed, "
                + Figures.number(diff.same())
                + " the same"
                + (diff.keys().isEmpty() ? "" : ", by " + String.join(", ", diff.keys()));
    }

    /// `+ west, 4`, `- east, 3`, `~ north, n: 2 -> 9`: of a row that changed its keys and what
    /// differs.
    public String row(RowDiff diff, RowDiff.Row row) {
        return switch (row.change()) {
            case ADDED -> "+ " + cells(row.after());
            case REMOVED -> minus + " " + cells(row.before());
            case CHANGED -> "~ " + changed(diff, row);
        };
    }

    private String changed(RowDiff diff, RowDiff.Row row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < diff.columns().size(); i++) {
            var column = diff.columns().get(i);
            if (row.differs().get(i)) {
                cells.add(column + ": " + change(row.before().get(i), row.after().get(i)));
            } else if (diff.keys().contains(column)) {
                cells.add(cell(row.after().get(i)));
            }
        }
        return String.join(", ", cells);
    }

    /// `2 -> 9`.
    public String change(@Nullable String before, @Nullable String after) {
        return cell(before) + arrow + cell(after);
    }

    private static String cells(List<@Nullable String> cells) {
        return cells.stream().map(DiffText::cell).collect(Collectors.joining(", "));
    }

    private static String cell(@Nullable String cell) {
        return cell == null ? "NULL" : cell;
    }

    /// `name: before -> after`.
    public String setting(DefinitionDiff.SettingDiff setting) {
        return setting.name() + ": " + setting.before() + arrow + setting.after();
    }
}
