package dev.millrace.export.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.file.PipelineReader;
import dev.millrace.json.Json;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Pages;
import dev.millrace.worker.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The dashboards of both samples: every figure that is drawn, in the exported file and in answers
/// of the engine, beside SQL that was written by hand over the data itself.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleDashboardsTest {

    private static final String MONTHS = "epoch_ms(date_trunc('month', \"Order Date\"))";

    /// What a tile shows.
    ///
    /// @param sql keys before measures; `{}` stands for the condition of the filters
    /// @param adds whether the file alone can filter it
    record Shown(String tile, String dataset, String sql, boolean adds) {}

    /// What is set, as the page says it and as SQL does.
    ///
    /// @param where by the id of a filter
    record Chosen(String filters, Map<String, String> where) {

        /// The condition of the filters that are obeyed.
        String where(Predicate<String> obeyed) {
            var parts = new ArrayList<>(List.of("TRUE"));
            where.forEach(
                    (filter, condition) -> {
                        if (obeyed.test(filter)) {
                            parts.add(condition);
                        }
                    });
            return String.join(" AND ", parts);
        }
    }

    private static final List<Shown> SUPERSTORE =
            List.of(
                    new Shown("sales_figure", "d0", "SELECT sum(Sales) FROM o WHERE {}", true),
                    new Shown(
                            "margin_figure",
                            "d0",
                            "SELECT sum(Profit) / sum(Sales) FROM o WHERE {}",
                            true),
                    new Shown(
                            "orders_figure",
                            "d0",
                            "SELECT count(DISTINCT \"Order ID\") FROM o WHERE {}",
                            false),
                    new Shown(
                            "customers_figure",
                            "d0",
                            "SELECT count(DISTINCT \"Customer ID\") FROM o WHERE {}",
                            false),
                    new Shown(
                            "profit_figure",
                            "d1",
                            "SELECT epoch_ms(date_trunc('year', \"Order Date\")), sum(Profit) FROM o"
                                    + " WHERE {} GROUP BY 1",
                            true),
                    new Shown(
                            "by_month",
                            "d0",
                            "SELECT Category, "
                                    + MONTHS
                                    + ", sum(Sales) FROM o WHERE {} GROUP BY 1, 2",
                            true),
                    new Shown(
                            "by_group",
                            "d0",
                            "SELECT \"Sub-Category\", sum(Profit) FROM o WHERE {} GROUP BY 1",
                            true),
                    new Shown(
                            "when_ordered",
                            "d0",
                            "SELECT month(\"Order Date\"), isodow(\"Order Date\"), sum(Sales) FROM o"
                                    + " WHERE {} GROUP BY 1, 2",
                            true),
                    new Shown(
                            "discounts",
                            "d0",
                            "SELECT \"Sub-Category\", avg(Discount), sum(Profit), count(*) FROM o"
                                    + " WHERE {} GROUP BY 1",
                            true),
                    new Shown(
                            "by_region",
                            "d0",
                            "SELECT Region, Segment, sum(Sales) FROM o WHERE {} GROUP BY 1, 2",
                            true),
                    new Shown(
                            "shipping",
                            "d0",
                            "SELECT \"Ship Date\" - \"Order Date\", \"Ship Mode\", count(*) FROM o"
                                    + " WHERE {} GROUP BY 1, 2",
                            true),
                    new Shown(
                            "best_customers",
                            "d0",
                            "SELECT \"Customer Name\", sum(Sales), sum(Profit) FROM o WHERE {}"
                                    + " GROUP BY 1 ORDER BY 2 DESC LIMIT 13",
                            true));

    private static final List<Chosen> SUPERSTORE_FILTERS =
            List.of(
                    new Chosen("{}", Map.of()),
                    new Chosen("{\"f0\": {\"any\": [\"East\"]}}", Map.of("f0", "Region = 'East'")),
                    new Chosen(
                            "{\"f0\": {\"any\": [\"South\", \"West\"]}, \"f1\": {\"any\":"
                                    + " [\"Furniture\"]}}",
                            Map.of(
                                    "f0",
                                    "Region IN ('South', 'West')",
                                    "f1",
                                    "Category = 'Furniture'")),
                    new Chosen(
                            "{\"f2\": {\"from\": 1420070400000, \"to\": 1448928000000}}",
                            Map.of("f2", "year(\"Order Date\") = 2015")),
                    new Chosen("{\"f1\": {\"any\": [\"Nothing\"]}}", Map.of("f1", "FALSE")));

    private static final String LATE =
            "CASE WHEN distance < 500 THEN 'short' WHEN distance < 1500"
                    + " THEN 'medium' ELSE 'long' END";

    private static final List<Shown> FLIGHTS =
            List.of(
                    new Shown("flights_figure", "d0", "SELECT count(*) FROM f WHERE {}", true),
                    new Shown("delay_figure", "d0", "SELECT avg(delay) FROM f WHERE {}", true),
                    new Shown(
                            "airports_figure",
                            "d0",
                            "SELECT count(DISTINCT origin) FROM f WHERE {}",
                            false),
                    new Shown(
                            "daily_flights",
                            "d0",
                            "SELECT epoch_ms(date_trunc('day', date)), count(*) FROM f WHERE {}"
                                    + " GROUP BY 1",
                            true),
                    new Shown(
                            "hourly",
                            "d0",
                            "SELECT hour(date), CASE WHEN delay > 15 THEN 'late' WHEN delay <= 15 THEN"
                                    + " 'on time' END, count(*) FROM f WHERE {} GROUP BY 1, 2",
                            true),
                    new Shown(
                            "week",
                            "d0",
                            "SELECT hour(date), isodow(date), avg(delay) FROM f WHERE {} GROUP BY 1, 2",
                            true),
                    new Shown(
                            "bands",
                            "d0",
                            "SELECT " + LATE + ", avg(delay) FROM f WHERE {} GROUP BY 1",
                            true),
                    new Shown(
                            "spread",
                            "d0",
                            "SELECT CASE WHEN delay = 180 THEN 170 ELSE floor(delay / 10) * 10 END,"
                                    + " count(*) FROM f WHERE {} AND delay BETWEEN -60 AND 180"
                                    + " GROUP BY 1",
                            true),
                    new Shown(
                            "states",
                            "d0",
                            "SELECT state, count(*), avg(delay) FROM f WHERE {} GROUP BY 1",
                            true));

    private static final List<Chosen> FLIGHT_FILTERS =
            List.of(
                    new Chosen("{}", Map.of()),
                    new Chosen(
                            "{\"f0\": {\"any\": [\"CA\", \"NY\"]}}",
                            Map.of("f0", "state IN ('CA', 'NY')")),
                    new Chosen(
                            "{\"f1\": {\"any\": [\"long\"]}, \"f2\": {\"from\": 978912000000, \"to\":"
                                    + " 979430400000}}",
                            Map.of(
                                    "f1",
                                    "distance >= 1500",
                                    "f2",
                                    "date >= '2001-01-08' AND date < '2001-01-15'")));

    private static final String SUPERSTORE_DATA =
            """
            CREATE TABLE o AS SELECT l.*, "Customer Name", Segment, Category, "Sub-Category"
            FROM read_csv('%1$s/orders.csv', types = {'Sales': 'DECIMAL(12,4)',
              'Profit': 'DECIMAL(12,4)', 'Discount': 'DECIMAL(4,2)'}) l
            JOIN read_csv('%1$s/customers.csv') USING ("Customer ID")
            JOIN (SELECT DISTINCT "Product ID", Category, "Sub-Category"
              FROM read_csv('%1$s/products.csv')) USING ("Product ID")
            """;

    private static final String FLIGHT_DATA =
            """
            CREATE TABLE f AS SELECT f.*, a.state
            FROM '%1$s/flights-2001-01.parquet' f
            JOIN read_csv('%1$s/airports.csv') a ON origin = a.iata
            WHERE destination IN (SELECT iata FROM read_csv('%1$s/airports.csv'))
            """;

    @TempDir static Path temporary;

    private Path folder = Path.of("");

    private final Engine engine =
            new Engine(
                    new Planner(NodeCatalog.load(), PipelineReader::read),
                    Clock.systemUTC(),
                    Map.of());
    private Chromium chromium;

    @BeforeAll
    void openAndRun() throws IOException {
        folder = temporary.toRealPath();
        Files.createDirectories(folder.resolve(".millrace"));
        try (Stream<Path> files = Files.walk(Path.of("pipelines"), 2)) {
            for (Path file : files.toList()) {
                var target = folder.resolve(Path.of("pipelines").relativize(file).toString());
                if (Files.isRegularFile(file) && !file.toString().contains("output")) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        var workbench = new Workbench(engine);
        for (String sample : List.of("superstore-sales", "flight-delays")) {
            var ran = workbench.execute(workbench.ready(pipeline(sample), RunCall.PLAIN), _ -> {});
            assertThat(ran.outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        }
        chromium = Chromium.open(Files.createDirectories(folder.resolve("profile")));
    }

    private OpenPipeline pipeline(String sample) {
        return OpenPipeline.read(folder.resolve(sample + ".pipeline.json"));
    }

    @AfterAll
    void close() {
        Chromium.end(chromium);
    }

    @AfterEach
    void nothingIsComplainedOfOrAskedFor() {
        assertThat(chromium.troubles()).isEmpty();
        assertThat(chromium.requests()).isEmpty();
    }

    record Sample(String name, String node, String data, List<Shown> shown, List<Chosen> filters) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(
                        "superstore-sales",
                        "sales_dashboard",
                        SUPERSTORE_DATA,
                        SUPERSTORE,
                        SUPERSTORE_FILTERS),
                new Sample(
                        "flight-delays",
                        "flights_dashboard",
                        FLIGHT_DATA,
                        FLIGHTS,
                        FLIGHT_FILTERS));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyTileShowsWhatIndependentSqlSays(Sample sample) throws Exception {
        var open = pipeline(sample.name());
        var node = new NodeId(sample.node());
        var model = new Workbench(engine).page(open, RunCall.PLAIN, node);
        var file = folder.resolve(sample.name() + ".html");
        Files.writeString(file, new DashboardPage().html(model));
        chromium.open(file, 1440, 1130);
        picture(sample.name() + "-light");

        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var room = new LookRoom(engine);
                var pages = new Pages(room, new Lineages())) {
            statement.execute(sample.data().formatted(folder.resolve("data")));
            for (Chosen set : sample.filters()) {
                chromium.run("millracePage.setFilters(" + set.filters() + ")");
                chromium.settle();
                assertThat(pictures()).as("under %s", set.filters()).isEqualTo(anew());
                var answers =
                        pages.answers(
                                open,
                                RunCall.PLAIN,
                                node,
                                question(sample, set),
                                new Cancellation());
                for (Shown shown : sample.shown()) {
                    var expected = rows(statement, shown, set.where(_ -> true));
                    var obeyed = obeyed(model, shown.tile());
                    assertThat(obeyed.contains("f0")).as(shown.tile()).isEqualTo(shown.adds());
                    assertThat(drawn(shown))
                            .as("%s drawn under %s", shown.tile(), set.filters())
                            .containsExactlyInAnyOrderElementsOf(
                                    rows(statement, shown, set.where(obeyed::contains)));
                    assertThat(answered(answers, shown))
                            .as("%s answered under %s", shown.tile(), set.filters())
                            .containsExactlyInAnyOrderElementsOf(expected);
                }
            }
        }
        chromium.run("millracePage.setFilters({})");
        chromium.settle();
        assertThat(pictures()).as("without filters again").isEqualTo(anew());
        chromium.run("millracePage.setTheme('dark')");
        chromium.settle();
        picture(sample.name() + "-dark");
    }

    /// The filters that a tile of the file says it obeys; of others it says why not.
    private static Set<String> obeyed(Value.Fields model, String tile) {
        var tiles = (Value.Items) member(model, "tiles");
        return tiles.values().stream()
                .map(Value.Fields.class::cast)
                .filter(each -> member(each, "id").equals(Value.of(tile)))
                .flatMap(
                        each ->
                                ((Value.Fields) member(each, "filtered"))
                                        .members().entrySet().stream())
                .filter(each -> each.getValue().equals(Value.of(true)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// What the charts look like, whatever ids their parts have and in which order the lines and
    /// labels of axes come, and with the ramps in use only.
    private Value pictures() {
        return chromium.run(
                """
                [...document.querySelectorAll('.plot svg')].map(each => {
                  const copy = each.cloneNode(true);
                  copy.querySelectorAll('[class*="role-axis-"]').forEach(guide =>
                    guide.append(...[...guide.children].sort((a, b) => a.outerHTML < b.outerHTML ? -1 : 1)));
                  return copy.outerHTML
                    .replace(/<linearGradient (?=.*<linearGradient ).*?<\\/linearGradient>/g, '')
                    .replace(/(clip|gradient_)\\d+/g, '$1');
                })
                """);
    }

    /// The same of charts that are drawn from nothing: a picture that got other rows looks so too.
    private Value anew() {
        chromium.run("millracePage.setTheme('')");
        chromium.settle();
        return pictures();
    }

    private void picture(String name) throws IOException {
        var pictures = Files.createDirectories(Path.of("target/pictures"));
        Files.write(pictures.resolve("dashboard-" + name + ".png"), chromium.picture());
    }

    private static Value.Fields question(Sample sample, Chosen set) {
        var tiles = sample.shown().stream().<Value>map(s -> Value.of(s.tile())).distinct().toList();
        return Value.fields(
                Map.entry("tiles", new Value.Items(tiles)),
                Map.entry("filters", Json.parse(set.filters())));
    }

    /// What the page draws: keys, then measures.
    private List<String> drawn(Shown shown) {
        var drawn = (Value.Fields) chromium.run("millracePage.drawn('" + shown.tile() + "')");
        var rows = (Value.Items) member(drawn, shown.dataset());
        return rows.values().stream()
                .map(
                        row ->
                                ((Value.Fields) row)
                                        .members().entrySet().stream()
                                                .filter(m -> m.getKey().matches("[km][0-9]+"))
                                                .sorted(Map.Entry.comparingByKey())
                                                .map(m -> text(m.getValue()))
                                                .toList())
                .map(values -> String.join("|", values))
                .toList();
    }

    private static Value member(Value.Fields object, String name) {
        return requireNonNull(object.members().get(name), name);
    }

    private static List<String> answered(Value.Fields answers, Shown shown) {
        var tile = (Value.Fields) member(answers, shown.tile());
        var answer = (Value.Fields) member(tile, shown.dataset());
        var columns =
                ((Value.Fields) member(answer, "columns"))
                        .members().values().stream()
                                .map(each -> ((Value.Items) each).values())
                                .toList();
        var rows = new ArrayList<String>();
        for (int i = 0; i < columns.getFirst().size(); i++) {
            int at = i;
            rows.add(String.join("|", columns.stream().map(each -> text(each.get(at))).toList()));
        }
        return rows;
    }

    private static List<String> rows(java.sql.Statement statement, Shown shown, String where)
            throws SQLException {
        var rows = new ArrayList<String>();
        try (var found = statement.executeQuery(shown.sql().replace("{}", "(" + where + ")"))) {
            int width = found.getMetaData().getColumnCount();
            while (found.next()) {
                var values = new ArrayList<String>();
                for (int i = 1; i <= width; i++) {
                    values.add(text(found.getObject(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Num(var number) -> text((Object) number);
            case Value.Text(String text) -> text;
            case Value.Bool(boolean flag) -> Boolean.toString(flag);
            case Value.Null _, Value.Items _, Value.Fields _ -> "-";
        };
    }

    /// Nine digits, as sums of doubles agree.
    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Number number -> String.format(Locale.ROOT, "%.8e", number.doubleValue());
            default -> value.toString();
        };
    }
}
