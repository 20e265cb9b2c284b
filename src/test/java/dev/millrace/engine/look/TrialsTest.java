package dev.millrace.engine.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Pipelines;
import dev.millrace.engine.RunCall;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The first values of an expression while it is typed.
class TrialsTest {

    private static final String NODES =
            """
            "sales": {"type": "source.inline", "settings": {
                "columns": [["region", "VARCHAR"], ["amount", "DOUBLE"]],
                "rows": [["north", 1.5], ["south", null], ["north", 3], ["east", 4],
                    ["south", 5], ["west", 6]]}},
            "areas": {"type": "source.inline", "settings": {
                "columns": [["region", "VARCHAR"], ["head", "VARCHAR"]],
                "rows": [["north", "Ann"], ["south", "Bo"], ["north", "Cy"]]}},
            "f": {"type": "transform.filter", "settings": {"condition": "am"}},
            "d": {"type": "transform.derive", "settings": {"columns": [
                {"name": "twice", "expression": "amount * 2"},
                {"name": "amount", "expression": "0"},
                {"name": "later", "expression": "tw"}]}},
            "a": {"type": "transform.aggregate", "settings": {"group": ["region"],
                "measures": [{"name": "total", "expression": ""}]}},
            "all": {"type": "transform.aggregate", "settings": {
                "measures": [{"name": "total", "expression": ""}]}},
            "j": {"type": "transform.join", "settings": {"kind": "left", "on": ["region"]}},
            "s": {"type": "transform.sql", "settings": {"query": "SELECT 1"}}
            """;

    @TempDir private Path folder;
    private LookingPipeline looking;

    @BeforeEach
    void open() throws IOException {
        folder = folder.toRealPath();
        var drawn =
                Pipelines.of(
                        NODES,
                        "sales -> f",
                        "sales -> d",
                        "sales -> a",
                        "sales -> all",
                        "sales -> s",
                        "sales -> j.left",
                        "areas -> j.right");
        looking = new LookingPipeline(folder, drawn);
    }

    @AfterEach
    void close() {
        looking.close();
    }

    private TriedValues tried(String node, String setting, String expression) {
        return looking.room.values(
                looking.source(),
                RunCall.PLAIN,
                new NodeId(node),
                setting,
                expression,
                5,
                new Cancellation());
    }

    private FaultCode refused(String node, String setting, String expression) {
        var thrown = new FaultException[1];
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> tried(node, setting, expression))
                .satisfies(e -> thrown[0] = e);
        return thrown[0].fault().code();
    }

    @Test
    void theFirstRowsOneByOneWithNull() {
        var tried = tried("f", "condition", "amount > 2");
        assertThat(tried.type()).isEqualTo("BOOLEAN");
        assertThat(tried.values()).containsExactly("false", null, "true", "true", "true");
        assertThat(tried.more()).isTrue();
        assertThat(tried("f", "condition", "upper(region) || '!' -- loud").values())
                .containsExactly("NORTH!", "SOUTH!", "NORTH!", "EAST!", "SOUTH!");
        assertThat(tried("f", "condition", "amount > 2")).isEqualTo(tried);
    }

    @Test
    void aDerivedColumnSeesThoseAboveItAndOldValues() {
        assertThat(tried("d", "columns[2].expression", "twice - amount").values())
                .containsExactly("1.5", null, "3.0", "4.0", "5.0");
        assertThat(refused("d", "columns[0].expression", "twice"))
                .isEqualTo(FaultCode.COLUMN_UNKNOWN);
    }

    @Test
    void anAggregateByGroupOrOfAllRows() {
        assertThat(tried("a", "measures[0].expression", "sum(amount)").values())
                .containsExactly("4.0", "4.5", "5.0", "6.0");
        var all = tried("all", "measures[0].expression", "count(*)");
        assertThat(all.values()).containsExactly("6");
        assertThat(all.more()).isFalse();
    }

    @Test
    void anAggregateIsNoValueOfARow() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> tried("f", "condition", "sum(amount)"));
    }

    @Test
    void aConditionOfAJoinOverPairsWithEqualKeys() {
        var tried = tried("j", "condition", "l.region || ' ' || r.head");
        assertThat(tried.values())
                .hasSize(5)
                .isSubsetOf("north Ann", "north Cy", "south Bo")
                .contains("north Ann", "north Cy");
        assertThat(tried.more()).isTrue();
    }

    @Test
    void volatileOnesHaveValuesToo() {
        assertThat(tried("f", "condition", "random() < 2").values()).containsOnly("true");
    }

    @Test
    void longValuesAreCut() {
        assertThat(tried("f", "condition", "repeat('x', 100000)").values())
                .allSatisfy(value -> assertThat(value).hasSizeLessThan(500));
    }

    @Test
    void whatFailsAtARowIsAFault() {
        assertThat(refused("f", "condition", "CAST(region AS INTEGER)"))
                .isEqualTo(FaultCode.DATA_INVALID);
        assertThat(refused("f", "condition", "error('no')")).isNotNull();
    }

    @Test
    void parametersHaveTheirValue() {
        looking.edit(
                Pipelines.withParameters(
                        "\"least\": {\"type\": \"DOUBLE\", \"default\": 3}",
                        """
                        "sales": {"type": "source.inline", "settings": {
                            "columns": [["amount", "DOUBLE"]], "rows": [[1], [3], [4]]}},
                        "f": {"type": "transform.filter", "settings": {"condition": "x"}}
                        """,
                        "sales -> f"));
        assertThat(tried("f", "condition", "amount >= $least").values())
                .containsExactly("false", "true", "true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "amount >",
                "1) FROM sales; DROP TABLE x; SELECT (1",
                "(SELECT count(*) FROM read_csv('/etc/passwd'))",
                "(SELECT content FROM read_text('/etc/passwd'))",
                "getenv('HOME')",
                "current_setting('temp_directory')",
                "nextval('s')",
                "(SELECT 1 FROM areas)",
                "unnest([1, 2])",
                "1, 2",
                "amount FROM sales",
                "$secret"
            })
    void whatIsNotAllowedIsNotTried(String hostile) {
        assertThat(refused("f", "condition", hostile)).isNotNull();
    }

    @Test
    void sqlNodesAndSourcesHaveNone() {
        assertThat(refused("sales", "columns", "1")).isEqualTo(FaultCode.REQUEST_INVALID);
        assertThat(refused("nobody", "condition", "1")).isNotNull();
    }

    @Test
    void aCancelledOneIsNotComputed() {
        var cancelled = new Cancellation();
        cancelled.cancel();
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(
                        () ->
                                looking.room.values(
                                        looking.source(),
                                        RunCall.PLAIN,
                                        new NodeId("f"),
                                        "condition",
                                        "1",
                                        5,
                                        cancelled))
                .extracting(e -> e.fault().code())
                .isEqualTo(FaultCode.RUN_CANCELLED);
        assertThat(List.of(tried("f", "condition", "1").values().getFirst())).containsExactly("1");
    }
}
