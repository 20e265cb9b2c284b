package dev.millrace.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.json.Json;
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

    /// Each way that is offered binds; the first one is that of the title.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    transform.filter    | condition              | "Big Name" > k                          | Cast Big Name to INTEGER     | CAST("Big Name" AS INTEGER) > k
                    transform.filter    | condition              | a > 1 AND k + 1 > "Big Name" OR a = 2   | Cast Big Name to INTEGER     | a > 1 AND k + 1 > CAST("Big Name" AS INTEGER) OR a = 2
                    transform.filter    | condition              | "Big Name" > 5                          | Cast Big Name to DOUBLE      | CAST("Big Name" AS DOUBLE) > 5
                    transform.filter    | condition              | ("Big Name") <= (k)                     | Cast ("Big Name") to INTEGER | CAST(("Big Name") AS INTEGER) <= (k)
                    transform.filter    | condition              | k + "Big Name" * 2 > 3                  | Cast Big Name to DOUBLE      | k + CAST("Big Name" AS DOUBLE) * 2 > 3
                    transform.filter    | condition              | "Big Name" + k > 3                      | Cast Big Name to INTEGER     | CAST("Big Name" AS INTEGER) + k > 3
                    transform.filter    | condition              | k * 2 - "Big Name" > 3                  | Cast Big Name to INTEGER     | k * 2 - CAST("Big Name" AS INTEGER) > 3
                    transform.filter    | condition              | abs(k, 1) > 3 OR -"Big Name" < 0        |                              |
                    transform.filter    | condition              | k > 1 AND -"Big Name" < 0               | Cast Big Name to DOUBLE      | k > 1 AND -CAST("Big Name" AS DOUBLE) < 0
                    transform.filter    | condition              | k LIKE 'a%'                             | Cast k to VARCHAR            | CAST(k AS VARCHAR) LIKE 'a%'
                    transform.filter    | condition              | k BETWEEN "Big Name" AND 5 AND a = 1    | Cast Big Name to INTEGER     | k BETWEEN CAST("Big Name" AS INTEGER) AND 5 AND a = 1
                    transform.filter    | condition              | "Big Name" = 'x' AND coalesce("Big Name", k) = 1 | Cast Big Name to INTEGER | "Big Name" = 'x' AND coalesce(CAST("Big Name" AS INTEGER), k) = 1
                    transform.derive    | columns[0].expression  | year("Big Name")                        | Cast Big Name to DATE        | year(CAST("Big Name" AS DATE))
                    transform.derive    | columns[0].expression  | date_trunc('month', "Big Name")         | Cast Big Name to DATE        | date_trunc('month', CAST("Big Name" AS DATE))
                    transform.derive    | columns[0].expression  | upper(k)                                | Cast k to VARCHAR            | upper(CAST(k AS VARCHAR))
                    transform.derive    | columns[0].expression  | substr(k, 1, 2)                         | Cast k to VARCHAR            | substr(CAST(k AS VARCHAR), 1, 2)
                    transform.derive    | columns[0].expression  | round("Big Name", 2)                    | Cast Big Name to DOUBLE      | round(CAST("Big Name" AS DOUBLE), 2)
                    transform.derive    | columns[0].expression  | CASE WHEN a > 1 THEN k ELSE "Big Name" END | Cast Big Name to INTEGER  | CASE WHEN a > 1 THEN k ELSE CAST("Big Name" AS INTEGER) END
                    transform.aggregate | measures[0].expression | sum("Big Name")                         | Cast Big Name to DOUBLE      | sum(CAST("Big Name" AS DOUBLE))
                    """)
    void typesAreMadeToFit(String type, String path, String text, String title, String after) {
        var quoted = Json.quote(text);
        var settings =
                switch (type) {
                    case "transform.filter" -> "{\"condition\": " + quoted + "}";
                    case "transform.derive" -> "{\"columns\": [[\"x\", " + quoted + "]]}";
                    default ->
                            "{\"group\": [\"k\"], \"measures\": [{\"name\": \"x\","
                                    + " \"expression\": "
                                    + quoted
                                    + "}]}";
                };
        var pipeline = Tables.node(type, settings, "t -> n");
        var offered = of(pipeline, FaultCode.TYPE_MISMATCH);
        if (title == null) {
            assertThat(offered).isEmpty();
            return;
        }
        assertThat(offered.getFirst().title()).isEqualTo(title);
        assertThat(Tables.text(offered.getFirst().change().apply(pipeline), "n", path))
                .isEqualTo(after);
        for (Remedy remedy : offered) {
            var changed = remedy.change().apply(pipeline);
            assertThat(Tables.planned(changed).faults()).as(remedy.title()).isEmpty();
        }
    }

    @Test
    void aNameThatOnlyTheOtherInputHasIsNotOfferedForItself() {
        var pipeline =
                Tables.node(
                        "transform.join",
                        "{\"on\": [[\"c\", \"c\"]]}",
                        "t -> n.left",
                        "u -> n.right");
        assertThat(of(pipeline, FaultCode.COLUMN_UNKNOWN))
                .extracting(Remedy::title)
                .doesNotContain("Use \"c\"")
                .contains("Remove it");
    }

    @Test
    void aCastIsNotPutIntoWhatWasChanged() {
        var pipeline =
                Tables.node(
                        "transform.filter", "{\"condition\": \"\\\"Big Name\\\" > k\"}", "t -> n");
        var later = Tables.node("transform.filter", "{\"condition\": \"k > a\"}", "t -> n");
        var remedy = of(pipeline, FaultCode.TYPE_MISMATCH).getFirst();
        assertThat(remedy.change().apply(later)).isEqualTo(later);
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
