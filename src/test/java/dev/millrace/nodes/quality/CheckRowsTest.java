package dev.millrace.nodes.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.Golden;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Value;
import dev.millrace.node.Check;
import dev.millrace.node.Ports;
import dev.millrace.node.SettingsSchema;
import dev.millrace.nodes.Engine;
import dev.millrace.sql.Dialect;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckRowsTest {
    private final CheckRows check = new CheckRows();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void rejectedRowsSayWhyAndAllOthersPass() {
        engine.with(
                "t",
                "FROM (VALUES (1, 'x'), (NULL, 'y'), (-1, NULL), (NULL, 'x'), (5, 'z')) v(qty, n)");
        var checked =
                check(
                        onColumn("not_null", "qty", "reject"),
                        onColumn("range", "QTY", "reject").with("min", Value.of(0)),
                        onColumn("unique", "n", "reject"));

        assertThat(engine.run(checked.ports(), "passed"))
                .isEqualTo(new Engine.Table(List.of("qty INTEGER", "n VARCHAR"), List.of("5|z")));
        assertThat(engine.run(checked.ports(), "rejected").rows())
                .containsExactlyInAnyOrder(
                        "1|x|n is unique",
                        "∅|y|qty is not null",
                        "-1|∅|QTY is at least 0",
                        "∅|x|qty is not null; n is unique");
        assertThat(report(checked)).isEqualTo("2|1|2");
        Golden.check(
                "quality.expect/reject.sql",
                Engine.text(checked.ports())
                        + "-- report\n"
                        + checked.report().text(Dialect.DUCKDB)
                        + ";\n");
    }

    @Test
    void warningsAndFailuresPassRowsOnAndCountThem() {
        engine.with("t", "FROM (VALUES (1), (2), (NULL)) v(a)");
        var checked = check(onColumn("not_null", "a", "warn"), condition("a = 1 -- one", "fail"));

        assertThat(engine.run(checked.ports(), "passed").rows()).hasSize(3);
        assertThat(engine.run(checked.ports(), "rejected"))
                .isEqualTo(new Engine.Table(List.of("a INTEGER", "reason VARCHAR"), List.of()));
        assertThat(report(checked)).isEqualTo("1|1");
        assertThat(checked.expectations())
                .containsExactly(
                        new Check.Expectation(
                                "expectations[0]",
                                "a is not null",
                                Check.OnFailure.WARN,
                                "__broken_1"),
                        new Check.Expectation(
                                "expectations[1]",
                                "a = 1 -- one",
                                Check.OnFailure.FAIL,
                                "__broken_2"));
    }

    @Test
    void nullBreaksNothingButNotNull() {
        engine.with("t", "SELECT NULL::VARCHAR AS a FROM range(2)");
        var checked =
                check(
                        onColumn("unique", "a", "reject"),
                        onColumn("range", "a", "reject").with("max", Value.of("m")),
                        onColumn("set", "a", "reject").with("values", Value.items(Value.of("x"))),
                        onColumn("pattern", "a", "reject").with("pattern", Value.of("x+")),
                        condition("a = 'x'", "reject"));

        assertThat(engine.run(checked.ports(), "passed").rows()).hasSize(2);
        assertThat(report(checked)).isEqualTo("0|0|0|0|0");
    }

    @Test
    void valuesArePartOfASetAndMatchAPattern() {
        engine.with("t", "FROM (VALUES ('1'), ('01'), ('x''y'), ('b')) v(\"the \"\"c\"\"\")");
        var allowed = Value.items(Value.of(1), Value.of("x'y"));
        var set = check(onColumn("set", "the \"c\"", "reject").with("values", allowed));
        var digits = Value.of("[0-9]+");
        var pattern = check(onColumn("pattern", "the \"c\"", "reject").with("pattern", digits));

        assertThat(engine.run(set.ports(), "passed").rows()).containsExactlyInAnyOrder("1", "x'y");
        assertThat(engine.run(pattern.ports(), "passed").rows())
                .containsExactlyInAnyOrder("1", "01");
    }

    @Test
    void uniqueOfSeveralColumnsIsTheirCombination() {
        engine.with("t", "FROM (VALUES (1, 1), (1, 2), (1, 2), (1, NULL), (1, NULL)) v(a, b)");
        var checked =
                check(
                        Value.fields(
                                Map.entry("kind", Value.of("unique")),
                                Map.entry("columns", Value.items(Value.of("a"), Value.of("b"))),
                                Map.entry("on_failure", Value.of("reject"))));

        assertThat(report(checked)).isEqualTo("2");
        assertThat(engine.run(checked.ports(), "rejected").rows())
                .containsOnly("1|2|a, b are unique together");
    }

    @Test
    void numberOfRowsIsOfTheWholeRelation() {
        engine.with("t", "FROM range(3) v(reason)");
        var checked =
                check(
                        rows("fail", Value.of(3), new Value.Null()),
                        rows("warn", Value.of(4), Value.of(9)),
                        rows("warn", new Value.Null(), Value.of(2)));

        assertThat(report(checked)).isEqualTo("0|1|1");
        assertThat(engine.run(checked.ports(), "passed").columns())
                .containsExactly("reason BIGINT");
        assertThat(engine.run(checked.ports(), "rejected").columns())
                .containsExactly("reason BIGINT", "reason_1 VARCHAR");
        assertThat(checked.expectations())
                .extracting(Check.Expectation::sentence)
                .containsExactly(
                        "number of rows is at least 3",
                        "number of rows is between 4 and 9",
                        "number of rows is at most 2");
        Golden.check("quality.expect/rows.sql", Engine.text(checked.ports()));
    }

    @Test
    void noRowsBreakNothing() {
        engine.with("t", "SELECT 1 AS a WHERE FALSE");
        var checked =
                check(
                        onColumn("unique", "a", "reject"),
                        rows("fail", Value.of(1), new Value.Null()));

        assertThat(report(checked)).isEqualTo("0|1");
    }

    @Test
    void datesAreComparedWithTexts() {
        engine.with("t", "FROM (VALUES (DATE '2016-12-31'), (DATE '2017-01-01')) v(day)");
        var checked = check(onColumn("range", "day", "reject").with("min", Value.of("2017-01-01")));

        assertThat(engine.run(checked.ports(), "passed").rows()).containsExactly("2017-01-01");
    }

    @Test
    void settingsMustFitTheKind() {
        var settings =
                read(
                        Value.fields(Map.entry("kind", Value.of("range"))),
                        onColumn("not_null", "a", "warn").with("min", Value.of(1)),
                        onColumn("set", "a", "warn").with("values", Value.items(new Value.Null())),
                        rows("reject", new Value.Num(new BigDecimal("1.5")), new Value.Null()),
                        Value.fields(Map.entry("kind", Value.of("condition"))));

        assertThat(Engine.codes(check.problems(settings)))
                .containsExactly(
                        "SETTING_MISSING expectations[0].columns",
                        "SETTING_MISSING expectations[0].min",
                        "SETTING_MISSING expectations[0].max",
                        "SETTING_NOT_ALLOWED expectations[1].min",
                        "SETTING_NOT_ALLOWED expectations[2].values[0]",
                        "SETTING_NOT_ALLOWED expectations[3].min",
                        "SETTING_NOT_ALLOWED expectations[3].on_failure",
                        "SETTING_MISSING expectations[4].condition");
    }

    @Test
    void unknownColumnNamesTheSetting() {
        engine.with("t", "SELECT 1 AS qty");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> check(onColumn("not_null", "qtty", "warn")))
                .satisfies(
                        e -> {
                            assertThat(e.fault().code()).isEqualTo(FaultCode.COLUMN_UNKNOWN);
                            assertThat(e.fault().place().setting())
                                    .isEqualTo("expectations[0].columns[0]");
                        });
    }

    private Check check(Value... expectations) {
        var settings = read(expectations);
        assertThat(check.problems(settings)).isEmpty();
        return check.check(settings, engine.inputs("t"));
    }

    private CheckRows.Settings read(Value... expectations) {
        var fields = Value.fields(Map.entry("expectations", Value.items(expectations)));
        var reading = SettingsSchema.of(check.spec()).read(fields);
        assertThat(reading.faults()).isEmpty();
        return reading.settings();
    }

    private String report(Check checked) {
        return engine.query(
                        "WITH \""
                                + Ports.SHARED
                                + "\" AS ("
                                + checked.ports().shared().orElseThrow().text(Dialect.DUCKDB)
                                + ") "
                                + checked.report().text(Dialect.DUCKDB))
                .rows()
                .getFirst();
    }

    private static Value.Fields onColumn(String kind, String column, String onFailure) {
        return Value.fields(
                Map.entry("kind", Value.of(kind)),
                Map.entry("column", Value.of(column)),
                Map.entry("on_failure", Value.of(onFailure)));
    }

    private static Value.Fields condition(String condition, String onFailure) {
        return Value.fields(
                Map.entry("kind", Value.of("condition")),
                Map.entry("condition", Value.of(condition)),
                Map.entry("on_failure", Value.of(onFailure)));
    }

    private static Value.Fields rows(String onFailure, Value min, Value max) {
        return Value.fields(
                Map.entry("kind", Value.of("rows")),
                Map.entry("min", min),
                Map.entry("max", max),
                Map.entry("on_failure", Value.of(onFailure)));
    }
}
