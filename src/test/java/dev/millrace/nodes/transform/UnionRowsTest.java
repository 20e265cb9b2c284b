package dev.millrace.nodes.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.node.Ports;
import dev.millrace.nodes.Engine;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnionRowsTest {
    private final UnionRows union = new UnionRows();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void columnsMeetByNameAndMissingOnesAreNull() {
        engine.with("a", "SELECT 1 AS id, 'x' AS \"the name\"");
        engine.with("b", "SELECT 2.5 AS more, 2 AS \"ID\"");
        var ports = union(UnionRows.Match.NAME, UnionRows.Duplicates.KEEP, "a", "b");

        assertThat(engine.run(ports))
                .isEqualTo(
                        new Engine.Table(
                                List.of("id INTEGER", "the name VARCHAR", "more DECIMAL(2,1)"),
                                List.of("1|x|∅", "2|∅|2.5")));
        Golden.check("transform.union/name.sql", Engine.text(ports));
    }

    @Test
    void columnsMeetByPosition() {
        engine.with("a", "SELECT 1 AS id, 'x' AS n");
        engine.with("b", "SELECT 2 AS other, NULL AS third");
        var ports = union(UnionRows.Match.POSITION, UnionRows.Duplicates.KEEP, "a", "b");

        assertThat(engine.run(ports))
                .isEqualTo(
                        new Engine.Table(
                                List.of("id INTEGER", "n VARCHAR"), List.of("1|x", "2|∅")));
        Golden.check("transform.union/position.sql", Engine.text(ports));
    }

    @Test
    void removesEqualRowsWithNullEqualToNull() {
        engine.with("a", "FROM (VALUES (1), (NULL), (NULL)) v(id)");
        var ports = union(UnionRows.Match.NAME, UnionRows.Duplicates.REMOVE, "a", "a");

        assertThat(engine.run(ports).rows()).containsExactlyInAnyOrder("1", "∅");
        Golden.check("transform.union/remove.sql", Engine.text(ports));
    }

    @Test
    void takesOneInputAndTwoHundred() {
        engine.with("a", "SELECT 1 AS id");
        var many = java.util.Collections.nCopies(200, "a").toArray(String[]::new);

        assertThat(engine.run(union(UnionRows.Match.NAME, UnionRows.Duplicates.KEEP, "a")).rows())
                .hasSize(1);
        assertThat(engine.run(union(UnionRows.Match.NAME, UnionRows.Duplicates.KEEP, many)).rows())
                .hasSize(200);
    }

    private Ports union(UnionRows.Match match, UnionRows.Duplicates duplicates, String... tables) {
        return union.select(new UnionRows.Settings(match, duplicates), engine.inputs(tables));
    }
}
