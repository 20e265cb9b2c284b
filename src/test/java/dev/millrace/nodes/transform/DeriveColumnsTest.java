package dev.millrace.nodes.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.Golden;
import dev.millrace.node.Ports;
import dev.millrace.nodes.Engine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeriveColumnsTest {
    private final DeriveColumns derive = new DeriveColumns();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void addsAtTheEndAndReplacesInPlace() {
        engine.with("t", "FROM (VALUES (2, 5), (3, NULL)) v(qty, price)");
        var ports = derive("QTY", "qty * 10", "sales", "qty * price");

        assertThat(engine.run(ports))
                .isEqualTo(
                        new Engine.Table(
                                List.of("QTY INTEGER", "price INTEGER", "sales INTEGER"),
                                List.of("20|5|10", "30|" + Engine.NULL + "|" + Engine.NULL)));
        Golden.check("transform.derive/replace.sql", Engine.text(ports));
    }

    @Test
    void laterColumnsUseNewOnesAbove() {
        engine.with("t", "SELECT 2 AS qty");
        var ports = derive("a", "qty + 1", "b", "a * 2", "other", "qty", "c", "t.a + \"B\"");

        assertThat(engine.run(ports).columns())
                .containsExactly(
                        "qty INTEGER", "a INTEGER", "other INTEGER", "b INTEGER", "c INTEGER");
        assertThat(engine.run(ports).rows()).containsExactly("2|3|2|6|9");
        Golden.check("transform.derive/levels.sql", Engine.text(ports));
    }

    @Test
    void randomValueIsTheSameWhereverItIsUsed() {
        engine.with("t", "FROM range(100) v(i)");
        var ports = derive("r", "random()", "again", "r", "twice", "r + again");
        var differing =
                "SELECT count(*) FROM ("
                        + Engine.out(ports)
                        + ") WHERE again <> r OR twice <> r + r";

        assertThat(engine.query(differing).rows()).containsExactly("0");
    }

    @Test
    void doublingFortyTimesStaysSmall() {
        engine.with("t", "SELECT 1::HUGEINT AS x0");
        var names = new ArrayList<String>();
        for (int i = 1; i <= 40; i++) {
            names.add("x" + i);
            names.add("x" + (i - 1) + " + x" + (i - 1));
        }
        var ports = derive(names.toArray(String[]::new));

        assertThat(Engine.out(ports)).hasSizeLessThan(4000);
        assertThat(engine.run(ports).rows().getFirst()).endsWith("|" + (1L << 40));
    }

    @Test
    void oddNamesAreNames() {
        engine.with("t", "SELECT 1 AS \"a \"\"b\"");
        var ports = derive("né \"w\" 😀", "\"a \"\"b\" + 1", "z", "\"né \"\"w\"\" 😀\" + 1");

        assertThat(engine.run(ports).rows()).containsExactly("1|2|3");
    }

    @Test
    void aggregateCannotCollapseTheRows() {
        engine.with("t", "FROM range(3) v(a)");

        assertThatThrownBy(() -> engine.run(derive("a", "sum(a)")))
                .hasMessageContaining("must appear in the GROUP BY");
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        assertThat(Engine.codes(derive.problems(settings("a", "1", "A", "2"))))
                .containsExactly("COLUMN_TWICE columns[1].name");
    }

    private Ports derive(String... columns) {
        return derive.select(settings(columns), engine.inputs("t"));
    }

    private static DeriveColumns.Settings settings(String... columns) {
        var list = new ArrayList<DeriveColumns.Derived>();
        for (int i = 0; i < columns.length; i += 2) {
            list.add(new DeriveColumns.Derived(columns[i], columns[i + 1]));
        }
        return new DeriveColumns.Settings(list);
    }
}
