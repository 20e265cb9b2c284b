package dev.millrace.nodes.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.Golden;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Value;
import dev.millrace.node.Inputs;
import dev.millrace.nodes.Engine;
import dev.millrace.nodes.source.TypedColumn;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TakeRowsTest {

    private final TakeRows take = new TakeRows();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    private static TakeRows.Settings settings(List<Value> rows) {
        return new TakeRows.Settings(
                List.of(new TypedColumn("id", "BIGINT"), new TypedColumn("name", "VARCHAR")), rows);
    }

    @Test
    void takesItsColumnsAndCastsThoseOfAnotherType() {
        engine.with("t", "SELECT 'a' AS Name, 7::INTEGER AS id, true AS more");
        var ports = take.select(settings(List.of()), engine.inputs("t"));

        assertThat(engine.run(ports).columns()).containsExactly("id BIGINT", "name VARCHAR");
        assertThat(engine.run(ports).rows()).containsExactly("7|a");
        Golden.check("group.input/fed.sql", Engine.text(ports));
    }

    @Test
    void givesItsExampleRowsWhereNothingReachesIt() {
        var row = Value.items(Value.of(1), Value.of("x"));
        var ports = take.select(settings(List.of(row)), Inputs.of());

        assertThat(engine.run(ports).rows()).containsExactly("1|x");
        assertThat(engine.run(take.select(settings(List.of()), Inputs.of())).rows()).isEmpty();
        Golden.check("group.input/alone.sql", Engine.text(ports));
    }

    @Test
    void saysWhichColumnIsMissing() {
        engine.with("t", "SELECT 1 AS ident, 'a' AS name");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> take.select(settings(List.of()), engine.inputs("t")))
                .satisfies(
                        e -> {
                            assertThat(e.fault().code()).isEqualTo(FaultCode.COLUMN_UNKNOWN);
                            assertThat(e.fault().message()).contains("\"id\"");
                            assertThat(e.fault().place().setting()).isEqualTo("columns[0].name");
                        });
    }
}
