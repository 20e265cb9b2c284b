package dev.millrace.nodes.transform;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.nodes.Engine;
import dev.millrace.sql.Dialect;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilterRowsTest {
    private final FilterRows filter = new FilterRows();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void everyRowLeavesByOnePort() {
        engine.with("t", "FROM (VALUES (1), (0), (NULL)) v(qty)");
        var ports = filter.select(new FilterRows.Settings("qty > 0"), engine.inputs("t"));

        assertThat(engine.run(ports, "kept").rows()).containsExactly("1");
        assertThat(engine.run(ports, "dropped").rows()).containsExactly("0", Engine.NULL);
        assertThat(engine.run(ports, "kept").columns()).containsExactly("qty INTEGER");
        Golden.check("transform.filter/simple.sql", Engine.text(ports));
    }

    @Test
    void eachPortAloneGivesTheSameRows() {
        engine.with("t", "FROM (VALUES (1), (0), (NULL)) v(qty)");
        var ports = filter.select(new FilterRows.Settings("qty > 0 -- sold"), engine.inputs("t"));

        for (String port : List.of("kept", "dropped")) {
            assertThat(engine.run(requireNonNull(ports.alone().get(port))))
                    .isEqualTo(engine.run(ports, port));
        }
    }

    @Test
    void commentAndParenthesisStayInsideTheCondition() {
        engine.with("t", "FROM range(4) v(a)");
        var ports =
                filter.select(
                        new FilterRows.Settings("a = 1 OR a = 2 -- sure"), engine.inputs("t"));

        assertThat(engine.run(ports, "kept").rows()).containsExactly("1", "2");
        Golden.check("transform.filter/comment.sql", Engine.text(ports));
    }

    @Test
    void hiddenColumnKeepsOutOfTheWayOfTheInput() {
        engine.with("t", "SELECT 1 AS \"__KEPT\", 'x' AS \"odd \"\"name\"\" 😀\"");
        var ports =
                filter.select(
                        new FilterRows.Settings("\"odd \"\"name\"\" 😀\" = 'x'"),
                        engine.inputs("t"));

        assertThat(engine.run(ports, "kept").columns())
                .containsExactly("__KEPT INTEGER", "odd \"name\" 😀 VARCHAR");
    }

    @Test
    void randomConditionNeitherLosesNorDoublesRows() {
        engine.with("t", "FROM range(1000) v(a)");
        var ports = filter.select(new FilterRows.Settings("random() < 0.5"), engine.inputs("t"));
        var both =
                "WITH \"shared rows\" AS MATERIALIZED ("
                        + ports.shared().orElseThrow().text(Dialect.DUCKDB)
                        + ") SELECT count(*), count(DISTINCT a) FROM ("
                        + ports.byPort().values().stream()
                                .map(sql -> sql.text(Dialect.DUCKDB))
                                .collect(Collectors.joining(" UNION ALL "))
                        + ")";

        assertThat(engine.query(both).rows()).containsExactly("1000|1000");
    }

    @Test
    void columnsCanBeQualifiedByTheNameOfTheInput() {
        engine.with("orders", "SELECT 1 AS qty");
        var ports =
                filter.select(new FilterRows.Settings("orders.qty = 1"), engine.inputs("orders"));

        assertThat(engine.run(ports, "kept").rows()).hasSize(1);
    }
}
