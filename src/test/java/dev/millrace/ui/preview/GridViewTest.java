package dev.millrace.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookQuery.Filter;
import dev.millrace.engine.look.LookQuery.Order;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// The grid under the hands of a person.
class GridViewTest {

    @BeforeAll
    static void startsTheToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void closesTheWindow() {
        GridWindow.hide();
    }

    private static GridWindow open(Generated source) {
        var window = GridWindow.open(900, 420, true);
        window.show("port", source);
        return window;
    }

    private static String shown(GridWindow window) {
        return window.the("grid-value-part", Label.class).getText();
    }

    private static String clipboard() {
        return GridWindow.get(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void paintsOnlyWhatIsInView() {
        var window = open(Made.orders(10_000_000));
        for (int i = 0; i < 20; i++) {
            window.press(KeyCode.PAGE_DOWN);
            assertThat(GridWindow.get(() -> window.view.surface().cells())).isBetween(1, 14 * 10);
        }
        window.press(KeyCode.CONTROL, KeyCode.END);
        assertThat(window.said()).contains("row 10,000,000");
        assertThat(GridWindow.get(() -> window.view.surface().cells())).isBetween(1, 14 * 12);
    }

    @Test
    void paintsOnlyTheColumnsInView() {
        var source = Made.wide(1_000);
        var window = open(source);
        window.press(KeyCode.END);
        window.press(KeyCode.CONTROL, KeyCode.END);
        assertThat(window.said()).isEqualTo("column_1999, row 1,000: 999.1999");
        assertThat(GridWindow.get(() -> window.view.surface().cells())).isBetween(1, 14 * 12);
        assertThat(source.asked("rows")).isLessThan(8);
    }

    @Test
    void goesWithTheKeys() {
        var window = open(Made.orders(10_000));
        window.press(KeyCode.DOWN);
        window.press(KeyCode.RIGHT);
        assertThat(window.said()).startsWith("Region, row 2: ");
        window.press(KeyCode.SHIFT, KeyCode.DOWN);
        window.press(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(window.selection())
                .isEqualTo(new GridSelection(1, 1, 2, 2, GridSelection.Form.CELLS));
        window.press(KeyCode.HOME);
        assertThat(window.said()).startsWith("Order Date, row 2");
        window.press(KeyCode.CONTROL, KeyCode.A);
        assertThat(window.selection().form()).isEqualTo(GridSelection.Form.ALL);
        window.press(KeyCode.SHIFT, KeyCode.SPACE);
        assertThat(window.selection().form()).isEqualTo(GridSelection.Form.ROWS);
    }

    @Test
    void selectsByMouse() {
        var window = open(Made.orders(10_000));
        window.click(window.cell(2, 1));
        assertThat(window.said()).startsWith("Region, row 3");
        window.drag(window.cell(1, 1), window.cell(4, 3));
        assertThat(window.selection())
                .isEqualTo(new GridSelection(1, 1, 4, 3, GridSelection.Form.CELLS));
    }

    @Test
    void sortsByTheHeader() {
        var window = open(Made.orders(1_000));
        window.click(window.header(2));
        assertThat(window.model.query().order()).containsExactly(new Order("Category", false));
        window.click(window.header(2));
        assertThat(window.model.query().order()).containsExactly(new Order("Category", true));
        window.clickWithShift(window.header(1));
        assertThat(window.model.query().order())
                .containsExactly(new Order("Category", true), new Order("Region", false));
        window.click(window.header(2));
        assertThat(window.model.query().order()).isEmpty();
    }

    @Test
    void resizesAndFitsColumns() {
        var window = open(Made.orders(1_000));
        double before = GridWindow.get(() -> window.model.columns().at(1).width());
        window.drag(window.edge(1), window.edge(1).add(60, 0));
        assertThat(GridWindow.get(() -> window.model.columns().at(1).width()))
                .isEqualTo(before + 60);
        assertThat(window.model.query()).isEqualTo(LookQuery.ALL);
        window.robot.moveTo(window.edge(1));
        window.robot.doubleClickOn(window.edge(1), MouseButton.PRIMARY);
        assertThat(GridWindow.get(() -> window.model.columns().at(1).width()))
                .isLessThan(before + 60);
    }

    @Test
    void copiesWithTheKeys() {
        var window = open(Made.trouble());
        window.click(window.cell(3, 1));
        window.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).isEqualTo("she said \"no\", it's 5 o'clock");
    }

    @Test
    void findsInAllRows() {
        var window = open(Made.orders(50_000));
        window.press(KeyCode.CONTROL, KeyCode.F);
        window.robot.write("see row 30003");
        GridWindow.until(() -> window.model.cursor().selection().orElseThrow().row() == 30_003);
        assertThat(window.said()).isEqualTo("Note, row 30,004: see row 30003");
        window.press(KeyCode.F3);
        assertThat(window.model.words().noticeProperty().get()).contains("other end");
        window.press(KeyCode.ESCAPE);
        assertThat(GridWindow.get(() -> window.view.surface().isFocused())).isTrue();
        assertThat(window.view.findBar().isVisible()).isFalse();
    }

    @Test
    void filtersByTheFunnel() {
        var window = open(Made.orders(1_000));
        GridWindow.until(() -> window.model.facts().of("Region").isPresent());
        window.click(window.funnel(1));
        window.click("grid-filter-top-0");
        assertThat(window.model.query().filters())
                .containsExactly(new Filter("Region", LookQuery.Test.EQUALS, "South"));
        assertThat(GridWindow.get(() -> window.model.rows().value(0, "Region"))).isEqualTo("South");
        window.click("grid-chip-0");
        assertThat(window.model.query()).isEqualTo(LookQuery.ALL);
    }

    @Test
    void filtersWithTheKeys() {
        var window = open(Made.orders(1_000));
        window.press(KeyCode.RIGHT);
        window.press(KeyCode.ALT, KeyCode.DOWN);
        GridWindow.run(() -> window.the("grid-filter-value", TextField.class).setText("Wes"));
        window.click("grid-filter-apply");
        assertThat(window.model.query().filters())
                .containsExactly(new Filter("Region", LookQuery.Test.CONTAINS, "Wes"));
    }

    @Test
    void filtersByAValueFromTheMenu() {
        var window = open(Made.orders(1_000));
        var value = GridWindow.get(() -> window.model.rows().value(2, "Region"));
        window.click(window.cell(2, 1), MouseButton.SECONDARY);
        window.click("grid-only");
        assertThat(window.model.query().filters())
                .containsExactly(
                        new Filter("Region", LookQuery.Test.EQUALS, String.valueOf(value)));
    }

    @Test
    void showsTheWholeValue() {
        var window = open(Made.trouble());
        window.click(window.cell(9, 1));
        window.press(KeyCode.ENTER);
        GridWindow.until(() -> shown(window).equals("1 … 50,000 of 200,000"));
        window.click("grid-value-on");
        assertThat(shown(window)).isEqualTo("50,001 … 100,000 of 200,000");
        window.click(window.cell(9, 1));
        window.press(KeyCode.DOWN);
        assertThat(window.the("grid-value-text", TextArea.class).getText()).isEqualTo("null");
        window.press(KeyCode.DOWN);
        assertThat(window.the("grid-value-note", Label.class).getText()).isEqualTo("NULL");
        window.press(KeyCode.ESCAPE);
        assertThat(GridWindow.get(() -> window.view.lookup("#grid-value"))).isNull();
    }

    @Test
    void showsANestedValueAsATree() {
        var window = open(Made.trouble());
        window.click(window.cell(4, 2));
        window.press(KeyCode.SPACE);
        GridWindow.until(() -> window.view.lookup("#grid-value-tree") != null);
        var tree = window.the("grid-value-tree", ValueTree.class);
        assertThat(tree.getRoot().getChildren()).hasSize(3);
        assertThat(tree.getRoot().getChildren().get(1).getValue().text()).isEqualTo("[3 items]");
    }

    @Test
    void hidesColumnsOfVeryWideTables() {
        var window = open(Made.wide(100));
        window.click("grid-columns-open");
        GridWindow.run(
                () -> window.the("grid-columns-search", TextField.class).setText("column_1234"));
        assertThat((List<?>) window.the("grid-columns-list", ListView.class).getItems()).hasSize(1);
        window.click("grid-columns-none");
        assertThat(window.model.columns().hidden()).containsExactly("column_1234");
    }

    /// The theme lives as long as the program, and knows no view.
    @Test
    void isLetGoOf() {
        var view = new WeakReference<>(GridWindow.open(800, 300, false).view);
        for (int i = 0; i < 20 && view.get() != null; i++) {
            System.gc();
            GridWindow.run(() -> {});
        }
        assertThat(view.get()).isNull();
    }

    @Test
    void opensTheMenuWithTheKeys() {
        var window = open(Made.orders(1_000));
        window.press(KeyCode.RIGHT);
        window.press(KeyCode.SHIFT, KeyCode.F10);
        window.click("grid-hide");
        assertThat(window.model.columns().hidden()).containsExactly("Region");
        assertThat(window.said()).startsWith("Category, row 1: ");
    }

    @Test
    void saysWhatTheCurrentCellHolds() {
        var window = open(Made.trouble());
        window.click(window.cell(1, 1));
        assertThat(window.said()).isEqualTo("text, row 2: empty text");
        window.click(window.cell(11, 1));
        assertThat(window.said()).isEqualTo("text, row 12: NULL");
        assertThat(window.view.surface().getAccessibleText()).isEqualTo(window.said());
    }

    /// An edit elsewhere brings other rows of the same port.
    @Test
    void staysWhereItIsWhenTheRowsChange() {
        var window = open(Made.orders(10_000));
        window.press(KeyCode.CONTROL, KeyCode.END);
        double y = GridWindow.get(() -> window.model.scroll().y());
        window.show("port", Made.orders(10_000));
        assertThat(GridWindow.get(() -> window.model.scroll().y())).isEqualTo(y);
        assertThat(window.said()).contains("row 10,000: ").doesNotContain("not here");
    }

    @Test
    void scrollsByTheWheel() {
        var window = open(Made.orders(10_000));
        window.robot.moveTo(window.cell(1, 1));
        window.robot.scroll(5, javafx.geometry.VerticalDirection.DOWN);
        window.settle();
        assertThat(GridWindow.get(() -> window.model.scroll().y())).isPositive();
    }
}
