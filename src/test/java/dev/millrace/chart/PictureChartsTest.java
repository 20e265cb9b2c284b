package dev.millrace.chart;

import dev.millrace.Golden;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Charts as they stand on a dashboard: what is drawn, and what is asked for it.
class PictureChartsTest {

    static List<Map.Entry<String, String>> charts() {
        return List.of(
                Map.entry(
                        "area-by-month",
                        """
                        {"mark": {"type": "area", "interpolate": "monotone"}, "encoding": {
                          "x": {"field": "order_date", "timeUnit": "yearmonth", "title": null},
                          "y": {"aggregate": "sum", "field": "sales", "title": null},
                          "color": {"field": "category", "title": null, "legend": {"orient": "top"}}}}
                        """),
                Map.entry(
                        "heat-map",
                        """
                        {"mark": {"type": "rect", "cornerRadius": 3}, "encoding": {
                          "x": {"field": "order_date", "timeUnit": "month", "title": null},
                          "y": {"field": "order_date", "timeUnit": "day", "title": null},
                          "color": {"aggregate": "sum", "field": "sales", "legend": null}}}
                        """),
                Map.entry(
                        "sorted-bar",
                        """
                        {"mark": "bar", "encoding": {
                          "y": {"field": "sub_category", "sort": "-x", "title": null},
                          "x": {"aggregate": "sum", "field": "profit", "title": null},
                          "color": {"condition": {"test": {"field": "profit", "lt": 0}, "value": "#cf222e"},
                            "value": "#0969da"}}}
                        """),
                Map.entry(
                        "bubbles",
                        """
                        {"encoding": {}, "layer": [
                          {"mark": {"type": "circle", "opacity": 0.8}, "encoding": {
                            "x": {"aggregate": "mean", "field": "discount", "format": ".0%"},
                            "y": {"aggregate": "sum", "field": "profit"},
                            "size": {"aggregate": "count"},
                            "detail": {"field": "sub_category"},
                            "color": {"condition": {"test": {"field": "profit", "lt": 0}, "value": "#cf222e"},
                              "value": "#1a7f37"}}},
                          {"mark": {"type": "rule", "strokeDash": [3, 3]}, "encoding": {"y": {"datum": 0}}}]}
                        """),
                Map.entry(
                        "stacked-bar",
                        """
                        {"mark": "bar", "encoding": {
                          "x": {"field": "region", "title": null, "axis": {"labelAngle": 0}},
                          "y": {"aggregate": "sum", "field": "sales"},
                          "color": {"field": "segment"}}}
                        """),
                Map.entry(
                        "share",
                        """
                        {"mark": "bar", "encoding": {
                          "x": {"field": "order_date", "timeUnit": "yearquarter"},
                          "y": {"aggregate": "sum", "field": "sales", "stack": "normalize"},
                          "color": {"field": "segment"}}}
                        """),
                Map.entry(
                        "histogram",
                        """
                        {"mark": "bar", "encoding": {
                          "x": {"field": "sales", "bin": {"maxbins": 20}}, "y": {"aggregate": "count"}}}
                        """),
                Map.entry(
                        "box-plot",
                        """
                        {"mark": "boxplot", "encoding": {
                          "x": {"field": "region"}, "y": {"field": "discount"}}}
                        """),
                Map.entry(
                        "map",
                        """
                        {"projection": "mercator", "mark": "circle", "encoding": {
                          "latitude": {"field": "lat"}, "longitude": {"field": "lon"},
                          "size": {"aggregate": "sum", "field": "sales"}, "color": {"field": "region"}}}
                        """),
                Map.entry(
                        "facets",
                        """
                        {"layer": [
                           {"mark": "line", "encoding": {"y": {"aggregate": "sum", "field": "sales"}}},
                           {"mark": "line", "encoding": {"y": {"aggregate": "sum", "field": "profit"},
                             "color": {"value": "grey"}}}],
                         "encoding": {"x": {"field": "order_date", "timeUnit": "yearmonth"},
                           "facet": {"field": "region", "columns": 2}}}
                        """),
                Map.entry(
                        "scatter",
                        """
                        {"mark": "point", "encoding": {"x": {"field": "sales", "scale": {"type": "log"}},
                          "y": {"field": "profit"}, "color": {"field": "category"},
                          "shape": {"field": "category"}},
                         "transform": [{"filter": {"and": [{"field": "sales", "gt": 0},
                           {"field": "order_date", "range": ["2014-03-01", {"year": 2016}]},
                           {"not": {"field": "region", "oneOf": ["East", null]}}]}}]}
                        """),
                Map.entry(
                        "top-customers",
                        """
                        {"mark": "bar", "usermeta": {"millrace": {"top": 10}}, "encoding": {
                          "y": {"field": "customer", "sort": {"field": "sales", "op": "sum", "order": "descending"}},
                          "x": {"aggregate": "sum", "field": "sales"},
                          "color": {"field": "category"}, "order": {"aggregate": "sum", "field": "sales"},
                          "tooltip": [{"field": "customer"}, {"aggregate": "distinct", "field": "order_id"}]}}
                        """),
                Map.entry(
                        "pie",
                        """
                        {"mark": {"type": "arc", "innerRadius": 50}, "encoding": {
                          "theta": {"aggregate": "count"}, "color": {"field": "late"}}}
                        """),
                Map.entry(
                        "grouped-bar",
                        """
                        {"mark": "bar", "encoding": {
                          "x": {"field": "order_date", "timeUnit": "year", "type": "ordinal"},
                          "xOffset": {"field": "segment"}, "color": {"field": "segment"},
                          "y": {"aggregate": "mean", "field": "sales"}, "row": {"field": "order_date", "timeUnit": "quarter"}}}
                        """),
                Map.entry(
                        "line-with-targets",
                        """
                        {"layer": [
                          {"mark": {"type": "line", "point": true}, "encoding": {
                            "x": {"field": "order_date", "timeUnit": "yearmonth"},
                            "y": {"aggregate": "sum", "field": "sales"}}},
                          {"mark": {"type": "rect", "opacity": 0.2}, "encoding": {
                            "x": {"datum": "2016-01-01", "type": "temporal"}, "x2": {"datum": {"year": 2016, "month": 6}}}},
                          {"mark": "rule", "encoding": {"y": {"datum": 50000}}},
                          {"mark": {"type": "rule", "color": "firebrick"}, "encoding": {
                            "y": {"aggregate": "mean", "field": "sales"}}},
                          {"mark": {"type": "text", "align": "left"}, "encoding": {
                            "y": {"datum": 50000}, "text": {"value": "target"}}}]}
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("charts")
    void isDrawnOverFewRowsOfTheEngine(Map.Entry<String, String> chart) {
        var tile =
                Superstore.tile(chart.getValue())
                        .with(
                                Map.of(
                                        "sales", new Extent(0.44, 22638),
                                        "lat", new Extent(26.1, 48.7),
                                        "lon", new Extent(-122.3, -71.05)));
        var asked = new LinkedHashMap<String, Value>();
        for (var dataset : tile.datasets()) {
            var sql = dataset.rows(Sql.relation("rows"), List.of()).text(Dialect.DUCKDB);
            asked.put(dataset.name(), Value.of(sql));
        }
        var golden =
                Value.fields(
                        Map.entry("chart", Json.parse(chart.getValue())),
                        Map.entry("look", tile.look()),
                        Map.entry("asked", new Value.Fields(asked)));
        Golden.check("chart/" + chart.getKey() + ".json", Json.pretty(golden) + "\n");
    }
}
