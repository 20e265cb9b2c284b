package dev.millrace.refactor;

import static dev.millrace.refactor.Tables.columns;
import static dev.millrace.refactor.Tables.node;
import static dev.millrace.refactor.Tables.pipeline;
import static dev.millrace.refactor.Tables.rename;
import static dev.millrace.refactor.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Renames over the built-in node types.
class RenamesTest {

    private static Fault refused(Pipeline pipeline, String node, String column, String name) {
        var thrown =
                assertThatExceptionOfType(FaultException.class)
                        .isThrownBy(() -> rename(pipeline, node, column, name));
        return thrown.actual().fault();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    transform.filter      | {"condition": "a > 3"}                               | condition              | z > 3
                    transform.sort        | {"by": ["a DESC"]}                                   | by[0].expression       | z DESC
                    transform.sort        | {"by": ["a"]}                                        | by[0].expression       | z
                    transform.select      | {"columns": ["k", "a"]}                              | columns[1].column      | z
                    transform.select      | {"columns": [{"column": "a", "type": "BIGINT"}]}     | columns[0].column      | z
                    transform.select      | {"columns": [{"column": "a", "as": "b"}], "others": "keep"} | columns[0].column | z
                    transform.aggregate   | {"group": "a", "measures": [["n", "count(*)"]]}      | group[0]               | z
                    transform.aggregate   | {"group": ["k"], "measures": [["s", "sum(A) + 1"]]}  | measures[0].expression | sum(z) + 1
                    transform.aggregate   | {"group": ["k"], "measures": [["a", "sum(a)"]]}      | measures[0].name       | a
                    transform.derive      | {"columns": [["b", "\\"a\\" * 2"], ["c", "b + a"]]}  | columns[1].expression  | b + z
                    transform.derive      | {"columns": [["a", "7"]]}                            | columns[0].name        | z
                    transform.deduplicate | {"keys": ["k"], "by": ["a"]}                         | by[0].expression       | z
                    transform.deduplicate | {"keys": ["a"]}                                      | keys[0]                | z
                    quality.expect        | {"expectations": [{"kind": "not_null", "column": "a"}]} | expectations[0].columns[0] | z
                    quality.expect        | {"expectations": [{"kind": "condition", "condition": "a>k"}]} | expectations[0].condition | z>k
                    storage.csv           | {"path": "target/out.csv"}                           | path                   | target/out.csv
                    transform.limit       | {"rows": 3}                                          | none                   | ''
                    """)
    void settingsFollow(String type, String settings, String path, String expected) {
        var before = node(type, settings, "t -> n");
        var renamed = rename(before, "t", "a", "z").pipeline();
        assertThat(columns(renamed, "t")).containsExactly("k", "z", "Big Name");
        assertThat(text(renamed, "n", path)).isEqualTo(expected);
        assertThat(Tables.planned(renamed).hasErrors()).isFalse();
    }

    @Test
    void goesToTheOriginFromFurtherOn() {
        var before =
                pipeline(
                        "\"f\": {\"type\": \"transform.filter\", \"settings\": {\"condition\": \"k > 0\"}},"
                                + " \"s\": {\"type\": \"transform.sort\", \"settings\": {\"by\":"
                                + " [\"Big Name\"]}}",
                        "t -> f",
                        "f -> s");
        var rename = rename(before, "s", "Big Name", "Bigger Name");
        assertThat(text(rename.pipeline(), "t", "columns[2].name")).isEqualTo("Bigger Name");
        assertThat(text(rename.pipeline(), "s", "by[0].expression")).isEqualTo("\"Bigger Name\"");
        assertThat(rename.columns()).hasSize(3).containsValue("Bigger Name");
        assertThat(rename.added()).isEmpty();
    }

    @Test
    void endsWhereTheColumnGetsAnotherName() {
        var before =
                pipeline(
                        "\"s\": {\"type\": \"transform.select\", \"settings\": {\"columns\": [[\"a\","
                                + " \"b\"]]}}, \"f\": {\"type\": \"transform.filter\", \"settings\":"
                                + " {\"condition\": \"b > 0\"}}",
                        "t -> s",
                        "s -> f");
        var up = rename(before, "t", "a", "z").pipeline();
        assertThat(text(up, "s", "columns[0].column")).isEqualTo("z");
        assertThat(columns(up, "f")).containsExactly("b");
        var down = rename(before, "f", "kept", "b", "z").pipeline();
        assertThat(text(down, "s", "columns[0].as")).isEqualTo("z");
        assertThat(text(down, "s", "columns[0].column")).isEqualTo("a");
        assertThat(text(down, "f", "condition")).isEqualTo("z > 0");
    }

    private static Pipeline dropped() {
        return node("transform.filter", "{\"condition\": \"a > 3\"}", "t -> n");
    }

    @Test
    void joinKeyOfBothSidesKeepsItsPartner() {
        for (String kind : new String[] {"inner", "left", "full"}) {
            var before =
                    node(
                            "transform.join",
                            "{\"kind\": \"%s\", \"on\": [\"k\"]}".formatted(kind),
                            "t -> n.left",
                            "u -> n.right");
            assertThat(columns(before, "n")).containsExactly("k", "a", "Big Name", "a_right", "c");
            var rename = rename(before, "t", "k", "key");
            assertThat(columns(rename.pipeline(), "n"))
                    .containsExactly("key", "a", "Big Name", "a_right", "c");
            assertThat(rename.added()).hasSize(1);
            assertThat(rename.pipeline().into(new NodeId("n")).get(1).from())
                    .isEqualTo(rename.added().getFirst());
        }
    }

    @Test
    void joinWithASuffixCarriesTheNameOn() {
        var before =
                node(
                        "transform.join",
                        "{\"on\": [\"k\"], \"condition\": \"l.a > r.a\"}",
                        "t -> n.left",
                        "u -> n.right");
        var right = rename(before, "u", "a", "z").pipeline();
        assertThat(columns(right, "n")).containsExactly("k", "a", "Big Name", "z", "c");
        assertThat(text(right, "n", "condition")).isEqualTo("l.a > r.z");
        assertThat(refused(before, "t", "a", "z").message()).contains("\"N\"");
        var behind = rename(before, "n", "a_right", "z");
        assertThat(behind.added()).hasSize(1);
    }

    @Test
    void unionByNameGetsASelectOnTheOtherBranch() {
        var before = node("transform.union", "{}", "t -> n", "u -> n");
        var rename = rename(before, "t", "a", "z");
        assertThat(columns(rename.pipeline(), "n"))
                .isEqualTo(java.util.List.of("k", "z", "Big Name", "c"));
        assertThat(rename.added()).hasSize(1);
        assertThat(columns(rename.pipeline(), "u")).contains("a");
    }

    @Test
    void quotesNamesThatNeedIt() {
        var renamed = rename(dropped(), "t", "a", "Größe in m").pipeline();
        assertThat(text(renamed, "n", "condition")).isEqualTo("\"Größe in m\" > 3");
        assertThat(text(rename(dropped(), "t", "a", "order").pipeline(), "n", "condition"))
                .isEqualTo("\"order\" > 3");
        assertThat(text(rename(dropped(), "t", "a", "A").pipeline(), "n", "condition"))
                .isEqualTo("A > 3");
        assertThat(text(rename(dropped(), "t", "a", "a\"b").pipeline(), "n", "condition"))
                .isEqualTo("\"a\"\"b\" > 3");
        assertThat(text(rename(dropped(), "t", "a", "😀").pipeline(), "n", "condition"))
                .isEqualTo("\"😀\" > 3");
    }

    @Test
    void refusesANameThatIsTaken() {
        var at = refused(dropped(), "t", "a", "BIG name");
        assertThat(at.code()).isEqualTo(FaultCode.COLUMN_TWICE);
        assertThat(at.message()).contains("\"T\"", "\"BIG name\"");
        var later = node("transform.derive", "{\"columns\": [[\"z\", \"a + 1\"]]}", "t -> n");
        var fault = refused(later, "t", "a", "Z");
        assertThat(fault.code()).isEqualTo(FaultCode.COLUMN_TWICE);
        assertThat(fault.message()).contains("\"N\"");
    }

    @Test
    void refusesWhatIsNoName() {
        for (String name : new String[] {"", " ", "a", "x\ny", "${p}"}) {
            assertThat(refused(dropped(), "t", "a", name).code())
                    .isEqualTo(FaultCode.RENAME_REFUSED);
        }
        assertThat(refused(dropped(), "t", "nowhere", "x").code())
                .isEqualTo(FaultCode.COLUMN_UNKNOWN);
    }

    @Test
    void refusesBehindWhatCannotBeChecked() {
        var broken =
                pipeline(
                        "\"n\": {\"type\": \"transform.filter\", \"settings\": {\"condition\": \"a >>>\"}},"
                                + " \"o\": {\"type\": \"transform.filter\", \"off\": true,"
                                + " \"settings\": {\"condition\": \"a > 0\"}}",
                        "t -> n");
        assertThat(refused(broken, "t", "a", "z").place().node()).isEqualTo("n");
        var off = broken.withLinks(java.util.List.of(Link.of("t", "o")));
        assertThat(refused(off, "t", "a", "z").message()).contains("\"O\"");
    }

    @Test
    void editsTellWhatChanges() {
        var before = node("transform.filter", "{\"condition\": \"a > 3 AND a < 9\"}", "t -> n");
        var edits = rename(before, "t", "a", "zz").edits();
        assertThat(edits).hasSize(2);
        var edit = edits.getLast();
        assertThat(edit.before()).isEqualTo("a > 3 AND a < 9");
        assertThat(edit.after()).isEqualTo("zz > 3 AND zz < 9");
        assertThat(edit.removed()).containsExactly(new Span(0, 1), new Span(10, 11));
        assertThat(edit.added()).containsExactly(new Span(0, 2), new Span(11, 13));
    }
}
