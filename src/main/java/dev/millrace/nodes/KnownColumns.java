package dev.millrace.nodes;

import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Schema;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The columns of an input, for settings that name them.
///
/// A schema without columns is one that is not known yet: any name is then taken as it stands.
public record KnownColumns(Schema schema) {

    private static final int LISTED = 8;

    /// The name as the input spells it; equal case goes before any case.
    public Optional<String> find(String column) {
        var names = schema.names();
        return names.contains(column)
                ? Optional.of(column)
                : schema.find(column).map(found -> found.name());
    }

    /// The column a setting names, as the input spells it.
    ///
    /// @param setting path of the setting, such as `group[1]`
    /// @throws FaultException if the input has no such column
    public String require(String setting, String column) {
        if (schema.columns().isEmpty()) {
            return column;
        }
        return find(column).orElseThrow(() -> unknown(setting, column));
    }

    /// The same, quoted.
    public Sql name(String setting, String column) {
        return Sql.name(require(setting, column));
    }

    /// The columns a list setting names.
    ///
    /// @param setting path of the list, such as `group`
    /// @throws FaultException if the input lacks one of them
    public List<Sql> names(String setting, List<String> columns) {
        var names = new ArrayList<Sql>();
        for (int i = 0; i < columns.size(); i++) {
            names.add(name(setting + "[" + i + "]", columns.get(i)));
        }
        return names;
    }

    private FaultException unknown(String setting, String column) {
        return Fault.of(FaultCode.COLUMN_UNKNOWN, "There is no column \"" + column + "\".")
                .withHint(hint(column))
                .at(Place.setting(setting))
                .toException();
    }

    private String hint(String column) {
        var names = schema.names();
        var meant = DidYouMean.among(names, column);
        if (!meant.isEmpty()) {
            return meant;
        }
        var listed = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
        return "The input has " + listed + (names.size() > LISTED ? " and others" : "") + ".";
    }
}
