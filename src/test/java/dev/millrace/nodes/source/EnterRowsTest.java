package dev.millrace.nodes.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.model.Value;
import dev.millrace.node.Inputs;
import dev.millrace.node.Ports;
import dev.millrace.nodes.Engine;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnterRowsTest {
    private final EnterRows inline = new EnterRows();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void castsEachValueToTheTypeOfItsColumn() {
        var ports =
                select(
                        List.of(
                                new TypedColumn("the \"code\" 😀", "VARCHAR"),
                                new TypedColumn("n", "DECIMAL(4, 2)"),
                                new TypedColumn("l", "INTEGER[]"),
                                new TypedColumn("ok", "BOOLEAN")),
                        Value.items(
                                Value.of("O'Neil"),
                                new Value.Num(new BigDecimal("0.19")),
                                Value.of("[1, 2]"),
                                Value.of(true)),
                        Value.items(Value.of(7), Value.of("1"), new Value.Null(), Value.of("f")),
                        Value.items(
                                Value.of(""), new Value.Null(), new Value.Null(), Value.of(false)));

        assertThat(engine.run(ports))
                .isEqualTo(
                        new Engine.Table(
                                List.of(
                                        "the \"code\" 😀 VARCHAR",
                                        "n DECIMAL(4,2)",
                                        "l INTEGER[]",
                                        "ok BOOLEAN"),
                                List.of(
                                        "O'Neil|0.19|[1, 2]|true",
                                        "7|1.00|∅|false",
                                        "|∅|∅|false")));
        Golden.check("source.inline/values.sql", Engine.text(ports));
    }

    @Test
    void noRowsStillHaveTheColumns() {
        var ports = select(List.of(new TypedColumn("a", "DATE"), new TypedColumn("b", "INTEGER")));

        assertThat(engine.run(ports))
                .isEqualTo(new Engine.Table(List.of("a DATE", "b INTEGER"), List.of()));
        Golden.check("source.inline/empty.sql", Engine.text(ports));
    }

    @Test
    void refusesRowsOfAnotherShape() {
        var settings =
                new EnterRows.Settings(
                        List.of(new TypedColumn("a", "INTEGER"), new TypedColumn("A", "INTEGER")),
                        List.of(
                                Value.items(Value.of(1)),
                                Value.of("x"),
                                Value.items(Value.of(1), Value.items()),
                                Value.items(Value.of(1), new Value.Null())));

        assertThat(Engine.codes(inline.problems(settings)))
                .containsExactly(
                        "COLUMN_TWICE columns[1].name",
                        "SETTING_NOT_ALLOWED rows[0]",
                        "SETTING_NOT_ALLOWED rows[1]",
                        "SETTING_NOT_ALLOWED rows[2][1]");
    }

    private Ports select(List<TypedColumn> columns, Value... rows) {
        return inline.select(new EnterRows.Settings(columns, List.of(rows)), Inputs.of());
    }
}
