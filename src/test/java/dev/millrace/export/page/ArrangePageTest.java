package dev.millrace.export.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.model.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page that is arranged on itself, by a real mouse and real keys: each gesture tells the host
/// once.
class ArrangePageTest {

    private static final String HOST =
            "window.edits = []; window.millrace = {edit: change => window.edits.push(change),"
                    + " leave: () => { window.left = true; }};";

    @TempDir static Path folder;

    private static Path file;
    private static Chromium chromium;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.open(folder);
        file = folder.resolve("page.html");
        Files.writeString(file, new DashboardPage().served(model(), HOST));
    }

    private static Fields model() {
        return new StoreModel(Sale.rows())
                .model()
                .with("tabs", Value.items())
                .with(
                        "board",
                        Json.parse(
                                """
                                {"filters":[{"column":"Region","title":"","kind":"auto","unit":"month"}],
                                 "fields":[{"column":"Region","type":"text"},
                                  {"column":"Order Date","type":"time"}]}
                                """));
    }

    @AfterAll
    static void close() {
        Chromium.end(chromium);
    }

    @BeforeEach
    void load() {
        chromium.open(file, 1440, 1080);
        chromium.run("millracePage.arrange(true)");
        chromium.settle();
    }

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(chromium.troubles()).isEmpty();
    }

    private static double edge(String tile, String side) {
        return chromium.number(
                "document.querySelector('[data-tile=%s]').getBoundingClientRect().%s"
                        .formatted(tile, side));
    }

    private static double count(String selector) {
        return chromium.number("document.querySelectorAll('" + selector + "').length");
    }

    private static List<Fields> edits() {
        return ((Value.Items) chromium.run("edits"))
                .values().stream().map(Fields.class::cast).toList();
    }

    private static Fields place(Fields edit, String tile) {
        return ((Value.Items) requireNonNull(edit.get("tiles")))
                .values().stream()
                        .map(Fields.class::cast)
                        .filter(each -> Value.of(tile).equals(each.get("tile")))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<Long> numbers(Fields place) {
        return List.of("x", "y", "width", "height").stream()
                .map(name -> ((Value.Num) requireNonNull(place.get(name))).value().longValue())
                .toList();
    }

    private static void dragTile(String tile, double dx, double dy) {
        double x = edge(tile, "left") + 60;
        double y = edge(tile, "top") + 18;
        chromium.drag(x, y, x + dx, y + dy);
        chromium.drop(x + dx, y + dy);
    }

    @Test
    void aTileIsDraggedAndTheOthersMakeWay() {
        double by = edge("by_group", "left") - edge("by_month", "left");
        dragTile("by_month", by, 0);
        var edit = edits();
        assertThat(edit).hasSize(1);
        assertThat(numbers(place(edit.getFirst(), "by_month"))).startsWith(30L, 1L);
        assertThat(count(".hole")).isZero();
        assertThat(count(".held")).isZero();
        assertThat(edge("by_month", "left")).isGreaterThan(600);
    }

    @Test
    void aTileIsSizedAtItsCornerAndNotBelowItsLeast() {
        double x = edge("by_month", "right") - 3;
        double y = edge("by_month", "bottom") - 3;
        double width = edge("by_month", "width");
        chromium.drag(x, y, x - width / 2, y + 117);
        chromium.drop(x - width / 2, y + 117);
        assertThat(numbers(place(edits().getFirst(), "by_month"))).containsExactly(0L, 1L, 15L, 4L);
        chromium.drag(edge("by_month", "right") - 3, edge("by_month", "bottom") - 3, 5, 5);
        chromium.drop(5, 5);
        assertThat(numbers(place(edits().getLast(), "by_month"))).containsExactly(0L, 1L, 15L, 2L);
    }

    @Test
    void escapeTakesADragBackAndAClickMovesNothing() {
        double left = edge("by_month", "left");
        double x = left + 60;
        double y = edge("by_month", "top") + 18;
        chromium.drag(x, y, x + 500, y + 300);
        assertThat(count(".hole")).isEqualTo(1);
        chromium.press("Escape", 27);
        chromium.drop(x + 500, y + 300);
        chromium.clickAt(x, y);
        assertThat(edits()).isEmpty();
        assertThat(edge("by_month", "left")).isEqualTo(left);
    }

    @Test
    void keysMoveAndSizeAsOneGestureThatIsSaid() {
        chromium.run("document.querySelector('[data-tile=sales]').focus()");
        chromium.press("ArrowRight", 39);
        chromium.press("ArrowRight", 39);
        assertThat(chromium.say("document.getElementById('arrange-said').textContent"))
                .isEqualTo("Sales: column 25, row 1, 12 wide, 1 high. 1 other tile makes way.");
        chromium.press("ArrowDown", 40, 8);
        assertThat(edits()).isEmpty();
        chromium.press("Enter", 13);
        assertThat(edits()).hasSize(1);
        assertThat(numbers(place(edits().getFirst(), "sales"))).containsExactly(24L, 0L, 12L, 2L);
        chromium.press("ArrowLeft", 37);
        chromium.press("Escape", 27);
        chromium.press("Enter", 13);
        assertThat(edits()).hasSize(1);
    }

    @Test
    void anAnswerWithTheSamePlacesLeavesThePageAsItIs() {
        chromium.run("millracePage.setFilters({f0: {any: ['East']}})");
        chromium.run("scrollTo(0, 100)");
        chromium.run("window.kept = document.querySelector('[data-tile=heat] svg')");
        var now = "JSON.parse(document.getElementById('model').textContent)";
        chromium.run(
                "(m => { m.tiles[5].place = {tab: 0, x: 30, y: 9, w: 30, h: 3}; m.subtitle = 'New';"
                        + " millracePage.show(m); })("
                        + now
                        + ")");
        chromium.settle();
        assertThat(chromium.holds("kept === document.querySelector('[data-tile=heat] svg')"))
                .isTrue();
        assertThat(chromium.number("scrollY")).isEqualTo(100);
        assertThat(chromium.run("millracePage.filters()"))
                .isEqualTo(Json.parse("{\"f0\":{\"any\":[\"East\"]}}"));
        assertThat(chromium.say("document.querySelector('.titles p').textContent"))
                .startsWith("New");
    }

    @Test
    void tabsAreAddedNamedFilledAndRemoved() {
        chromium.click("#bench-tab-add");
        assertThat(edits().getLast().get("tabs")).isEqualTo(Json.parse("[\"Page 1\",\"Page 2\"]"));
        chromium.run("document.getElementById('bench-tab').value = 'Details'");
        chromium.run("document.getElementById('bench-tab').dispatchEvent(new Event('change'))");
        assertThat(edits().getLast().get("tabs")).isEqualTo(Json.parse("[\"Page 1\",\"Details\"]"));
        chromium.click("#tab-of-0");
        double x = edge("sales", "left") + 60;
        double y = edge("sales", "top") + 18;
        var tab = "document.getElementById('tab-of-1').getBoundingClientRect()";
        double toX = chromium.number(tab + ".left") + 10;
        double toY = chromium.number(tab + ".top") + 10;
        chromium.drag(x, y, toX, toY);
        chromium.drop(toX, toY);
        assertThat(place(edits().getLast(), "sales").get("tab")).isEqualTo(Value.of(1));
        assertThat(count("#tab-1 [data-tile=sales]")).isEqualTo(1);
        chromium.click("#bench-tab-left");
        assertThat(edits().getLast().get("tabs")).isEqualTo(Json.parse("[\"Details\",\"Page 1\"]"));
        assertThat(place(edits().getLast(), "sales").get("tab")).isNull();
        chromium.click("#bench-tab-remove");
        assertThat(edits().getLast().get("tabs")).isEqualTo(Json.parse("[\"Page 1\"]"));
        assertThat(count("#tab-0 .tile")).isEqualTo(12);
    }

    @Test
    void aFilterIsAdded() throws IOException {
        chromium.click("#bench-filters");
        chromium.run("document.getElementById('filter-add').value = 'Order Date'");
        chromium.run("document.getElementById('filter-add').dispatchEvent(new Event('change'))");
        picture("arrange-filters-light");
        chromium.click(".filterlist li:nth-child(2) button[aria-label=\"Move Order Date up\"]");
        chromium.click("#filters-keep");
        assertThat(edits().getLast().get("filters"))
                .isEqualTo(Json.parse("[{\"column\":\"Order Date\"},{\"column\":\"Region\"}]"));
    }

    @Test
    void pictures() throws IOException {
        for (var theme : List.of("light", "dark")) {
            chromium.run("millracePage.setTheme('" + theme + "')");
            double x = edge("by_month", "left") + 60;
            double y = edge("by_month", "top") + 18;
            chromium.drag(x, y, x + 500, y + 60);
            picture("arrange-" + theme);
            chromium.press("Escape", 27);
            chromium.drop(x, y);
        }
        assertThat(edits()).isEmpty();
    }

    private static void picture(String name) throws IOException {
        var pictures = Files.createDirectories(Path.of("target/pictures"));
        Files.write(pictures.resolve(name + ".png"), chromium.picture());
    }
}
