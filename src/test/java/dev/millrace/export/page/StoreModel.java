package dev.millrace.export.page;

import dev.millrace.export.page.Question.Filter;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.model.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A dashboard of the made-up store with five figures and six tiles, laid out as the picture that
/// the page is measured by.
final class StoreModel {

    private static final List<Filter> FILTERS =
            List.of(
                    new Filter("f0", sale -> Value.of(sale.region())),
                    new Filter("f1", sale -> Value.of(sale.category())),
                    new Filter("f2", sale -> Value.of(sale.month())),
                    new Filter("f3", sale -> Value.of(sale.group())));

    static final String NOT_ADDITIVE = "a distinct count, which a file cannot filter.";

    private final List<Sale> sales;
    private final List<Value> tiles = new ArrayList<>();

    StoreModel(List<Sale> sales) {
        this.sales = sales;
    }

    Fields model() {
        figures();
        charts();
        tables();
        var model =
                (Fields)
                        Json.parse(
                                """
                                {"title":"Superstore sales","subtitle":"Order lines 2014 to 2017",
                                 "source":"superstore-sales.pipeline.json","basis":"run",
                                 "run":{"number":42,"at":"%s","state":"SUCCEEDED","checks":"passed"},
                                 "live":false,"columns":60,"tabs":[{"title":"Overview"}],
                                 "filters":[
                                  {"id":"f0","title":"Region","kind":"choice","control":true,
                                   "values":["Central","East","South","West"],
                                   "key":{"column":"region","bucket":{"kind":"plain"}}},
                                  {"id":"f1","title":"Category","kind":"choice","control":true,
                                   "values":["Furniture","Office Supplies","Technology"]},
                                  {"id":"f2","title":"Order date","kind":"date","control":true,
                                   "unit":"yearmonth","min":1388534400000,"max":1512086400000},
                                  {"id":"f3","title":"Sub-Category","kind":"choice",
                                   "control":false,"values":[]}]}
                                """
                                        .formatted(java.time.Instant.now().minusSeconds(600)));
        return model.with("tiles", new Value.Items(tiles));
    }

    private void figures() {
        metric("sales", "Sales", 0, ".3s", false, q -> q.sum("Sales", Sale::sales));
        metric("profit", "Profit", 1, ".3s", false, q -> q.sum("Profit", Sale::profit));
        metric(
                "margin",
                "Margin",
                2,
                ".1%",
                true,
                q -> q.ratio("Margin", Sale::profit, Sale::sales));
        metric("orders", "Orders", 3, ",.0f", false, q -> q.distinct("Orders", Sale::order));
        metric(
                "customers",
                "Customers",
                4,
                ",.0f",
                false,
                q -> q.distinct("Customers", Sale::customer));
    }

    private interface Measuring {
        Question on(Question question);
    }

    private void metric(
            String id, String title, int place, String format, boolean ratio, Measuring measure) {
        boolean additive = place < 3;
        var cubes = additive ? FILTERS : List.<Filter>of();
        var datasets =
                List.<Value>of(
                        measure.on(new Question("d0")).dataset(sales, cubes),
                        measure.on(
                                        new Question("d1")
                                                .by(
                                                        "Year",
                                                        "temporal",
                                                        "\"unit\":\"year\"",
                                                        s -> Value.of(s.year())))
                                .dataset(sales, cubes),
                        measure.on(
                                        new Question("d2")
                                                .by(
                                                        "Month",
                                                        "temporal",
                                                        "\"unit\":\"yearmonth\"",
                                                        s -> Value.of(s.month())))
                                .dataset(sales, cubes));
        var look =
                """
                {"kind":"metric","format":"%s","better":"up","compare":"year","ratio":%s}
                """
                        .formatted(format, ratio);
        tile(
                id,
                "metric",
                title,
                "",
                new int[] {place * 12, 0, 12, 1},
                look,
                datasets,
                additive,
                "[]");
    }

