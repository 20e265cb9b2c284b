package dev.millrace.nodes.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.Golden;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.node.Ports;
import dev.millrace.nodes.Engine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AggregateRowsTest {
    private final AggregateRows aggregate = new AggregateRows();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void nullIsAGroupOfItsOwn() {
        engine.with("t", "FROM (VALUES ('a', 1), (NULL, 2), ('a', NULL), (NULL, 3)) v(\"G x\", n)");
        var ports = aggregate(List.of("g X"), "total", "sum(n)", "rows", "count(*)");

        assertThat(engine.run(ports).columns())
                .containsExactly("G x VARCHAR", "total HUGEINT", "rows BIGINT");
        assertThat(engine.run(ports).rows())
                .containsExactlyInAnyOrder("a|1|2", Engine.NULL + "|5|2");
        Golden.check("transform.aggregate/grouped.sql", Engine.text(ports));
    }

    @Test
    void withoutGroupThereIsOneRowEvenForNoRows() {
        engine.with("t", "SELECT 1 AS n WHERE FALSE");

        assertThat(engine.run(aggregate(List.of(), "rows", "count(*)", "total", "sum(n)")).rows())
                .containsExactly("0|" + Engine.NULL);
        assertThat(engine.run(aggregate(List.of(), "one", "1")).rows()).containsExactly("1");
        Golden.check(
                "transform.aggregate/whole.sql",
                Engine.text(aggregate(List.of(), "rows", "count(*)")));
    }

    @Test
    void withoutMeasuresItGivesTheDistinctGroups() {
        engine.with("t", "FROM (VALUES (1, 1), (1, 1), (1, 2)) v(a, b)");

        assertThat(engine.run(aggregate(List.of("a", "b"))).rows())
                .containsExactlyInAnyOrder("1|1", "1|2");
    }

    @Test
    void measureMayBearTheNameOfAColumn() {
        engine.with("t", "FROM (VALUES ('x', 1), ('x', 2)) v(g, n)");

        assertThat(engine.run(aggregate(List.of("g"), "n", "max(n)")).rows())
                .containsExactly("x|2");
    }

    @Test
    void groupsAreColumnsOnly() {
        engine.with("t", "SELECT 1 AS region, 2 AS city");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> aggregate(List.of("region", "upper(city)"), "n", "count(*)"))
                .satisfies(
                        e -> {
                            assertThat(e.fault().code()).isEqualTo(FaultCode.COLUMN_UNKNOWN);
                            assertThat(e.fault().place().setting()).isEqualTo("group[1]");
                            assertThat(e.fault().hint()).contains("region, city");
                        });
    }

    @Test
    void refusesNothingToDoAndNamesThatMeet() {
        assertThat(Engine.codes(aggregate.problems(settings(List.of()))))
                .containsExactly("SETTING_MISSING measures");
        assertThat(Engine.codes(aggregate.problems(settings(List.of("a"), "A", "count(*)"))))
                .containsExactly("COLUMN_TWICE measures[0].name");
    }

    private Ports aggregate(List<String> group, String... measures) {
        return aggregate.select(settings(group, measures), engine.inputs("t"));
    }

    private static AggregateRows.Settings settings(List<String> group, String... measures) {
        var list = new ArrayList<AggregateRows.Measure>();
        for (int i = 0; i < measures.length; i += 2) {
            list.add(new AggregateRows.Measure(measures[i], measures[i + 1]));
        }
        return new AggregateRows.Settings(group, list);
    }
}
