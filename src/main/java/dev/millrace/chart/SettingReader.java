package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.Optional;

/// Reads what figures and tables have in common.
record SettingReader(Columns columns, Complaints complaints) {

    /// @param path of a setting that has `aggregate` and `field` in it
    Optional<Measure> measure(String path, Aggregate aggregate, String field) {
        var op = aggregate.op().orElse(field.isBlank() ? Op.COUNT : Op.SUM);
        if (op == Op.COUNT) {
            return Optional.of(Measure.count());
        }
        if (field.isBlank()) {
            complaints.missing(
                    path + ".field", "\"" + op.text() + "\" needs the name of a column.", "");
            return Optional.empty();
        }
        return columns.find(path + ".field", field)
                .filter(
                        column ->
                                !op.needsNumbers()
                                        || columns.isNumber(
                                                path + ".field", column, "\"" + op.text() + "\""))
                .map(column -> Measure.of(op, column.name()));
    }

    void format(String path, String format) {
        if (!format.isEmpty()) {
            Formats.check(complaints, path, Value.of(format));
        }
    }
}
