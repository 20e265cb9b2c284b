package dev.millrace.nodes.storage;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.node.Access;
import dev.millrace.node.DeliverType;
import dev.millrace.node.Delivery;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.nodes.Faults;
import dev.millrace.nodes.KnownColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes rows to a table of the workspace's warehouse.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class WriteWarehouse implements DeliverType<WriteWarehouse.Settings> {

    public record Settings(
            @Field(help = "The table; made if it is not there.") @Required String table,
            @Field(help = "Whether rows take the table's place, are added, or meet by key.")
                    Delivery.TableMode mode,
            @Field(
                            noun = "column",
                            help = "Columns that identify a row; for merge.",
                            editor = Editor.COLUMN)
                    List<String> keys) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "storage.warehouse",
                            "Warehouse table",
                            Stage.STORAGE,
                            new Settings("", Delivery.TableMode.REPLACE, List.of()))
                    .described(
                            "Writes rows to a table of the workspace's warehouse.",
                            """
                            Writes to `warehouse.duckdb` of the workspace, in one transaction when
                            the whole run has succeeded. `replace` makes the table hold exactly
                            these rows, `append` adds them, `merge` updates the rows whose `keys`
                            are there already and inserts the others.

                            **NULL** is stored as such. As a key it is equal to NULL.

                            Example: `{"table": "daily_sales", "mode": "merge", "keys": ["day"]}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry("table", Value.of("daily_sales")),
                                    Map.entry("mode", Value.of("merge")),
                                    Map.entry("keys", Value.items(Value.of("day")))))
                    .synonyms("database", "duckdb", "upsert", "merge", "load", "save", "table")
                    .inputs("in")
                    .outputs("stored");

    /// What the names of tables begin with in which deliveries are noted.
    private static final String OURS = "_millrace";

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.table();
    }

    @Override
    public List<Access> access(Settings settings) {
        return List.of(Access.writesWarehouse("table", settings.table()));
    }

    @Override
    public List<Fault> problems(Settings settings) {
        if (settings.table().toLowerCase(Locale.ROOT).startsWith(OURS)) {
            return List.of(
                    Faults.notAllowed("table", "\"" + settings.table() + "\" is Millrace's own.")
                            .withHint("Choose a name that does not begin with " + OURS + "."));
        }
        boolean merges = settings.mode() == Delivery.TableMode.MERGE;
        if (merges && settings.keys().isEmpty()) {
            return List.of(
                    Faults.missing("keys", "Nothing says which rows are the same.")
                            .withHint("Add the columns that identify a row."));
        }
        if (!merges && !settings.keys().isEmpty()) {
            return List.of(
                    Faults.notAllowed("keys", "Only merge has keys.")
                            .withHint("Choose the mode merge, or leave keys empty."));
        }
        return Faults.twice("keys[{}]", settings.keys());
    }

    @Override
    public Delivery deliver(Settings settings, Inputs inputs) {
        var known = new KnownColumns(inputs.only().schema());
        var keys = new ArrayList<String>();
        for (int i = 0; i < settings.keys().size(); i++) {
            keys.add(known.require("keys[" + i + "]", settings.keys().get(i)));
        }
        return new Delivery.ToTable(settings.table(), settings.mode(), keys);
    }
}
