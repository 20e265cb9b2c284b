package dev.millrace.engine;

import dev.millrace.duck.Lane;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.plan.KeptRows;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of a file of the content store, with the columns as they were computed. Parquet lacks
/// some types of the engine, so the file says in its metadata what each column is.
public final class KeptFile {

    private static final String TYPES = "millrace_types";

    private KeptFile() {}

    /// What is said about a file when it is written, an option of COPY.
    static String metadata(Schema schema) {
        var types = schema.columns().stream().<Value>map(c -> Value.of(c.type())).toList();
        var text = Json.line(new Value.Items(types));
        return "KV_METADATA {" + TYPES + ": " + Dialect.DUCKDB.text(text) + "}";
    }

    /// A SELECT of all rows.
    ///
    /// @param lane that reaches the file
    public static String select(Path file, Lane lane) {
        var rows =
                "read_parquet("
                        + Dialect.DUCKDB.text(Dialect.DUCKDB.pattern(file.toString()))
                        + ")";
        var stored = lane.bind("SELECT * FROM " + rows);
        return types(file, lane)
                .filter(types -> types.size() == stored.columns().size())
                .map(types -> typed(stored, types))
                .filter(KeptRows::fit)
                .map(schema -> KeptRows.restored(schema, Sql.keyword(rows)))
                .map(select -> select.text(Dialect.DUCKDB))
                .orElse("SELECT * FROM " + rows);
    }

    private static Schema typed(Schema stored, List<String> types) {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < types.size(); i++) {
            columns.add(new Column(stored.columns().get(i).name(), types.get(i)));
        }
        return new Schema(columns);
    }

    /// Empty for a file that an older version wrote.
    private static Optional<List<String>> types(Path file, Lane lane) {
        var found =
                lane.rows(
                                "SELECT decode(value) FROM parquet_kv_metadata("
                                        + Dialect.DUCKDB.text(file.toString())
                                        + ") WHERE decode(key) = '"
                                        + TYPES
                                        + "'")
                        .values();
        var text = found.isEmpty() ? null : found.getFirst().getFirst();
        try {
            return text != null && Json.parse(text) instanceof Value.Items(var types)
                    ? Optional.of(types.stream().map(type -> ((Value.Text) type).value()).toList())
                    : Optional.empty();
        } catch (FaultException | ClassCastException damaged) {
            return Optional.empty();
        }
    }
}
