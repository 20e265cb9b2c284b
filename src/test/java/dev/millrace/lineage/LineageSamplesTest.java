package dev.millrace.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.file.PipelineReader;
import dev.millrace.model.NodeId;
import dev.millrace.plan.Grants;
import dev.millrace.plan.PlanRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The lineage of the samples, from the delivered columns to those of the files, as worked out by
/// hand from the pipelines.
class LineageSamplesTest {

    private static final List<String> LINE =
            List.of(
                    "row_id: copy orders.Row ID",
                    "order_id: copy orders.Order ID",
                    "order_date: copy orders.Order Date",
                    "ship_date: copy orders.Ship Date",
                    "ship_mode: copy orders.Ship Mode",
                    "customer_id: copy orders.Customer ID",
                    "customer: copy customers.Customer Name",
                    "segment: copy customers.Segment",
                    "city: copy orders.City",
                    "state: copy orders.State",
                    "postal_code: copy orders.Postal Code",
                    "region: copy orders.Region",
                    "product_id: copy orders.Product ID",
                    "category: copy products.Category",
                    "sub_category: copy products.Sub-Category",
                    "product: copy products.Product Name",
                    "sales: copy orders.Sales",
                    "quantity: copy orders.Quantity",
                    "discount: copy orders.Discount",
                    "profit: copy orders.Profit");

    private static final List<String> CUSTOMER =
            List.of(
                    "customer_id: copy orders.Customer ID",
                    "customer: copy customers.Customer Name",
                    "segment: copy customers.Segment",
                    "orders: aggregated orders.Order ID",
                    "last_order: aggregated orders.Order Date",
                    "sales: aggregated orders.Sales",
                    "profit: aggregated orders.Profit");

    /// What decides over the rows of the lake.
    private static final List<String> LINES =
            List.of(
                    "filter orders.Order ID",
                    "filter orders.Quantity",
                    "filter orders.Ship Date",
                    "filter products.Category",
                    "filter products.Product Name",
                    "filter products.Sub-Category",
                    "filter+join products.Product ID",
                    "join customers.Customer ID",
                    "join orders.Product ID");

    private static LineageGraph sample(String name) throws IOException {
        var file = Path.of("pipelines", name + ".pipeline.json").toRealPath();
        var root = Path.of("").toRealPath();
        var planned =
                SmallTables.PLANNER.check(
                        PipelineReader.inspect(file).pipeline(),
                        PlanRequest.check(Grants.of(root, root.resolve("pipelines"))));
        assertThat(planned.faults().stream().filter(f -> f.isError()).toList()).isEmpty();
        return SmallTables.LINEAGES.of(planned, root);
    }

    private static List<String> delivered(LineageGraph graph, String node) {
        var port = SmallTables.port(graph, node);
        assertThat(graph.isExact(port.at())).isTrue();
        return port.columns().stream()
                .map(ColumnLineage::column)
                .map(c -> (c.column() + ": " + SmallTables.text(graph.origins(c))).strip())
                .toList();
    }

    private static List<String> rows(LineageGraph graph, String node) {
        return graph.influences(SmallTables.port(graph, node).at()).entrySet().stream()
                .map(e -> SmallTables.text(Map.of(e.getKey(), e.getValue())))
                .sorted()
                .toList();
    }

