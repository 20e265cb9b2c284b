package dev.millrace.nodes.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.Golden;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.node.Inputs;
import dev.millrace.node.Ports;
import dev.millrace.nodes.Engine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JoinRowsTest {
    private final JoinRows join = new JoinRows();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    private void customersAndOrders() {
        engine.with("o", "FROM (VALUES (1, 'x'), (2, 'y'), (NULL, 'n')) v(id, name)");
        engine.with("c", "FROM (VALUES (1, 'A'), (3, 'C'), (NULL, 'N')) v(\"ID\", \"Name\")");
    }

    @Test
    void innerJoinShowsTheKeyOnce() {
        customersAndOrders();
        var ports = join(JoinRows.Kind.INNER, "id", "id");

        assertThat(engine.run(ports))
                .isEqualTo(
                        new Engine.Table(
                                List.of("id INTEGER", "name VARCHAR", "Name_right VARCHAR"),
                                List.of("1|x|A")));
        Golden.check("transform.join/inner.sql", Engine.text(ports));
    }

    @Test
    void nullKeysMatchNothing() {
        customersAndOrders();

        assertThat(engine.run(join(JoinRows.Kind.LEFT, "id", "ID")).rows())
                .containsExactlyInAnyOrder("1|x|A", "2|y|∅", "∅|n|∅");
        assertThat(engine.run(join(JoinRows.Kind.RIGHT, "id", "ID")).rows())
                .containsExactlyInAnyOrder("1|x|A", "3|∅|C", "∅|∅|N");
        assertThat(engine.run(join(JoinRows.Kind.FULL, "id", "ID")).rows())
                .containsExactlyInAnyOrder("1|x|A", "2|y|∅", "∅|n|∅", "3|∅|C", "∅|∅|N");
        assertThat(engine.run(join(JoinRows.Kind.SEMI, "id", "ID")).rows()).containsExactly("1|x");
        assertThat(engine.run(join(JoinRows.Kind.ANTI, "id", "ID")).rows())
                .containsExactlyInAnyOrder("2|y", "∅|n");
        Golden.check("transform.join/full.sql", Engine.text(join(JoinRows.Kind.FULL, "id", "ID")));
        Golden.check("transform.join/anti.sql", Engine.text(join(JoinRows.Kind.ANTI, "id", "ID")));
    }

    @Test
    void keysOfDifferentNamesBothStay() {
        engine.with("o", "SELECT 'LAX' AS origin");
        engine.with("c", "SELECT 'LAX' AS iata, 'Los Angeles' AS city");

        assertThat(engine.run(join(JoinRows.Kind.INNER, "origin", "iata")).columns())
                .containsExactly("origin VARCHAR", "iata VARCHAR", "city VARCHAR");
    }

    @Test
    void crossJoinPairsEveryRow() {
        engine.with("o", "FROM range(2) v(a)");
        engine.with("c", "FROM range(3) v(b)");
        var ports = join.select(settings(JoinRows.Kind.CROSS, List.of(), ""), sides());

        assertThat(engine.run(ports).rows()).hasSize(6);
        Golden.check("transform.join/cross.sql", Engine.text(ports));
    }

    @Test
    void conditionKnowsTheSidesAsLAndR() {
        engine.with("o", "FROM (VALUES (1, 5), (1, 50)) v(k, n)");
        engine.with("c", "FROM (VALUES (1, 10)) v(k, top)");
        var keyed =
                settings(
                        JoinRows.Kind.INNER,
                        List.of(new JoinRows.KeyPair("k", "k")),
                        "l.n <= r.top -- at most");
        var free = settings(JoinRows.Kind.LEFT, List.of(), "l.n <= r.top");

        assertThat(engine.run(join.select(keyed, sides())).rows()).containsExactly("1|5|10");
        assertThat(engine.run(join.select(free, sides())).rows())
                .containsExactlyInAnyOrder("1|5|1|10", "1|50|∅|∅");
        Golden.check("transform.join/condition.sql", Engine.text(join.select(keyed, sides())));
    }

    @Test
    void joinsARelationWithItself() {
        engine.with("o", "FROM (VALUES (1, 2), (2, NULL)) v(id, boss)");
        var ports =
                join.select(
                        settings(
                                JoinRows.Kind.INNER,
                                List.of(new JoinRows.KeyPair("boss", "id")),
                                ""),
                        engine.sides("o", "o"));

        assertThat(engine.run(ports))
                .isEqualTo(
                        new Engine.Table(
                                List.of(
                                        "id INTEGER",
                                        "boss INTEGER",
                                        "id_right INTEGER",
                                        "boss_right INTEGER"),
                                List.of("1|2|2|∅")));
    }

    @Test
    void suffixedNamesStayUnique() {
        engine.with("o", "SELECT 1 AS k, 2 AS \"a b\", 3 AS \"A B_right\"");
        engine.with("c", "SELECT 1 AS k, 4 AS \"A b\", 5 AS \"a b_RIGHT_1\"");

        assertThat(engine.run(join(JoinRows.Kind.INNER, "k", "k")).columns())
                .containsExactly(
                        "k INTEGER",
                        "a b INTEGER",
                        "A B_right INTEGER",
                        "A b_right_2 INTEGER",
                        "a b_RIGHT_1 INTEGER");
    }

    @Test
    void rightSideOfKeysOnlyAddsNoColumn() {
        engine.with("o", "SELECT 1 AS k, 2 AS a");
        engine.with("c", "SELECT 1 AS k");

        assertThat(engine.run(join(JoinRows.Kind.INNER, "k", "k")).rows()).containsExactly("1|2");
    }

    @Test
    void emptySidesGiveWhatTheKindSays() {
        engine.with("o", "SELECT 1 AS k");
        engine.with("c", "SELECT 1 AS k, 2 AS b WHERE FALSE");

        assertThat(engine.run(join(JoinRows.Kind.INNER, "k", "k")).rows()).isEmpty();
        assertThat(engine.run(join(JoinRows.Kind.FULL, "k", "k")).rows()).containsExactly("1|∅");
        assertThat(engine.run(join(JoinRows.Kind.ANTI, "k", "k")).rows()).containsExactly("1");
    }

    @Test
    void staysSmallForTwoThousandColumns() {
        var wide = IntStream.range(0, 2000).mapToObj(i -> i + " AS c" + i);
        engine.with("o", "SELECT " + wide.collect(Collectors.joining(", ")));
        engine.with("c", "SELECT 0 AS c0, 1 AS extra");
        var ports = join(JoinRows.Kind.INNER, "c0", "c0");

        assertThat(Engine.text(ports)).hasSizeLessThan(200);
        assertThat(engine.run(ports).columns()).hasSize(2001);
    }

    @Test
    void unknownKeyNamesTheSettingAndACandidate() {
        customersAndOrders();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> join(JoinRows.Kind.INNER, "id", "idd"))
                .satisfies(
                        e -> {
                            assertThat(e.fault().code()).isEqualTo(FaultCode.COLUMN_UNKNOWN);
                            assertThat(e.fault().place().setting()).isEqualTo("on[0].right");
                            assertThat(e.fault().hint()).isEqualTo("Did you mean \"ID\"?");
                        });
    }

    @Test
    void keysAndKindMustFit() {
        assertThat(Engine.codes(join.problems(settings(JoinRows.Kind.INNER, List.of(), " "))))
                .containsExactly("SETTING_MISSING on");
        assertThat(Engine.codes(join.problems(settings(JoinRows.Kind.CROSS, List.of(), "true"))))
                .containsExactly("SETTING_NOT_ALLOWED condition");
        assertThat(join.problems(settings(JoinRows.Kind.CROSS, List.of(), ""))).isEmpty();
    }

    private Ports join(JoinRows.Kind kind, String left, String right) {
        return join.select(settings(kind, List.of(new JoinRows.KeyPair(left, right)), ""), sides());
    }

    private Inputs sides() {
        return engine.sides("o", "c");
    }

    private static JoinRows.Settings settings(
            JoinRows.Kind kind, List<JoinRows.KeyPair> on, String condition) {
        return new JoinRows.Settings(kind, on, condition, "_right");
    }
}
