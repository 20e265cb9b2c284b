package dev.millrace.nodes.source;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.node.Access;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Scan;
import dev.millrace.node.ScanType;
import dev.millrace.node.Stage;
import dev.millrace.nodes.Faults;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.Map;

/// Reads a table of the workspace's warehouse, or a query over its tables.
///
/// Tables in `query` stand without the name of the catalogue; the planner names each in a WITH in
/// front, by its place in `Scan.FromWarehouse.WAREHOUSE`.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class ReadWarehouse implements ScanType<ReadWarehouse.Settings> {

    public record Settings(
            @Field(help = "The table to read whole.") String table,
            @Field(
                            help = "One SELECT over tables of the warehouse, in place of a table.",
                            editor = Editor.SQL)
                    String query) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of("source.warehouse", "Warehouse table", Stage.SOURCE, new Settings("", ""))
                    .described(
                            "Reads a table or a query of the workspace's warehouse.",
                            """
                            Reads from `warehouse.duckdb` of the workspace: a `table` as it is, or a
                            `query` over its tables. It reads what stands there when the run begins,
                            also if the same run writes the table.

                            **NULL** is what the table holds.

                            Example: `{"query": "SELECT Region, sum(sales) AS sales FROM daily_sales
                            GROUP BY Region"}`
                            """)
                    .example(Value.fields(Map.entry("table", Value.of("daily_sales"))))
                    .synonyms("database", "duckdb", "table", "query", "sql", "import");

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.query().isBlank()
                ? settings.table()
                : settings.query().strip().lines().findFirst().orElse("");
    }

    @Override
    public List<Access> access(Settings settings) {
        return List.of(
                settings.query().isBlank()
                        ? Access.readsWarehouse("table", settings.table())
                        : Access.readsWarehouse("query", ""));
    }

    @Override
    public List<Fault> problems(Settings settings) {
        boolean noTable = settings.table().isBlank();
        boolean noQuery = settings.query().isBlank();
        if (noTable && noQuery) {
            return List.of(
                    Faults.missing("table", "Nothing says what to read.")
                            .withHint("Enter a table, or write a query."));
        }
        return noTable || noQuery
                ? List.of()
                : List.of(
                        Faults.notAllowed("query", "There is a table and a query.")
                                .withHint("Remove one of them."));
    }

    @Override
    public Scan scan(Settings settings, Inputs inputs) {
        if (!settings.query().isBlank()) {
            return new Scan.FromWarehouse(
                    Sql.of(
                            "SELECT * FROM {}",
                            Sql.typed("query", settings.query(), Sql.Form.QUERY)));
        }
        return new Scan.FromWarehouse(
                Sql.of(
                        "SELECT * FROM {}.{}",
                        Sql.name(Scan.FromWarehouse.WAREHOUSE),
                        Sql.name(settings.table())));
    }
}