    private static List<String> with(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).sorted().toList();
    }

    @Test
    void superstoreLines() throws IOException {
        var graph = sample("superstore-sales");
        assertThat(delivered(graph, "bad_lines"))
                .containsExactly(
                        "file: copy orders.file",
                        "line: copy orders.line",
                        "reason: copy orders.reason",
                        "text: copy orders.text");
        assertThat(delivered(graph, "rejected").subList(0, 20)).isEqualTo(LINE);
        assertThat(delivered(graph, "rejected").subList(20, 21))
                .containsExactly(
                        "reason: condition orders.Order Date, condition orders.Order ID,"
                                + " condition orders.Quantity, condition orders.Ship Date");
        var lake = delivered(graph, "lake");
        assertThat(lake.subList(0, 20))
                .isEqualTo(
                        LINE.stream()
                                .map(line -> line.replace("copy orders.P", "derived orders.P"))
                                .map(line -> line.replace("derived orders.Pr", "copy orders.Pr"))
                                .toList());
        assertThat(lake.subList(20, lake.size()))
                .containsExactly(
                        "year: derived orders.Order Date",
                        "month: derived orders.Order Date",
                        "ship_days: derived orders.Order Date, derived orders.Ship Date",
                        "unit_price: derived orders.Quantity, derived orders.Sales",
                        "margin: derived orders.Profit, derived orders.Sales");
        assertThat(rows(graph, "bad_lines")).isEmpty();
        assertThat(rows(graph, "lake"))
                .isEqualTo(with(LINES, "filter orders.Order Date", "join orders.Customer ID"));
    }

    @Test
    void superstoreReports() throws IOException {
        var graph = sample("superstore-sales");
        assertThat(delivered(graph, "daily_report"))
                .containsExactly(
                        "order_date: copy orders.Order Date",
                        "orders: aggregated orders.Order ID",
                        "lines:",
                        "sales: aggregated orders.Sales",
                        "profit: aggregated orders.Profit");
        assertThat(rows(graph, "daily_report"))
                .isEqualTo(
                        with(
                                LINES,
                                "filter+group+sort orders.Order Date",
                                "join orders.Customer ID"));
        assertThat(delivered(graph, "regional_table"))
                .containsExactly(
                        "region: copy orders.Region",
                        "category: copy products.Category",
                        "customers: aggregated orders.Customer ID",
                        "quantity: aggregated orders.Quantity",
                        "sales: aggregated orders.Sales",
                        "profit: aggregated orders.Profit",
                        "place: window orders.Region, window orders.Sales",
                        "share: aggregated orders.Sales, window orders.Region");
        assertThat(delivered(graph, "customer_table")).isEqualTo(CUSTOMER);
        assertThat(delivered(graph, "top_file")).isEqualTo(CUSTOMER);
        assertThat(rows(graph, "top_file"))
                .isEqualTo(
                        with(
                                LINES,
                                "filter orders.Order Date",
                                "group customers.Customer Name",
                                "group customers.Segment",
                                "join+group+sort orders.Customer ID",
                                "sort orders.Sales"));
    }

    @Test
    void flights() throws IOException {
        var graph = sample("flight-delays");
        assertThat(delivered(graph, "airport_file"))
                .containsExactly(
                        "origin: copy flights.origin",
                        "origin_name: copy airports.name",
                        "origin_state: copy airports.state",
                        "origin_latitude: copy airports.latitude",
                        "origin_longitude: copy airports.longitude",
                        "flights:",
                        "mean_delay: aggregated flights.delay",
                        "late_share: aggregated flights.delay");
        assertThat(rows(graph, "airport_file"))
                .containsExactly(
                        "group airports.latitude",
                        "group airports.longitude",
                        "group airports.name",
                        "group airports.state",
                        "join airports.iata",
                        "join flights.destination",
                        "join+group+sort flights.origin",
                        "sort flights.delay");
        assertThat(delivered(graph, "hour_file"))
                .containsExactly(
                        "hour: derived flights.date",
                        "flights:",
                        "median_delay: aggregated flights.delay",
                        "late: condition flights.delay");
        assertThat(delivered(graph, "distance_table"))
                .containsExactly(
                        "band: condition flights.distance",
                        "flights:",
                        "miles: aggregated flights.distance",
                        "mean_delay: aggregated flights.delay");
        assertThat(rows(graph, "distance_table"))
                .containsExactly(
                        "group flights.distance",
                        "join airports.iata",
                        "join flights.destination",
                        "join flights.origin");
    }

    @Test
    void namesWhatIsReadAndWritten() throws IOException {
        var graph = sample("superstore-sales");
        var root = Path.of("").toRealPath();
        assertThat(graph.read(new NodeId("orders")))
                .containsExactly(
                        new Dataset("file", root.resolve("pipelines/data/orders.csv").toString()));
        assertThat(graph.written(new NodeId("lake")))
                .contains(
                        new Dataset(
                                "file",
                                root.resolve("pipelines/output/superstore/sales").toString()));
        assertThat(graph.written(new NodeId("regional_table")).orElseThrow().name())
                .isEqualTo("regional_sales");
        assertThat(graph.written(new NodeId("regional_table")).orElseThrow().namespace())
                .startsWith("duckdb:///")
                .endsWith("warehouse.duckdb");
        assertThat(graph.read(new NodeId("recent"))).isEmpty();
    }
}
