package dev.millrace.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShowMeTest {

    private static final Map<String, Long> DISTINCT =
            Map.of(
                    "segment",
                    3L,
                    "region",
                    4L,
                    "category",
                    3L,
                    "sub_category",
                    17L,
                    "customer",
                    793L);

    private static List<ShowMe.Proposal> charts(String... names) {
        var columns = new ArrayList<Column>();
        for (String name : names) {
            columns.add(Superstore.ROWS.find(name).orElseThrow());
        }
        return ShowMe.charts(columns, DISTINCT);
    }

    private static String first(String... names) {
        return charts(names).getFirst().title();
    }

    @Test
    void proposesOnlyWhatCanBeRead() {
        var all = Superstore.ROWS.columns();
        for (var first : all) {
            for (var second : all) {
                for (var third : all) {
                    var columns = List.of(first, second, third).stream().distinct().toList();
                    for (var proposal : ShowMe.charts(columns, DISTINCT)) {
                        var read = ChartReader.read(proposal.spec(), Superstore.ROWS);
                        assertThat(read.faults()).as(columns + " " + proposal).isEmpty();
                        assertThat(proposal.reason()).endsWith(".");
                    }
                }
            }
        }
    }

    @Test
    void putsTheBestFirst() {
        assertThat(first("order_date", "sales")).isEqualTo("Sales over time");
        assertThat(first("order_date", "sales", "category"))
                .isEqualTo("Sales over time by category");
        assertThat(first("region", "sales")).isEqualTo("Sales by region");
        assertThat(first("region", "segment", "sales")).isEqualTo("Sales by region and segment");
        assertThat(first("sales", "profit")).isEqualTo("Profit against sales");
        assertThat(first("lat", "lon", "sales")).isEqualTo("Map of sales");
        assertThat(first("sales")).isEqualTo("Distribution of sales");
        assertThat(first("region")).isEqualTo("Number of rows by region");
        assertThat(charts("tags")).isEmpty();
    }

    @Test
    void showsTheLargestOfManyGroups() {
        var tile =
                ChartReader.read(charts("customer", "sales").getFirst().spec(), Superstore.ROWS)
                        .tile()
                        .orElseThrow();
        assertThat(tile.datasets().getFirst().most()).isEqualTo(20);
    }

    @Test
    void doesNotAddUpRates() {
        assertThat(charts("region", "discount").getFirst().spec().toString()).contains("mean");
        assertThat(charts("order_date", "discount", "region"))
                .extracting(ShowMe.Proposal::title)
                .doesNotContain("Discount over time, stacked");
    }
}