    private void charts() {
        tile(
                "by_month",
                "chart",
                "Sales by month",
                "Sum of sales per category, dollars",
                new int[] {0, 1, 30, 3},
                """
                {"data":{"name":"d0"},"mark":{"type":"area","interpolate":"monotone"},"encoding":{
                 "x":{"field":"k0","type":"temporal","title":null},
                 "y":{"field":"m0","type":"quantitative","title":null},
                 "color":{"field":"k1","type":"nominal","title":"Category"}}}
                """,
                List.of(
                        new Question("d0")
                                .by(
                                        "Month",
                                        "temporal",
                                        "\"unit\":\"yearmonth\"",
                                        s -> Value.of(s.month()))
                                .text("Category", Sale::category)
                                .sum("Sales", Sale::sales)
                                .dataset(sales, FILTERS)),
                true,
                "[{\"name\":\"k1\",\"filter\":\"f1\"}]");
        tile(
                "heat",
                "chart",
                "When orders come",
                "Sales by weekday and month",
                new int[] {0, 4, 30, 2},
                """
                {"data":{"name":"d0"},"mark":"rect","encoding":{
                 "x":{"field":"k0","type":"ordinal","title":null},"y":{"field":"k1","type":"ordinal","title":null},
                 "color":{"field":"m0","type":"quantitative","title":"Sales","legend":null}}}
                """,
                List.of(
                        new Question("d0")
                                .by(
                                        "Month",
                                        "ordinal",
                                        "\"cycle\":\"month\"",
                                        s -> Value.of(s.date().getMonthValue()))
                                .by(
                                        "Weekday",
                                        "ordinal",
                                        "\"cycle\":\"day\"",
                                        s -> Value.of(s.date().getDayOfWeek().getValue()))
                                .sum("Sales", Sale::sales)
                                .dataset(sales, FILTERS)),
                true,
                "[]");
        tile(
                "by_group",
                "chart",
                "Profit by product group",
                "Sum over all years; losses in red",
                new int[] {30, 1, 18, 5},
                """
                {"data":{"name":"d0"},"mark":"bar","encoding":{
                 "y":{"field":"k0","type":"nominal","title":null,"sort":{"field":"m0","op":"sum","order":"descending"}},
                 "x":{"field":"m0","type":"quantitative","title":null},
                 "color":{"condition":{"test":{"field":"m0","lt":0},"value":"BAD"},"value":"GOOD"}}}
                """
                        .replace("BAD", "@bad")
                        .replace("GOOD", "@1"),
                List.of(
                        new Question("d0")
                                .text("Sub-Category", Sale::group)
                                .sum("Profit", Sale::profit)
                                .greatest()
                                .dataset(sales, FILTERS)),
                true,
                "[{\"name\":\"k0\",\"filter\":\"f3\"}]");
        tile(
                "discount",
                "chart",
                "Discount against profit",
                "One circle a product group, size by lines",
                new int[] {0, 6, 21, 2},
                """
                {"layer":[
                 {"mark":{"type":"rule","strokeDash":[4,3]},"encoding":{"y":{"datum":0}}},
                 {"data":{"name":"d0"},"mark":"circle","encoding":{
                  "x":{"field":"m0","type":"quantitative","title":"Mean discount","axis":{"format":".0%"},"scale":{"zero":false}},
                  "y":{"field":"m1","type":"quantitative","title":"Profit"},
                  "size":{"field":"m2","type":"quantitative","legend":null},
                  "color":{"condition":{"test":{"field":"m1","lt":0},"value":"@bad"},"value":"@2"}}}]}
                """,
                List.of(
                        new Question("d0")
                                .text("Sub-Category", Sale::group)
                                .mean("Mean discount", Sale::discount)
                                .sum("Profit", Sale::profit)
                                .count("Lines")
                                .dataset(sales, FILTERS)),
                true,
                "[{\"name\":\"k0\",\"filter\":\"f3\"}]");
        tile(
                "by_region",
                "chart",
                "Sales by region and segment",
                "Sum of sales, dollars",
                new int[] {21, 6, 21, 2},
                """
                {"data":{"name":"d0"},"mark":"bar","encoding":{
                 "x":{"field":"k0","type":"nominal","title":null},
                 "y":{"field":"m0","type":"quantitative","title":null},
                 "color":{"field":"k1","type":"nominal","title":"Segment"}}}
                """,
                List.of(
                        new Question("d0")
                                .text("Region", Sale::region)
                                .text("Segment", Sale::segment)
                                .sum("Sales", Sale::sales)
                                .dataset(sales, FILTERS)),
                true,
                "[{\"name\":\"k0\",\"filter\":\"f0\"}]");
    }

    private void tables() {
        tile(
                "best",
                "table",
                "Best customers",
                "By sales; losses in red",
                new int[] {48, 1, 12, 5},
                """
                {"kind":"table","columns":[{"name":"k0","title":"Name","align":"left"},
                 {"name":"m0","title":"Sales","align":"right","format":".3s","bar":true},
                 {"name":"m1","title":"Profit","align":"right","format":".2s","negative":true}]}
                """,
                List.of(
                        new Question("d0")
                                .text("Customer", Sale::customer)
                                .sum("Sales", Sale::sales)
                                .sum("Profit", Sale::profit)
                                .greatest()
                                .most(100)
                                .dataset(sales, FILTERS)),
                true,
                "[]");
        tile(
                "segments",
                "table",
                "Sales by segment",
                "Each region a column",
                new int[] {42, 6, 18, 2},
                """
                {"kind":"table","columns":[{"name":"k0","title":"Segment","align":"left"},
                 {"name":"m0","title":"Sales","align":"right","format":".3s"}],"across":"k1"}
                """,
                List.of(
                        new Question("d0")
                                .text("Segment", Sale::segment)
                                .text("Region", Sale::region)
                                .sum("Sales", Sale::sales)
                                .dataset(sales, FILTERS)),
                true,
                "[]");
    }

    private void tile(
            String id,
            String kind,
            String title,
            String subtitle,
            int[] place,
            String look,
            List<? extends Value> datasets,
            boolean additive,
            String picks) {
        var filtered = new LinkedHashMap<String, Value>();
        FILTERS.forEach(
                f -> filtered.put(f.id(), additive ? Value.of(true) : Value.of(NOT_ADDITIVE)));
        tiles.add(
                Value.fields(
                        Map.entry("id", Value.of(id)),
                        Map.entry("kind", Value.of(kind)),
                        Map.entry("title", Value.of(title)),
                        Map.entry("subtitle", Value.of(subtitle)),
                        Map.entry(
                                "place",
                                Json.parse(
                                        "{\"tab\":0,\"x\":%d,\"y\":%d,\"w\":%d,\"h\":%d}"
                                                .formatted(
                                                        place[0], place[1], place[2], place[3]))),
                        Map.entry("summary", Value.of("Made for a test.")),
                        Map.entry("look", Json.parse(look)),
                        Map.entry("datasets", new Value.Items(List.copyOf(datasets))),
                        Map.entry("filtered", new Fields(filtered)),
                        Map.entry("picks", Json.parse(picks)),
                        Map.entry(
                                "from",
                                Json.parse(
                                        "{\"node\":\"enriched\",\"rows\":6000,\"columns\":[\"orders.Sales\"]}"))));
    }
}
