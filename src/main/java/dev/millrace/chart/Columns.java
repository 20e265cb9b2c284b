package dev.millrace.chart;

import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import java.util.Optional;

/// The columns a description may name. A schema without columns is one that is not known yet: any
/// name is then taken as it stands, and of any sort.
record Columns(Schema schema, Complaints complaints) {

    private static final int LISTED = 8;

    boolean known() {
        return !schema.columns().isEmpty();
    }

    Optional<Column> find(String path, String name) {
        if (!known()) {
            return Optional.of(new Column(name, ""));
        }
        var found =
                schema.columns().stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst()
                        .or(() -> schema.find(name));
        if (found.isEmpty()) {
            complaints.add(
                    FaultCode.COLUMN_UNKNOWN,
                    path,
                    "There is no column \"" + name + "\".",
                    hint(name));
        }
        return found;
    }

    /// Whether the column is known to be of another sort.
    boolean isNot(Column column, Sort sort) {
        return known() && Sort.of(column) != sort;
    }

    /// A column whose values can be computed with.
    boolean isNumber(String path, Column column, String why) {
        if (isNot(column, Sort.NUMBER)) {
            complaints.add(
                    FaultCode.TYPE_MISMATCH,
                    path,
                    "\""
                            + column.name()
                            + "\" is "
                            + column.type()
                            + ", and "
                            + why
                            + " needs numbers.",
                    "Take a column of numbers, or turn it into one before.");
            return false;
        }
        return true;
    }

    boolean isTime(String path, Column column, String why) {
        if (isNot(column, Sort.TIME)) {
            complaints.add(
                    FaultCode.TYPE_MISMATCH,
                    path,
                    "\""
                            + column.name()
                            + "\" is "
                            + column.type()
                            + ", and "
                            + why
                            + " needs a date or a time.",
                    "Take a column of dates, or turn it into one before.");
            return false;
        }
        return true;
    }

    private String hint(String name) {
        var names = schema.names();
        var meant = DidYouMean.among(names, name);
        if (!meant.isEmpty()) {
            return meant;
        }
        var listed = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
        return "The input has " + listed + (names.size() > LISTED ? " and others" : "") + ".";
    }
}
