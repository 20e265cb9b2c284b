package dev.millrace.nodes.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.model.Value;
import dev.millrace.node.SettingsSchema;
import dev.millrace.nodes.Engine;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitRowsTest {
    private final LimitRows limit = new LimitRows();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void passesTheFirstRowsAfterSomeAreLeftOut() {
        engine.with("t", "FROM range(10) v(i)");
        var ports = limit.select(new LimitRows.Settings(3, 2), engine.inputs("t"));

        assertThat(engine.run(ports).rows()).containsExactly("2", "3", "4");
        Golden.check("transform.limit/skip.sql", Engine.text(ports));
        Golden.check(
                "transform.limit/rows.sql",
                Engine.text(limit.select(new LimitRows.Settings(3, 0), engine.inputs("t"))));
    }

    @Test
    void noRowsAndMoreThanThereAreBothWork() {
        engine.with("t", "FROM range(2) v(i)");

        assertThat(
                        engine.run(limit.select(new LimitRows.Settings(0, 0), engine.inputs("t")))
                                .rows())
                .isEmpty();
        assertThat(
                        engine.run(
                                        limit.select(
                                                new LimitRows.Settings(Long.MAX_VALUE, 1),
                                                engine.inputs("t")))
                                .rows())
                .containsExactly("1");
    }

    @Test
    void refusesFewerThanNoRows() {
        var fields = Value.fields(Map.entry("rows", Value.of(-1)));

        assertThat(Engine.codes(SettingsSchema.of(limit.spec()).read(fields).faults()))
                .containsExactly("SETTING_NOT_ALLOWED rows");
    }
}
