package dev.millrace.nodes.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.Golden;
import dev.millrace.model.Value;
import dev.millrace.node.Ports;
import dev.millrace.node.SettingsSchema;
import dev.millrace.nodes.Engine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SortRowsTest {
    private final SortRows sort = new SortRows();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void nullsStandLastInBothDirections() {
        engine.with("t", "FROM (VALUES (2), (NULL), (1)) v(n)");

        assertThat(engine.run(sort(by("n"))).rows()).containsExactly("1", "2", Engine.NULL);
        assertThat(engine.run(sort(by("N DESC"))).rows()).containsExactly("2", "1", Engine.NULL);
        assertThat(engine.run(sort(new SortKey("n", true, SortKey.Nulls.FIRST))).rows())
                .containsExactly(Engine.NULL, "2", "1");
    }

    @Test
    void nameOfAColumnIsThatColumnAndOtherTextIsAKey() {
        engine.with("t", "FROM (VALUES ('b', 1), ('A', 2), ('a', 3)) v(\"n DESC\", \"x y\")");
        var ports =
                sort(
                        by("lower(\"n DESC\") DESC"),
                        by("N desc"),
                        new SortKey("-\"x y\"", true, SortKey.Nulls.DEFAULT));

        assertThat(engine.run(ports).rows()).containsExactly("b|1", "A|2", "a|3");
        Golden.check("transform.sort/keys.sql", Engine.text(ports));
    }

    @Test
    void directionStandsInOnePlaceOnly() {
        engine.with("t", "SELECT 1 AS n");

        assertThatThrownBy(
                        () -> engine.run(sort(new SortKey("n DESC", true, SortKey.Nulls.DEFAULT))))
                .hasMessageContaining("syntax error");
    }

    @Test
    void fileMayNameAKeyByTextOrAsColumn() {
        var fields =
                Value.fields(
                        Map.entry(
                                "by",
                                Value.items(
                                        Value.of("a"),
                                        Value.fields(
                                                Map.entry("column", Value.of("b")),
                                                Map.entry("descending", Value.of(true))))));
        var reading = SettingsSchema.of(sort.spec()).read(fields);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.settings().by())
                .containsExactly(by("a"), new SortKey("b", true, SortKey.Nulls.DEFAULT));
        assertThat(sort.summary(reading.settings())).isEqualTo("a, b desc");
    }

    private Ports sort(SortKey... keys) {
        return sort.select(new SortRows.Settings(List.of(keys)), engine.inputs("t"));
    }

    private static SortKey by(String text) {
        return new SortKey(text, false, SortKey.Nulls.DEFAULT);
    }
}
