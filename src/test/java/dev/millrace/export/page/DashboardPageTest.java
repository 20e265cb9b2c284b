package dev.millrace.export.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.model.Value;
import dev.millrace.model.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page in a real browser without a network, by real clicks and keys. What it draws is read
/// back and equals what plain streams over the same rows say.
class DashboardPageTest {

    private static final List<Sale> SALES = Sale.rows();

    @TempDir static Path folder;

    private static Path file;
    private static Chromium chromium;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.open(folder);
        file = folder.resolve("page.html");
        Files.writeString(file, new DashboardPage().html(new StoreModel(SALES).model()));
    }

    @AfterAll
    static void close() {
        Chromium.end(chromium);
    }

    @BeforeEach
    void load() {
        chromium.open(file, 1440, 1080);
    }

    @AfterEach
    void nothingIsComplainedOfOrAskedFor() {
        assertThat(chromium.troubles()).isEmpty();
        assertThat(chromium.requests()).isEmpty();
    }

    @Test
    void drawsEveryTile() {
        assertThat(chromium.number("document.querySelectorAll('.tile').length")).isEqualTo(12);
        assertThat(chromium.number("document.querySelectorAll('.state').length")).isZero();
        for (var tile : List.of("by_month", "heat", "by_group", "discount", "by_region")) {
            assertThat(
                            chromium.number(
                                    "document.querySelectorAll('[data-tile=%s] svg .mark-%s path').length"
                                            .formatted(tile, mark(tile))))
                    .as(tile)
                    .isGreaterThan(2);
        }
        sameAsStreams(_ -> true);
    }

    private static String mark(String tile) {
        return switch (tile) {
            case "by_month" -> "area";
            case "discount" -> "symbol";
            default -> "rect";
        };
    }

    @Test
    void filtersByAChoiceThatIsClicked() {
        chromium.click("[data-filter=f0] .filter");
        for (int other : List.of(1, 3, 4)) {
            chromium.click("[data-filter=f0] .choices label:nth-child(" + other + ")");
        }
        sameAsStreams(Sale.in("East"));
        assertThat(chromium.say("document.querySelector('[data-filter=f0] .filter b').textContent"))
                .isEqualTo("East");
        chromium.click("[data-filter=f0] .panel .plain");
        sameAsStreams(_ -> true);
    }

    @Test
    void filtersByAYearAndComparesWholeYearsOnly() {
        chromium.click("[data-filter=f2] .filter");
        chromium.click("[data-filter=f2] .row.wrap button:nth-child(3)");
        sameAsStreams(sale -> sale.date().getYear() == 2016);
        assertThat(text("[data-tile=sales] .change")).isEqualTo("no year to compare with");
        chromium.run("millracePage.setFilters({f2: {from: null, to: Date.UTC(2017, 5, 1)}})");
        assertThat(text("[data-tile=sales] .change")).contains(" on 2015,");
    }

    @Test
    void comparesTheLastYearWithTheOneBefore() {
        double now = sum(sale -> sale.date().getYear() == 2017);
        double before = sum(sale -> sale.date().getYear() == 2016);
        assertThat(text("[data-tile=sales] .change"))
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "▲+%.1f\u00a0%% on 2016, better",
                                (now - before) / before * 100));
    }

    @Test
    void saysNoRowsWhereNoneAreLeft() {
        chromium.click("[data-filter=f0] .filter");
        chromium.click("[data-filter=f0] .plain:nth-child(2)");
        assertThat(text("[data-tile=by_month] .state")).isEqualTo("No rows for these filters");
        assertThat(number("sales", "m0")).isNull();
    }

    @Test
    void crossFiltersByAClickOnABar() {
        var bars = "[data-tile=by_group] .role-mark.mark-rect > path";
        double place =
                chromium.number(
                        "[...document.querySelectorAll('%s')].findIndex(bar => bar.__data__.datum.k0 === 'Copiers')"
                                .formatted(bars));
        var bar = bars + ":nth-child(%.0f)".formatted(place + 1);
        chromium.click(bar);
        Predicate<Sale> copiers = sale -> sale.group().equals("Copiers");
        figuresOf("by_region", copiers, Sale::region);
        assertThat(rows("by_group")).as("shows what was picked among all").hasSize(17);
        assertThat(
                        chromium.number(
                                "document.querySelectorAll('[data-tile=by_group] .mark-rect path[opacity=\"0.25\"]').length"))
                .isEqualTo(16);
        assertThat(text(".chip")).isEqualTo("Sub-Category: Copiers×");
        chromium.click(bar);
        figuresOf("by_region", _ -> true, Sale::region);
        chromium.click(bar);
        chromium.press("Escape", 27);
        figuresOf("by_region", _ -> true, Sale::region);
        chromium.click(bar);
        chromium.click(".chip button");
        figuresOf("by_region", _ -> true, Sale::region);
    }

    @Test
    void crossFiltersByAClickIntoASeries() {
        chromium.click("[data-tile=by_month] .mark-area path");
        var picked = chromium.say("millracePage.filters().f1.any[0]");
        figuresOf("by_region", sale -> sale.category().equals(picked), Sale::region);
        assertThat(text("[data-filter=f1] .filter b")).isEqualTo(picked);
    }

    @Test
    void saysOnATileWhyAFilterDoesNotReachIt() {
        chromium.run("millracePage.setFilters({f0: {any: ['East']}})");
        assertThat(text("[data-tile=orders] .badge"))
                .isEqualTo("Not filtered by Region: " + StoreModel.NOT_ADDITIVE);
        assertThat(number("orders", "m0"))
                .isEqualTo((double) SALES.stream().map(Sale::order).distinct().count());
        assertThat(chromium.number("document.querySelectorAll('[data-tile=sales] .badge').length"))
                .isZero();
    }

    @Test
    void keepsTheColourOfACategoryWhenOthersAreGone() {
        var area = "document.querySelectorAll('[data-tile=by_month] .mark-area path')";
        var technology = chromium.say(area + "[2].getAttribute('fill')");
        chromium.run("millracePage.setFilters({f1: {any: ['Technology']}})");
        assertThat(chromium.number(area + ".length")).isEqualTo(1);
        assertThat(chromium.say(area + "[0].getAttribute('fill')")).isEqualTo(technology);
        assertThat(text("[data-tile=by_month] .role-legend")).isEqualTo("Technology");
    }

    @Test
    void stepsThroughMarksByKeysAndSaysThem() {
        chromium.run("document.querySelector('[data-tile=by_group] .plot').focus()");
        chromium.press("ArrowRight", 39);
        var first = text("[aria-live]");
        chromium.press("ArrowRight", 39);
        assertThat(first).startsWith("Sub-Category Copiers, Profit ").endsWith("1 of 17.");
        assertThat(text("[aria-live]")).endsWith("2 of 17.");
        assertThat(chromium.holds("document.querySelector('[data-tile=by_group] .ring').hidden"))
                .isFalse();
        chromium.press("Enter", 13);
        assertThat(chromium.holds("'f3' in millracePage.filters()")).isTrue();
    }

    @Test
    void showsAChartAsATable() {
        chromium.click("[data-tile=by_region] .more");
        chromium.click("[data-tile=by_region] .menu button");
        assertThat(
                        chromium.number(
                                "document.querySelectorAll('[data-tile=by_region] tbody tr').length"))
                .isEqualTo(12);
        assertThat(text("[data-tile=by_region] thead")).isEqualTo("RegionSegmentSales");
    }

    @Test
    void saysWhereATileComesFrom() {
        chromium.click("[data-tile=by_region] .more");
        chromium.click("[data-tile=by_region] .menu button:last-child");
        assertThat(text(".sheet"))
                .contains("enriched", "6,000", "orders.Sales")
                .containsPattern("42, (today|yesterday) ");
        chromium.press("Escape", 27);
        assertThat(chromium.holds("document.querySelector('.sheet') === null")).isTrue();
    }

    @Test
    void namesEachChartByItsSummary() {
        assertThat(chromium.say("document.querySelector('[data-tile=heat] [role=img]').ariaLabel"))
                .isEqualTo("When orders come. Made for a test.");
        chromium.run("millracePage.setFilters({f0: {any: ['East']}})");
        assertThat(
                        chromium.say(
                                "document.querySelector('[data-tile=by_region] [role=img]').ariaLabel"))
                .startsWith("Sales by region and segment. Sales in 3 groups, most for East, ")
                .endsWith("Only where Region is East.");
    }

    @Test
    void leavesNoViewBehind() {
        chromium.run("millracePage.setFilters({f0: {any: ['East']}})");
        double before = chromium.number("document.querySelectorAll('*').length");
        for (int i = 0; i < 5; i++) {
            chromium.run("millracePage.setFilters({f0: {any: ['West']}})");
            chromium.run("millracePage.setFilters({f0: {any: ['East']}})");
        }
        assertThat(chromium.number("document.querySelectorAll('*').length")).isEqualTo(before);
    }

    /// All that is additive, under a condition.
    private static void sameAsStreams(Predicate<Sale> holds) {
        var kept = SALES.stream().filter(holds).toList();
        double sales = kept.stream().mapToDouble(Sale::sales).sum();
        double profit = kept.stream().mapToDouble(Sale::profit).sum();
        assertThat(amount(rows("sales").getFirst(), "m0")).isCloseTo(sales, within(1e-3));
        assertThat(amount(rows("profit").getFirst(), "m0")).isCloseTo(profit, within(1e-3));
        assertThat(amount(rows("margin").getFirst(), "m0")).isCloseTo(profit / sales, within(1e-6));
        figuresOf("by_region", holds, Sale::region);
        figuresOf("segments", holds, Sale::segment);
        figuresOf("best", holds, Sale::customer);
        figuresOf("heat", holds, sale -> sale.date().getMonthValue());
        figuresOf(
                "by_month",
                holds,
                sale -> LocalDate.of(sale.date().getYear(), sale.date().getMonth(), 1));
        var discounts = new HashMap<Object, Double>();
        rows("discount")
                .forEach(row -> discounts.put(plain(Tree.member(row, "k0")), amount(row, "m0")));
        kept.stream()
                .collect(groupingBy(Sale::group))
                .forEach(
                        (group, rows) ->
                                assertThat(discounts.get(group))
                                        .isCloseTo(
                                                rows.stream()
                                                        .mapToDouble(Sale::discount)
                                                        .average()
                                                        .orElseThrow(),
                                                within(1e-6)));
    }

    /// The sum of sales by the first key of a tile.
    private static void figuresOf(String tile, Predicate<Sale> holds, Function<Sale, Object> key) {
        var wanted =
                SALES.stream()
                        .filter(holds)
                        .collect(
                                groupingBy(
                                        sale -> plainKey(key.apply(sale)),
                                        summingDouble(Sale::sales)));
        var drawn = new HashMap<Object, Double>();
        rows(tile)
                .forEach(
                        row ->
                                drawn.merge(
                                        plain(Tree.member(row, "k0")),
                                        amount(row, "m0"),
                                        Double::sum));
        assertThat(drawn.keySet()).as(tile).isEqualTo(wanted.keySet());
        drawn.forEach(
                (group, sum) ->
                        assertThat(sum).as(tile).isCloseTo(wanted.get(group), within(1e-3)));
    }

    private static Object plainKey(Object key) {
        return switch (key) {
            case LocalDate day -> Sale.at(day);
            case Integer number -> number.longValue();
            default -> key;
        };
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Num(var number) -> number.longValue();
            case Value.Text(var text) -> text;
            default -> value;
        };
    }

    private static double sum(Predicate<Sale> holds) {
        return SALES.stream().filter(holds).mapToDouble(Sale::sales).sum();
    }

    private static double amount(Fields row, String name) {
        return Tree.number(row, name);
    }

    private static @Nullable Double number(String tile, String name) {
        var row = rows(tile).getFirst();
        return row.get(name) instanceof Value.Num(var number) ? number.doubleValue() : null;
    }

    private static List<Fields> rows(String tile) {
        return Tree.rows((Fields) chromium.run("millracePage.drawn('" + tile + "')"), "d0");
    }

    private static String text(String selector) {
        return chromium.say("document.querySelector(\"" + selector + "\").textContent");
    }
}
