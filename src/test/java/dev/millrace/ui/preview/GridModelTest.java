package dev.millrace.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookQuery.Filter;
import dev.millrace.engine.look.LookQuery.Order;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GridModelTest {

    private static final double WIDTH = 1_000;
    private static final double HEIGHT = 400;

    private final Hands hands = new Hands();
    private final GridModel model = new GridModel(hands.threads);

    private Generated show(Generated source) {
        model.resized(WIDTH, HEIGHT);
        model.show("port", source.schema, source, source.first());
        hands.pass();
        return source;
    }

    private static Filter south() {
        return new Filter("Region", LookQuery.Test.EQUALS, "South");
    }

    @Test
    void showsTheFirstRowsAtOnce() {
        var source = Made.orders(50);
        model.resized(WIDTH, HEIGHT);
        model.show("port", source.schema, source, source.first());
        assertThat(source.asked).isEmpty();
        assertThat(model.rows().value(0, "Product Name"))
                .isEqualTo("Bush Somerset Collection Bookcase");
        assertThat(model.rows().extent()).isEqualTo(50);
    }

    @Test
    void asksOnlyForPagesNearThoseInView() {
        var source = show(Made.orders(10_000_000));
        source.asked.clear();
        model.scrollTo(0, 5_000_000 * GridScroll.ROW);
        assertThat(model.rows().has(5_000_000)).isFalse();
        hands.pass();
        assertThat(source.asked("rows")).isBetween(1L, 2L);
        assertThat(model.rows().has(5_000_000)).isTrue();
    }

    @Test
    void asksOnceForWhatIsScrolledPast() {
        var source = show(Made.orders(10_000_000));
        source.asked.clear();
        for (int i = 0; i < 1_000; i++) {
            model.scrollTo(0, i * 100_000.0);
        }
        hands.pass();
        assertThat(source.asked("rows")).isBetween(1L, 2L);
    }

    @Test
    void holdsFewPages() {
        show(Made.orders(10_000_000));
        for (int i = 0; i < 200; i++) {
            model.scrollTo(0, i * 100_000.0);
            hands.pass();
        }
        assertThat(model.rows().now().orElseThrow().pagesHeld()).isLessThanOrEqualTo(50);
    }

    @Test
    void holdsFewCellsOfWideTables() {
        var source = show(Made.wide(10_000));
        for (int i = 0; i < 100; i++) {
            model.scrollTo(0, i * 2_000.0);
            hands.pass();
        }
        var rows = model.rows().now().orElseThrow();
        assertThat(rows.pagesHeld() * rows.pageRows() * source.schema.columns().size())
                .isLessThanOrEqualTo(1_500_000);
    }

    @Test
    void scrollsOnWhileTheCountIsUnknown() {
        var source = Made.orders(1_000);
        source.countIsKnown = false;
        show(source);
        long before = model.rows().extent();
        model.cursor().vertically(true, false);
        hands.pass();
        assertThat(model.rows().extent()).isGreaterThan(before);
        for (int i = 0; i < 10; i++) {
            model.cursor().vertically(true, false);
            hands.pass();
        }
        assertThat(model.rows().extent()).isEqualTo(1_000);
        assertThat(model.rows().count().orElseThrow().exact()).hasValue(1_000);
    }

    @Test
    void asksForStatisticsOfColumnsInViewOnce() {
        var source = show(Made.wide(1_000));
        assertThat(source.asked("statistics")).isEqualTo(1);
        assertThat(model.facts().of("column_0")).isPresent();
        assertThat(model.facts().of("column_100")).isEmpty();
        model.scrollTo(0, 5_000);
        hands.pass();
        assertThat(source.asked("statistics")).isEqualTo(1);
        model.scrollTo(12_000, 5_000);
        hands.pass();
        assertThat(source.asked("statistics")).isEqualTo(2);
    }

    @Test
    void keepsWhatThePersonSetWhenTheRowsChange() {
        show(Made.orders(1_000));
        model.edits().hide(List.of("Category"));
        model.edits().resize("Sales", 300);
        model.edits().move(0, 2);
        model.query(new LookQuery(List.of(new Order("Sales", true)), List.of(south())));
        hands.pass();
        model.cursor().to(40, 3, false);
        model.scrollTo(50, 900);
        show(Made.orders(2_000));
        assertThat(model.columns().hidden()).containsExactly("Category");
        assertThat(model.columns().at(2).name()).isEqualTo("Order Date");
        assertThat(model.columns().at(model.columns().placeOf("Sales").orElseThrow()).width())
                .isEqualTo(300);
        assertThat(model.query().filters()).containsExactly(south());
        assertThat(model.query().order()).containsExactly(new Order("Sales", true));
        assertThat(model.scroll().y()).isEqualTo(900);
        assertThat(model.scroll().x()).isEqualTo(50);
        assertThat(model.cursor().selection().orElseThrow().row()).isEqualTo(40);
    }

    @Test
    void dropsWhatAsksForColumnsThatAreGone() {
        show(Made.orders(1_000));
        model.query(new LookQuery(List.of(new Order("Sales", true)), List.of(south())));
        show(new Generated(Made.schema("Region", "VARCHAR"), 10, (row, _) -> "South"));
        assertThat(model.query().order()).isEmpty();
        assertThat(model.query().filters()).containsExactly(south());
        assertThat(model.rows().extent()).isEqualTo(10);
    }

    @Test
    void remembersEachPort() {
        show(Made.orders(1_000));
        model.query(new LookQuery(List.of(), List.of(south())));
        var other = Made.orders(1_000);
        model.show("other", other.schema, other, other.first());
        assertThat(model.query()).isEqualTo(LookQuery.ALL);
        assertThat(model.scroll().y()).isZero();
        show(Made.orders(1_000));
        assertThat(model.query().filters()).containsExactly(south());
    }

    @Test
    void showsTheRowsOfBeforeUntilThoseOfNowAreHere() {
        show(Made.orders(1_000));
        model.query(new LookQuery(List.of(new Order("Sales", true)), List.of()));
        var first = model.rows().value(0, "Product Name");
        assertThat(first).isEqualTo("Bush Somerset Collection Bookcase");
        assertThat(model.rows().extent()).isEqualTo(1_000);
        hands.pass();
        assertThat(model.rows().value(0, "Sales")).isGreaterThan("9");
    }

    @Test
    void dropsLateAnswersOfAnOldSource() {
        var slow = new Held(Made.orders(1_000));
        model.resized(WIDTH, HEIGHT);
        model.show("port", slow.schema(), slow, slow.first());
        model.scrollTo(0, 500 * GridScroll.ROW);
        hands.pass();
        var late = List.copyOf(slow.pages);
        var now = Made.orders(20);
        model.show("port", now.schema, now, now.first());
        hands.pass();
        assertThat(late).isNotEmpty().allMatch(answer -> answer.isCancelled());
        assertThat(model.rows().extent()).isEqualTo(20);
        assertThat(model.rows().has(500)).isFalse();
    }

    @Test
    void cancelsWhatWasScrolledAwayFrom() {
        var slow = new Held(Made.orders(100_000));
        model.resized(WIDTH, HEIGHT);
        model.show("port", slow.schema(), slow, slow.first());
        model.scrollTo(0, 50_000 * GridScroll.ROW);
        hands.pass();
        var away = slow.pages.getLast();
        model.scrollTo(0, 90_000 * GridScroll.ROW);
        hands.pass();
        assertThat(away.isCancelled()).isTrue();
        assertThat(model.words().isFailed(model)).isFalse();
        assertThat(model.isSlow()).isTrue();
    }

    @Test
    void saysWhyThereAreNoRows() {
        model.clear("Select a node.");
        assertThat(model.words().message(model).orElseThrow().text()).isEqualTo("Select a node.");
        show(Made.orders(0));
        assertThat(model.words().message(model).orElseThrow().text()).isEqualTo("No rows");
        show(Made.orders(5));
        assertThat(model.words().message(model)).isEmpty();
        model.query(
                new LookQuery(
                        List.of(), List.of(new Filter("Region", LookQuery.Test.EQUALS, "?"))));
        hands.pass();
        assertThat(model.words().message(model).orElseThrow().hint()).contains("filter");
        model.fail(new GridFailure("It broke.", "Mend it."));
        assertThat(model.words().message(model).orElseThrow())
                .isEqualTo(new GridFailure("It broke.", "Mend it."));
        show(Made.orders(5));
        assertThat(model.words().isFailed(model)).isFalse();
    }

    @Test
    void asksNoMoreOnceItFailed() {
        var slow = new Held(Made.orders(100_000));
        model.resized(WIDTH, HEIGHT);
        model.show("port", slow.schema(), slow, slow.first());
        model.scrollTo(0, 50_000 * GridScroll.ROW);
        hands.pass();
        int asked = slow.pages.size();
        slow.fail("gone");
        hands.pass();
        assertThat(slow.pages).hasSize(asked);
        assertThat(model.words().message(model).orElseThrow().text()).isEqualTo("gone");
    }

    @Test
    void asksNotAgainForPagesThatComeShort() {
        var slow = new Held(Made.orders(100_000));
        model.resized(WIDTH, HEIGHT);
        model.show("port", slow.schema(), slow, slow.first());
        hands.pass();
        int asked = slow.pages.size();
        slow.answer();
        hands.pass();
        assertThat(slow.pages).hasSize(asked);
    }

    @Test
    void sortsFromNoneToAscendingToDescending() {
        var once = QueryEdits.sorted(LookQuery.ALL, "a", false);
        var twice = QueryEdits.sorted(once, "a", false);
        assertThat(once.order()).containsExactly(new Order("a", false));
        assertThat(twice.order()).containsExactly(new Order("a", true));
        assertThat(QueryEdits.sorted(twice, "a", false).order()).isEmpty();
        var both = QueryEdits.sorted(once, "b", true);
        assertThat(both.order()).containsExactly(new Order("a", false), new Order("b", false));
        assertThat(QueryEdits.sorted(both, "a", true).order())
                .containsExactly(new Order("a", true), new Order("b", false));
    }

    @Test
    void hidesAnyColumnButTheLast() {
        show(Made.orders(5));
        model.edits().hide(Set.copyOf(Made.orders(5).schema.names()));
        assertThat(model.columns().size()).isEqualTo(1);
        model.edits().showAll();
        assertThat(model.columns().size()).isEqualTo(24);
    }

    @Test
    void selectsRanges() {
        show(Made.orders(1_000));
        model.cursor().to(10, 3, false);
        model.cursor().by(-4, 2, true);
        var range = model.cursor().selection().orElseThrow();
        assertThat(range.firstRow()).isEqualTo(6);
        assertThat(range.lastRow(1_000)).isEqualTo(10);
        assertThat(range.firstColumn()).isEqualTo(3);
        assertThat(range.lastColumn(24)).isEqualTo(5);
        model.cursor().form(GridSelection.Form.ALL);
        var all = model.cursor().selection().orElseThrow();
        assertThat(all.lastRow(1_000)).isEqualTo(999);
        assertThat(all.lastColumn(24)).isEqualTo(23);
    }

    @Test
    void bringsTheCurrentCellIntoView() {
        show(Made.orders(10_000_000));
        model.cursor().edge(true, true, false);
        assertThat(model.scroll().lastRow()).isEqualTo(9_999_999);
        assertThat(model.scroll().x()).isEqualTo(model.scroll().mostX());
        model.cursor().edge(false, true, false);
        assertThat(model.scroll().y()).isZero();
    }

    @Test
    void makesColumnsAsWideAsTheirValuesWithinBounds() {
        show(Made.trouble());
        assertThat(model.columns().at(1).width()).isEqualTo(GridColumn.MOST_AT_FIRST);
        assertThat(model.columns().at(0).width()).isBetween(96.0, 130.0);
        model.edits().fit(1);
        assertThat(model.columns().at(1).width()).isEqualTo(GridColumn.MOST);
    }
}
