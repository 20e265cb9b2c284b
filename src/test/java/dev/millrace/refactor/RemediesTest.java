package dev.millrace.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.plan.Planned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A remedy that is taken makes its problem go away.
class RemediesTest {

    private final Remedies remedies = new Remedies(Tables.CATALOG);

    private static Map<Port, Schema> columns(Planned planned) {
        var columns = new HashMap<Port, Schema>();
        planned.bound()
                .relations()
                .values()
                .forEach(r -> columns.put(new Port(r.node(), r.port()), r.schema()));
        return columns;
    }

    private static Fault fault(Planned planned, FaultCode code) {
        return planned.faults().stream()
                .filter(fault -> fault.code() == code)
                .findFirst()
                .orElseThrow(() -> new AssertionError(planned.faults().toString()));
    }

    private List<Remedy> of(Pipeline pipeline, FaultCode code) {
        var planned = Tables.planned(pipeline);
        return remedies.of(pipeline, fault(planned, code), columns(planned));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    COLUMN_UNKNOWN    | transform.filter      | {"condition": "Bug_Name = 'x'"}            | Use "Big Name"
                    COLUMN_UNKNOWN    | transform.deduplicate | {"keys": ["Bug Name"]}                     | Use "Big Name"
                    COLUMN_UNKNOWN    | transform.derive      | {"columns": [["x", "k"], ["y", "nope_at_all"]]} | Remove it
                    COLUMN_UNKNOWN    | transform.select      | {"columns": ["k", "nowhere_at_all"]}       | Remove it
                    FUNCTION_UNKNOWN  | transform.filter      | {"condition": "uper(\\"Big Name\\") = 'X'"} | Use "upper"
                    SETTING_UNKNOWN   | transform.limit       | {"rows": 3, "row": 4}                      | Remove it
                    PARAMETER_UNKNOWN | transform.filter      | {"condition": "\\"Big Name\\" = $who"}      | Declare parameter "who"
                    COLUMN_TWICE      | transform.select      | {"columns": [["k", "x"], ["a", "x"]]}      | Call it "x_2"
                    COLUMN_TWICE      | transform.derive      | {"columns": [["x", "1"], ["x", "2"]]}      | Call it "x_2"
                    """)
    void goesAway(FaultCode code, String type, String settings, String title) {
        var pipeline = Tables.node(type, settings, "t -> n");
        var remedy = of(pipeline, code).getFirst();
        assertThat(remedy.title()).isEqualTo(title);
        var after = Tables.planned(remedy.change().apply(pipeline));
        assertThat(after.faults()).noneMatch(fault -> fault.code() == code);
        assertThat(after.hasErrors()).isFalse();
    }

    @Test
    void aTableIsNamedOrConnected() {
        var near = Tables.node("transform.sql", "{\"sql\": \"SELECT * FROM tt\"}", "t -> n");
        var use = of(near, FaultCode.SQL_TABLE_UNKNOWN).getFirst();
        assertThat(Tables.planned(use.change().apply(near)).hasErrors()).isFalse();
        var far = Tables.node("transform.sql", "{\"sql\": \"SELECT c FROM u\"}", "t -> n");
        var connect = of(far, FaultCode.SQL_TABLE_UNKNOWN).getLast();
        assertThat(connect.title()).isEqualTo("Connect \"u\"");
        assertThat(Tables.planned(connect.change().apply(far)).hasErrors()).isFalse();
    }

    @Test
    void repeatedRowsAreKeptOnce() {
        var pipeline =
                Tables.node("transform.join", "{\"on\": [\"k\"]}", "u -> n.left", "t -> n.right");
        var fault = Fault.of(FaultCode.JOIN_REPEATS_ROWS, "").at(Place.node("n").inSetting("on"));
        var remedy = remedies.of(pipeline, fault, Map.of()).getFirst();
        var after = remedy.change().apply(pipeline);
        assertThat(after.links())
                .contains(
                        Link.of("t", "deduplicate"),
                        new Link(new NodeId("deduplicate"), "", new NodeId("n"), "right", ""));
        assertThat(Tables.settings(after, "deduplicate").toString()).contains("k");
        assertThat(Tables.planned(after).hasErrors()).isFalse();
    }

    @Test
    void lostValuesBecomeNull() {
        var pipeline =
                Tables.node(
                        "transform.select",
                        "{\"columns\": [{\"column\": \"Big Name\", \"type\": \"INTEGER\"}]}",
                        "t -> n");
        var fault = Fault.of(FaultCode.CAST_LOSES_VALUES, "").at(Place.node("n"));
        var after = remedies.of(pipeline, fault, Map.of()).getFirst().change().apply(pipeline);
        assertThat(Tables.settings(after, "n").toString()).contains("on_error");
        assertThat(Tables.planned(after).hasErrors()).isFalse();
    }

    @Test
    void guessedColumnsAreListed() {
        var pipeline =
                Tables.pipeline(
                        "\"n\": {\"type\": \"source.csv\", \"settings\": {\"path\":"
                                + " \"pipelines/data/customers.csv\"}}, \"l\": {\"type\":"
                                + " \"transform.limit\", \"settings\": {\"rows\": 3}}",
                        "n -> l");
        var remedy = of(pipeline, FaultCode.COLUMNS_GUESSED).getFirst();
        var after = Tables.planned(remedy.change().apply(pipeline));
        assertThat(after.faults()).noneMatch(fault -> fault.code() == FaultCode.COLUMNS_GUESSED);
        assertThat(after.hasErrors()).isFalse();
    }

    @Test
    void knowsNoRemedyForAFaultWithoutANode() {
        var fault = Fault.of(FaultCode.COLUMN_UNKNOWN, "");
        assertThat(remedies.of(Pipeline.EMPTY, fault, Map.of())).isEmpty();
    }
}
