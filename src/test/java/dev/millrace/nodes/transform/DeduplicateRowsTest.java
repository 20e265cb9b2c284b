package dev.millrace.nodes.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.node.Ports;
import dev.millrace.nodes.Engine;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeduplicateRowsTest {
    private final DeduplicateRows deduplicate = new DeduplicateRows();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void nullIsEqualToNull() {
        engine.with("t", "FROM (VALUES (1, NULL), (1, NULL), (NULL, 2), (NULL, 2)) v(a, b)");
        var ports = deduplicate(List.of());

        assertThat(engine.run(ports).rows()).containsExactlyInAnyOrder("1|∅", "∅|2");
        Golden.check("transform.deduplicate/row.sql", Engine.text(ports));
    }

    @Test
    void keepsOneRowOfEachKey() {
        engine.with("t", "FROM (VALUES (1, 'a'), (1, 'b'), (NULL, 'c'), (NULL, 'd')) v(k, x)");
        var ports = deduplicate(List.of("K"));

        assertThat(engine.run(ports).rows()).hasSize(2);
        Golden.check("transform.deduplicate/any.sql", Engine.text(ports));
    }

    @Test
    void keepsTheFirstByTheOrderAndLetsOtherColumnsBreakTies() {
        engine.with("t", "SELECT i % 3 AS \"k 1\", i % 2 AS o, 99 - i AS x FROM range(99) v(i)");
        var ports = deduplicate(List.of("k 1"), "o DESC");

        assertThat(engine.run(ports).rows()).containsExactlyInAnyOrder("0|1|6", "1|1|2", "2|1|4");
        Golden.check("transform.deduplicate/first.sql", Engine.text(ports));
    }

    @Test
    void anOrderNeedsKeys() {
        assertThat(
                        Engine.codes(
                                deduplicate.problems(
                                        new DeduplicateRows.Settings(
                                                List.of(), List.of(key("a"))))))
                .containsExactly("SETTING_NOT_ALLOWED by");
    }

    private Ports deduplicate(List<String> keys, String... by) {
        var order = List.of(by).stream().map(DeduplicateRowsTest::key).toList();
        return deduplicate.select(new DeduplicateRows.Settings(keys, order), engine.inputs("t"));
    }

    private static SortKey key(String text) {
        return new SortKey(text, false, SortKey.Nulls.DEFAULT);
    }
}
