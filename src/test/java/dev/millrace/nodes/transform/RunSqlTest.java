package dev.millrace.nodes.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.model.Schema;
import dev.millrace.node.Inputs;
import dev.millrace.nodes.Engine;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunSqlTest {
    private final RunSql sql = new RunSql();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void knowsInputsByTheirRelations() {
        engine.with("orders", "SELECT 3 AS qty").with("rates", "SELECT 2 AS rate");
        var ports =
                sql.select(
                        new RunSql.Settings("SELECT qty * rate AS n FROM orders, rates -- all\n"),
                        engine.inputs("orders", "rates"));

        assertThat(engine.run(ports).rows()).containsExactly("6");
        Golden.check("transform.sql/plain.sql", Engine.text(ports));
    }

    @Test
    void knowsInputsByOtherNames() {
        engine.with("check: rejected", "SELECT 1 AS a");
        var ports =
                sql.select(
                        new RunSql.Settings("WITH x AS (FROM bad) SELECT bad.a FROM bad, x"),
                        known("bad", "check: rejected"));

        assertThat(engine.run(ports).rows()).containsExactly("1");
        Golden.check("transform.sql/named.sql", Engine.text(ports));
    }

    @Test
    void twoInputsMayBearEachOthersRelation() {
        engine.with("a", "SELECT 'from a' AS x").with("b", "SELECT 'from b' AS x");
        var ports =
                sql.select(
                        new RunSql.Settings("SELECT a.x, b.x FROM a, b"),
                        known("a", "b", "b", "a"));

        assertThat(engine.run(ports).rows()).containsExactly("from b|from a");
    }

    @Test
    void summaryIsTheFirstLine() {
        assertThat(sql.summary(new RunSql.Settings("\n SELECT 1\nFROM x"))).isEqualTo("SELECT 1");
        assertThat(sql.summary(new RunSql.Settings(" "))).isEmpty();
    }

    private static Inputs known(String... nameAndRelation) {
        var wires = new ArrayList<Inputs.Wire>();
        for (int i = 0; i < nameAndRelation.length; i += 2) {
            wires.add(
                    new Inputs.Wire(
                            "in", nameAndRelation[i + 1], nameAndRelation[i], Schema.EMPTY));
        }
        return new Inputs(wires);
    }
}
