package dev.millrace.nodes.source;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Required;
import dev.millrace.nodes.UniqueNames;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/// A column of a file, by name and type.
public record TypedColumn(
        @Field(help = "Its name from here on.") @Required String name,
        @Field(help = "Its engine type, such as DECIMAL(18, 2).", editor = Editor.TYPE) @Required
                String type) {

    /// The columns as the readers take them: `{'day': 'DATE'}`. Names that are equal, case aside,
    /// are told apart as the engine does it, with `_1` behind.
    ///
    /// @param setting path of the list, such as `columns`
    static Sql struct(String setting, List<TypedColumn> columns) {
        var unique = new UniqueNames();
        var members = new ArrayList<Sql>();
        for (int i = 0; i < columns.size(); i++) {
            members.add(
                    Sql.of(
                            "{}: {}",
                            Sql.name(unique.claim(columns.get(i).name())),
                            Sql.typed(
                                    setting + "[" + i + "].type",
                                    columns.get(i).type(),
                                    Sql.Form.TYPE_TEXT)));
        }
        return Sql.of("{}{}{}", Sql.keyword("{"), Sql.join(", ", members), Sql.keyword("}"));
    }

    /// The warning that the engine looks at a part of the data to find columns and types.
    static Fault guessed(String path) {
        return Fault.of(
                        FaultCode.COLUMNS_GUESSED,
                        "Columns and types of \"" + path + "\" are guessed from its first rows.")
                .withHint("List the columns with their types, so that every run reads the same.")
                .at(Place.setting("columns"));
    }
}
