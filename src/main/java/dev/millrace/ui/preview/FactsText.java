package dev.millrace.ui.preview;

import dev.millrace.engine.look.ColumnStatistics;

/// What is said of a column in a few words.
final class FactsText {

    /// Characters of a date.
    private static final int DAY = 10;

    private FactsText() {}

    /// `0.44 … 22,638.48` of numbers and times, `4 values` of others.
    static String range(ColumnStatistics facts, ValueKind kind) {
        if (kind.isRanged() && facts.range().isPresent()) {
            var range = facts.range().get();
            boolean days = kind == ValueKind.TIME && haveDays(range);
            return days
                    ? range.least().substring(0, DAY) + " … " + range.most().substring(0, DAY)
                    : end(range.least(), kind) + " … " + end(range.most(), kind);
        }
        return facts.rows() > 0 && facts.nulls() == facts.rows() ? "only NULL" : distinct(facts);
    }

    /// Whether the days alone tell the ends apart, as of most times with a date.
    private static boolean haveDays(ColumnStatistics.Range range) {
        var least = range.least();
        var most = range.most();
        return least.length() > DAY
                && most.length() > DAY
                && least.charAt(DAY) == ' '
                && most.charAt(DAY) == ' '
                && !least.regionMatches(0, most, 0, DAY);
    }

    static String distinct(ColumnStatistics facts) {
        var about = facts.distinctIsExact() ? "" : "≈ ";
        return about + Figures.count(facts.distinct(), "value", "values");
    }

    static String end(String value, ValueKind kind) {
        return kind == ValueKind.NUMBER ? Figures.grouped(value) : value;
    }
}
