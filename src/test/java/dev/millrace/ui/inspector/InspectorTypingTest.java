package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.ui.fx.OneRobot;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What happens under the hands of a person who types.
class InspectorTypingTest extends InWindows {

    private final FxRobot robot = OneRobot.ROBOT;

    @Test
    void typingIsOneStepOfUndo() {
        var opened = windows.shown(windows.open("transform.filter", "{\"condition\": \"a\"}"));
        windows.run(opened.view::focusFirst);
        robot.type(KeyCode.END).write(" > 12");
        windows.run(
                () -> {
                    assertThat(opened.node().settings())
                            .isEqualTo(Windows.json("{\"condition\": \"a > 12\"}"));
                    assertThat(opened.document.timeline().undoName())
                            .isEqualTo("Set Keep rows where of N");
                    opened.document.undo();
                    assertThat(opened.node().settings())
                            .isEqualTo(Windows.json("{\"condition\": \"a\"}"));
                    assertThat(opened.the("setting-condition", CodeArea.class).getText())
                            .isEqualTo("a");
                });
    }

    @Test
    void theCaretStaysWhereAPersonTypes() {
        var opened = windows.shown(windows.open("storage.csv", "{\"path\": \"ab\"}"));
        windows.run(
                () -> {
                    opened.view.focusFirst();
                    opened.the("setting-path", TextField.class).positionCaret(1);
                });
        robot.write("xy");
        windows.run(
                () -> {
                    var path = opened.the("setting-path", TextField.class);
                    assertThat(path.getText()).isEqualTo("axyb");
                    assertThat(path.getCaretPosition()).isEqualTo(3);
                    assertThat(path.isFocused()).isTrue();
                });
    }

    @Test
    void anEditElsewhereShowsInPlace() {
        var opened = windows.shown(windows.open("storage.csv", "{\"path\": \"ab\"}"));
        windows.run(opened.view::focusFirst);
        var path = windows.get(() -> opened.the("setting-path", TextField.class));
        windows.run(
                () -> opened.edits.settings(Opened.N, "x", "", Windows.json("{\"path\": \"cd\"}")));
        windows.run(
                () -> {
                    assertThat(opened.the("setting-path", TextField.class)).isSameAs(path);
                    assertThat(path.getText()).isEqualTo("cd");
                    assertThat(path.isFocused()).isTrue();
                });
    }

    @Test
    void tabLeavesTheSqlAndGoesOn() {
        var opened = windows.shown(windows.open("transform.join", "{\"on\": [\"a\"]}"));
        windows.run(() -> opened.the("setting-condition", CodeArea.class).requestFocus());
        robot.type(KeyCode.TAB);
        windows.run(
                () -> {
                    assertThat(opened.the("setting-suffix", TextField.class).isFocused()).isTrue();
                    assertThat(opened.the("setting-condition", CodeArea.class).getText()).isEmpty();
                });
    }

    @Test
    void growsWithTheSql() {
        var opened = windows.shown(windows.open("transform.filter", "{\"condition\": \"a\"}"));
        var area = windows.get(() -> opened.the("setting-condition", CodeArea.class));
        double low = windows.get(area::getHeight);
        windows.run(() -> area.replaceText("a\nAND b\nAND c"));
        WaitForAsyncUtils.waitForFxEvents(20);
        double three = windows.get(area::getHeight);
        windows.run(() -> area.replaceText("a\n".repeat(40)));
        WaitForAsyncUtils.waitForFxEvents(20);
        assertThat(three).isGreaterThan(low * 1.8);
        assertThat(windows.get(area::getHeight)).isBetween(three + 10, 130.0);
    }

    @Test
    void completesAColumnInSql() {
        var opened =
                windows.shown(
                        windows.get(
                                () -> {
                                    var made = windows.joined("transform.filter", "in", "{}");
                                    made.found(
                                            List.of(),
                                            new Port(new NodeId("a"), ""),
                                            "Order Date",
                                            "qty");
                                    return made;
                                }));
        windows.run(opened.view::focusFirst);
        robot.write("ord").press(KeyCode.CONTROL).type(KeyCode.SPACE).release(KeyCode.CONTROL);
        robot.type(KeyCode.ENTER);
        windows.run(
                () ->
                        assertThat(opened.node().settings())
                                .isEqualTo(
                                        Windows.json("{\"condition\": \"\\\"Order Date\\\"\"}")));
    }

    @Test
    void addsAndOrdersColumns() {
        var opened =
                windows.shown(windows.open("transform.aggregate", "{\"group\": [\"a\", \"b\"]}"));
        windows.run(() -> opened.the("setting-group-add", TextField.class).requestFocus());
        robot.write("c").type(KeyCode.ENTER);
        windows.run(() -> opened.find("setting-group[2]").orElseThrow().requestFocus());
        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        windows.run(
                () ->
                        assertThat(opened.node().settings())
                                .isEqualTo(Windows.json("{\"group\": [\"a\", \"c\", \"b\"]}")));
        robot.type(KeyCode.DELETE);
        windows.run(
                () ->
                        assertThat(opened.node().settings())
                                .isEqualTo(Windows.json("{\"group\": [\"a\", \"b\"]}")));
    }

    @Test
    void renamesTheNodeAndKeepsTheFocusInTheForm() {
        var opened = windows.shown(windows.open("transform.filter", "{\"condition\": \"x\"}"));
        windows.run(() -> opened.the("inspector-id", TextField.class).requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        robot.write("big_ones").type(KeyCode.TAB);
        windows.run(
                () -> {
                    assertThat(opened.document.pipeline().nodes())
                            .containsOnlyKeys(new NodeId("big_ones"));
                    assertThat(opened.the("inspector-enabled", ToggleSwitch.class).isFocused())
                            .isTrue();
                    opened.the("setting-condition", CodeArea.class).replaceText("y");
                    assertThat(opened.document.selectedNode().orElseThrow().settings())
                            .isEqualTo(Windows.json("{\"condition\": \"y\"}"));
                });
    }
}
