package dev.millrace.engine.look;

import dev.millrace.engine.JsonMembers;
import dev.millrace.engine.JsonObject;
import dev.millrace.engine.look.RowDiff.Change;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Differences of rows as JSON and back.
public final class RowDiffJson {

    private RowDiffJson() {}

    public static Value.Fields write(RowDiff diff) {
        return new JsonObject()
                .put("keys", texts(diff.keys()))
                .put("columns", texts(diff.columns()))
                .put("gone", texts(diff.gone()))
                .put("come", texts(diff.come()))
                .put("same", diff.same())
                .put("added", diff.added())
                .put("removed", diff.removed())
                .put("changed", diff.changed())
                .put("rows", new Value.Items(diff.rows().stream().map(RowDiffJson::row).toList()))
                .fields();
    }

    private static Value row(RowDiff.Row row) {
        var object = new JsonObject().put("change", row.change().name().toLowerCase(Locale.ROOT));
        if (!row.before().isEmpty()) {
            object.put("before", cells(row.before()));
        }
        if (!row.after().isEmpty()) {
            object.put("after", cells(row.after()));
        }
        if (!row.differs().isEmpty()) {
            object.put("differs", new Value.Items(row.differs().stream().map(Value::of).toList()));
        }
        return object.fields();
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(texts.stream().map(Value::of).toList());
    }

    private static Value cells(List<@Nullable String> cells) {
        var values = new ArrayList<Value>();
        for (var cell : cells) {
            values.add(cell == null ? new Value.Null() : Value.of(cell));
        }
        return new Value.Items(values);
    }

    /// @throws dev.millrace.fault.FaultException if it is something else
    public static RowDiff read(Value.Fields fields) {
        var json = new JsonMembers("The difference", fields);
        return new RowDiff(
                json.texts("keys"),
                json.texts("columns"),
                json.texts("gone"),
                json.texts("come"),
                json.number("same"),
                json.number("added"),
                json.number("removed"),
                json.number("changed"),
                json.objects("rows").stream().map(RowDiffJson::row).toList());
    }

    private static RowDiff.Row row(JsonMembers row) {
        return new RowDiff.Row(
                Change.valueOf(row.text("change").toUpperCase(Locale.ROOT)),
                cells(row, "before"),
                cells(row, "after"),
                row.has("differs")
                        ? row.list("differs").stream().map(new Value.Bool(true)::equals).toList()
                        : List.of());
    }

    private static List<@Nullable String> cells(JsonMembers row, String name) {
        var cells = new ArrayList<@Nullable String>();
        if (row.has(name)) {
            for (var value : row.list(name)) {
                cells.add(value instanceof Value.Text(String text) ? text : null);
            }
        }
        return cells;
    }
}
