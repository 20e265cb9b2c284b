package dev.millrace.nodes.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.Golden;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.node.Ports;
import dev.millrace.nodes.Engine;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SelectColumnsTest {
    private final SelectColumns select = new SelectColumns();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void choosesInTheGivenOrderUnderNewNamesAndTypes() {
        engine.with("t", "SELECT '7' AS a, NULL::VARCHAR AS b, 1 AS \"x \"\"y\"");
        var ports = select(drop(of("x \"y", "b", ""), of("a", "", "BIGINT"), of("b", "c", "DATE")));

        assertThat(engine.run(ports))
                .isEqualTo(
                        new Engine.Table(
                                List.of("b INTEGER", "a BIGINT", "c DATE"),
                                List.of("1|7|" + Engine.NULL)));
        Golden.check("transform.select/drop.sql", Engine.text(ports));
    }

    @Test
    void keepsOtherColumnsAndEveryPlace() {
        engine.with("t", "SELECT '7' AS a, 'no' AS b, 1 AS c");
        var ports =
                select(
                        new SelectColumns.Settings(
                                List.of(of("B", "flag", "INTEGER"), of("a", "", "INTEGER")),
                                SelectColumns.Others.KEEP,
                                SelectColumns.OnError.NULL));

        assertThat(engine.run(ports))
                .isEqualTo(
                        new Engine.Table(
                                List.of("a INTEGER", "flag INTEGER", "c INTEGER"),
                                List.of("7|" + Engine.NULL + "|1")));
        Golden.check("transform.select/keep.sql", Engine.text(ports));
    }

    @Test
    void swapsTwoNames() {
        engine.with("t", "SELECT 1 AS a, 2 AS b");
        var ports =
                select(
                        new SelectColumns.Settings(
                                List.of(of("a", "b", ""), of("b", "a", "")),
                                SelectColumns.Others.KEEP,
                                SelectColumns.OnError.FAIL));

        assertThat(engine.run(ports).columns()).containsExactly("b INTEGER", "a INTEGER");
    }

    @Test
    void failsOnAValueThatCannotBeCast() {
        engine.with("t", "SELECT 'x' AS a");
        var ports = select(drop(of("a", "", "INTEGER")));

        assertThatThrownBy(() -> engine.run(ports)).hasMessageContaining("Could not convert");
    }

    @Test
    void suggestsTheColumnThatWasMeant() {
        engine.with("t", "SELECT 1 AS Region, 2 AS Sales");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> select(drop(of("Sales", "", ""), of("Regoin", "", ""))))
                .satisfies(
                        e -> {
                            assertThat(e.fault().code()).isEqualTo(FaultCode.COLUMN_UNKNOWN);
                            assertThat(e.fault().place().setting()).isEqualTo("columns[1].column");
                            assertThat(e.fault().hint()).isEqualTo("Did you mean \"Region\"?");
                        });
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        assertThat(Engine.codes(select.problems(drop(of("a", "X", ""), of("b", "x", "")))))
                .containsExactly("COLUMN_TWICE columns[1].as");

        engine.with("t", "SELECT 1 AS a, 2 AS b");
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(
                        () ->
                                select(
                                        new SelectColumns.Settings(
                                                List.of(of("a", "B", "")),
                                                SelectColumns.Others.KEEP,
                                                SelectColumns.OnError.FAIL)))
                .extracting(e -> e.fault().code())
                .isEqualTo(FaultCode.COLUMN_TWICE);
    }

    private Ports select(SelectColumns.Settings settings) {
        return select.select(settings, engine.inputs("t"));
    }

    private static SelectColumns.Settings drop(SelectColumns.Choice... choices) {
        return new SelectColumns.Settings(
                List.of(choices), SelectColumns.Others.DROP, SelectColumns.OnError.FAIL);
    }

    private static SelectColumns.Choice of(String column, String as, String type) {
        return new SelectColumns.Choice(column, as, type);
    }
}
