package dev.millrace.nodes.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.chart.Aggregate;
import dev.millrace.chart.Dataset;
import dev.millrace.chart.Tile;
import dev.millrace.fault.Fault;
import dev.millrace.fault.Place;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.Inputs;
import dev.millrace.node.Presentation;
import dev.millrace.node.ServeType;
import dev.millrace.node.SettingsSchema;
import dev.millrace.nodes.Engine;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What serving nodes ask of the rows that reach them, and what they say of wrong settings.
class ServingNodesTest {

    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    private Inputs orders() {
        engine.execute("DROP TABLE IF EXISTS orders");
        return engine.with(
                        "orders",
                        "SELECT 'West' AS region, DATE '2024-02-03' AS day, 2.5 AS sales,"
                                + " 1.0 AS profit")
                .inputs("orders");
    }

    private <S extends Record> Presentation present(ServeType<S> type, String settings) {
        return present(type, settings, orders());
    }

    private static <S extends Record> Presentation present(
            ServeType<S> type, String settings, Inputs inputs) {
        var reading = SettingsSchema.of(type.spec()).read((Value.Fields) Json.parse(settings));
        assertThat(reading.faults()).isEmpty();
        return type.present(reading.settings(), inputs);
    }

    private static Tile tile(Presentation presentation) {
        assertThat(presentation.faults()).isEmpty();
        return ((Presentation.OfRows) presentation).tile().orElseThrow();
    }

    /// The SQL of each dataset, a line each.
    private static String asked(Tile tile) {
        return tile.datasets().stream()
                .map((Dataset data) -> data.rows(Sql.name("orders"), List.of()))
                .map(sql -> sql.text(Dialect.DUCKDB) + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> places(Presentation presentation) {
        return presentation.faults().stream().map(Fault::place).map(Place::setting).toList();
    }

    @Test
    void aChartAsksForGroups() {
        var chart =
                present(
                        new ShowChart(),
                        """
                        {"chart": {"mark": "bar", "encoding": {
                          "x": {"field": "day", "type": "temporal", "timeUnit": "yearmonth"},
                          "y": {"aggregate": "sum", "field": "sales", "type": "quantitative"},
                          "color": {"field": "region", "type": "nominal"}}}}
                        """);

        Golden.check("serving.chart/groups.sql", asked(tile(chart)));
        assertThat(new ShowChart().columnTexts(settings(chartOf("region"))))
                .containsEntry("chart.encoding.x.field", "region");
    }

    private static ShowChart.Settings settings(Value chart) {
        return new ShowChart.Settings(chart, "", "");
    }

    private static Value chartOf(String column) {
        return Json.parse(
                "{\"mark\": \"bar\", \"encoding\": {\"x\": {\"field\": \"%s\"}}}"
                        .formatted(column));
    }

    @Test
    void aColumnThatIsNotThereIsToldWhereItStands() {
        var chart =
                present(
                        new ShowChart(),
                        """
                        {"chart": {"mark": "bar", "encoding": {
                          "x": {"field": "regoin", "type": "nominal"}}}}
                        """);

        assertThat(places(chart)).containsExactly("chart.encoding.x.field");
        assertThat(chart.faults().getFirst().hint()).contains("region");
    }

    @Test
    void aFigureAsksForTheWholeThePeriodsAndTheTrend() {
        var figure =
                present(
                        new ShowMetric(),
                        """
                        {"measure": ["sum", "profit"], "over": ["sum", "sales"], "time": "day",
                          "compare": "year", "trend": "month"}
                        """);

        Golden.check("serving.metric/margin.sql", asked(tile(figure)));
        assertThat(places(present(new ShowMetric(), "{}"))).containsExactly("measure");
    }

    @Test
    void aTableAsksForGroupsOrForRowsAsTheyAre() {
        var groups =
                present(
                        new ShowTable(),
                        """
                        {"columns": ["region", {"field": "sales", "aggregate": "sum"}],
                          "sort": [{"column": 1, "descending": true}], "rows": 10}
                        """);
        var plain = present(new ShowTable(), "{}");

        Golden.check("serving.table/tables.sql", asked(tile(groups)) + asked(tile(plain)));
    }

    @Test
    void aDashboardGivesARowForEachOfItsTiles() {
        engine.with("a", "FROM range(3) t(n)").with("b", "FROM range(5) t(n)");
        var dashboard = new ArrangeDashboard();
        var ports = dashboard.select(engine.inputs("a", "b"));

        assertThat(engine.run(ports).rows()).containsExactlyInAnyOrder("a|3", "b|5");
        Golden.check("serving.dashboard/tiles.sql", Engine.text(ports));
    }

    @Test
    void aDashboardSaysWhatDoesNotFit() {
        var dashboard = new ArrangeDashboard();
        var wrong =
                present(
                        dashboard,
                        """
                        {"filters": ["regoin"], "tiles": [{"tile": "nobody", "width": 4, "height": 1}]}
                        """,
                        orders());

        assertThat(places(wrong)).containsExactly("tiles[0].tile", "filters[0].column");
        var settings =
                new ArrangeDashboard.Settings(
                        "",
                        List.of(),
                        List.of(
                                new ArrangeDashboard.Spot("a", 0, 8, 0, 6, 1),
                                new ArrangeDashboard.Spot("a", 2, 0, 0, 6, 1)),
                        12,
                        List.of());
        assertThat(dashboard.problems(settings).stream().map(f -> f.place().setting()))
                .containsExactly("tiles[0].width", "tiles[1].tile", "tiles[1].tab");
    }

    @Test
    void theLineOnTheNodeSaysWhatIsShown() {
        assertThat(new ShowChart().summary(settings(chartOf("region")))).isEqualTo("bar, region");
        assertThat(new ShowChart().summary(settings(Value.of(3)))).isEmpty();
        var measured = new ShowMetric.Measured(Aggregate.SUM, "sales");
        var nothing = new ShowMetric.Measured(Aggregate.NONE, "");
        var plain = new ShowMetric().spec().defaults();
        assertThat(
                        new ShowMetric()
                                .summary(
                                        new ShowMetric.Settings(
                                                measured,
                                                nothing,
                                                "",
                                                "",
                                                plain.compare(),
                                                plain.trend(),
                                                plain.better(),
                                                plain.target(),
                                                "",
                                                "")))
                .isEqualTo("sum of sales");
    }
}
