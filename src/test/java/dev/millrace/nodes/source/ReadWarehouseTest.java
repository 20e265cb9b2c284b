package dev.millrace.nodes.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.node.Inputs;
import dev.millrace.node.Scan;
import dev.millrace.nodes.Engine;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadWarehouseTest {
    private final ReadWarehouse warehouse = new ReadWarehouse();

    @Test
    void readsATableOfTheAttachedWarehouse() {
        try (var engine = new Engine()) {
            engine.execute("ATTACH ':memory:' AS warehouse");
            engine.execute("CREATE TABLE warehouse.\"daily \"\"sales\" AS SELECT 1 AS n");
            var select = select("daily \"sales", "");

            assertThat(engine.run(select).rows()).containsExactly("1");
            Golden.check("source.warehouse/table.sql", select.text(Dialect.DUCKDB) + ";\n");
        }
    }

    @Test
    void readsAQueryOverTablesNamedInFront() {
        try (var engine = new Engine()) {
            engine.execute("ATTACH ':memory:' AS warehouse");
            engine.execute("CREATE TABLE warehouse.sales AS FROM range(4) v(n)");
            var select = select("", "SELECT sum(n) AS n FROM sales -- all");

            assertThat(
                            engine.run(
                                            Sql.of(
                                                    "WITH sales AS (FROM warehouse.sales)"
                                                            + " SELECT * FROM ({})",
                                                    select))
                                    .rows())
                    .containsExactly("6");
            Golden.check("source.warehouse/query.sql", select.text(Dialect.DUCKDB) + ";\n");
        }
    }

    @Test
    void wantsATableOrAQuery() {
        assertThat(codes("", " ")).containsExactly("SETTING_MISSING table");
        assertThat(codes("t", "SELECT 1")).containsExactly("SETTING_NOT_ALLOWED query");
        assertThat(codes("t", "")).isEmpty();
    }

    private List<String> codes(String table, String query) {
        return Engine.codes(warehouse.problems(new ReadWarehouse.Settings(table, query)));
    }

    private Sql select(String table, String query) {
        var scan = warehouse.scan(new ReadWarehouse.Settings(table, query), Inputs.of());
        return ((Scan.FromWarehouse) scan).select();
    }
}
