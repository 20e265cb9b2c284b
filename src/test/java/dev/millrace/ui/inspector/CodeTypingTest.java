package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.look.EngineFunction;
import dev.millrace.engine.look.EngineFunction.Argument;
import dev.millrace.engine.look.EngineFunction.Kind;
import dev.millrace.engine.look.EngineFunction.Signature;
import dev.millrace.engine.look.TriedValues;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.ui.code.ValuesLine;
import dev.millrace.ui.fx.OneRobot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The editor of expressions under the hands of a person.
class CodeTypingTest extends InWindows {

    private static final Port INPUT = new Port(new NodeId("a"), "");

    private final FxRobot robot = OneRobot.ROBOT;

    private Opened filter(String condition, String... columns) {
        return opened("transform.filter", "{\"condition\": \"" + condition + "\"}", columns);
    }

    private Opened opened(String type, String settings, String... columns) {
        var opened =
                windows.shown(
                        windows.get(
                                () -> {
                                    var made = windows.joined(type, "in", settings);
                                    made.answers.functions = functions();
                                    made.found(List.of(), INPUT, columns);
                                    return made;
                                }));
        windows.run(opened.view::focusFirst);
        robot.type(KeyCode.END);
        return opened;
    }

    static List<EngineFunction> functions() {
        return List.of(
                new EngineFunction(
                        "round",
                        Kind.SCALAR,
                        List.of(
                                signature(new Argument("x", "DOUBLE")),
                                signature(
                                        new Argument("x", "DOUBLE"),
                                        new Argument("precision", "INTEGER"))),
                        "Rounds x to so many decimal places.",
                        List.of("round(42.4332, 2)")),
                new EngineFunction("sum", Kind.AGGREGATE, List.of(signature()), "", List.of()));
    }

    private static Signature signature(Argument... arguments) {
        return new Signature(Arrays.asList(arguments), "", "DOUBLE");
    }

    private void until(Callable<Boolean> there) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> windows.get(there));
        } catch (TimeoutException e) {
            throw new AssertionError("it did not come to this", e);
        }
    }

    private String text(Opened opened, String id) {
        WaitForAsyncUtils.waitForFxEvents();
        return windows.get(() -> opened.the(id, CodeArea.class).getText());
    }

    private String condition(Opened opened) {
        return text(opened, "setting-condition");
    }

    static Optional<Node> inPopup(String id) {
        return Window.getWindows().stream()
                .filter(Popup.class::isInstance)
                .map(window -> window.getScene().lookup("#" + id))
                .filter(node -> node != null)
                .findFirst();
    }

    private List<String> offered() {
        until(() -> inPopup("completions").isPresent());
        return windows.get(
                () ->
                        ((ListView<?>) inPopup("completions").orElseThrow())
                                .getItems().stream().map(CodeTypingTest::label).toList());
    }

    private static String label(Object candidate) {
        return candidate.toString().replaceAll(".*label=([^,]*),.*", "$1");
    }

    @Test
    void aLetterOpensTheListAndTabTakes() {
        var opened = filter("", "Order Date", "Region");
        robot.write("x > o");
        assertThat(offered()).first().isEqualTo("Order Date");
        robot.type(KeyCode.TAB);
        assertThat(condition(opened)).isEqualTo("x > \"Order Date\"");
        assertThat(inPopup("completions")).isEmpty();
        windows.run(
                () ->
                        assertThat(opened.the("setting-condition", CodeArea.class).isFocused())
                                .isTrue());
    }

    @Test
    void arrowsMoveEnterTakesAndEscapeCloses() {
        var opened = filter("", "order_id", "order_day");
        robot.write("ord");
        assertThat(offered()).startsWith("order_id", "order_day");
        robot.type(KeyCode.DOWN, KeyCode.UP, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(condition(opened)).isEqualTo("order_day");
        robot.write(" = or");
        assertThat(offered()).contains("order_id");
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(inPopup("completions")).isEmpty();
        robot.type(KeyCode.ENTER);
        assertThat(condition(opened)).isEqualTo("order_day = or\n");
    }

    @Test
    void aClickTakes() {
        var opened = filter("", "qty", "quantity");
        robot.write("q");
        assertThat(offered()).startsWith("qty", "quantity");
        var row = windows.get(() -> inPopup("completions").orElseThrow().lookupAll(".list-cell"));
        var second =
                windows.get(
                        () ->
                                row.stream()
                                        .filter(
                                                cell ->
                                                        String.valueOf(cell.getAccessibleText())
                                                                .contains("quantity"))
                                        .findFirst()
                                        .orElseThrow());
        assertThat(windows.get(second::getAccessibleText)).isEqualTo("Column quantity, VARCHAR");
        robot.clickOn(second);
        assertThat(condition(opened)).isEqualTo("quantity");
    }

    @Test
    void nothingOpensInATextOrWhileAFileIsShown() {
        var opened = filter("", "qty");
        robot.write("'q");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(inPopup("completions")).isEmpty();
        assertThat(condition(opened)).isEqualTo("'q'");
        windows.run(
                () ->
                        opened.edits.settings(
                                Opened.N, "x", "", Windows.json("{\"condition\": \"q\"}")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(inPopup("completions")).isEmpty();
    }

    @Test
    void aFunctionComesWithItsBracketsAndSaysItsArguments() {
        var opened = filter("", "qty");
        robot.write("rou");
        assertThat(offered()).containsExactly("round");
        until(() -> inPopup("function-card").isPresent());
        robot.type(KeyCode.ENTER);
        assertThat(condition(opened)).isEqualTo("round()");
        until(() -> inPopup("signature-hint").isPresent());
        assertThat(hint()).isEqualTo("round([x DOUBLE]) → DOUBLE");
        robot.write("1, ");
        until(() -> hint().contains("precision"));
        assertThat(hint()).isEqualTo("round(x DOUBLE, [precision INTEGER]) → DOUBLE");
        robot.write("2)");
        until(() -> inPopup("signature-hint").isEmpty());
        assertThat(condition(opened)).isEqualTo("round(1, 2)");
    }

    /// With the current argument in brackets.
    private String hint() {
        return windows.get(
                () ->
                        inPopup("signature-hint")
                                .map(
                                        flow ->
                                                Opened.within(flow)
                                                        .filter(Text.class::isInstance)
                                                        .map(CodeTypingTest::marked)
                                                        .reduce("", String::concat))
                                .orElse(""));
    }

    private static String marked(Node node) {
        var words = ((Text) node).getText();
        return node.getStyleClass().contains("current") ? "[" + words + "]" : words;
    }

    @Test
    void aggregatesAreOfferedInMeasuresOnly() {
        filter("", "qty");
        robot.write("su").press(KeyCode.CONTROL).type(KeyCode.SPACE).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(inPopup("completions")).isEmpty();
        var opened =
                opened(
                        "transform.aggregate",
                        "{\"measures\": [{\"name\": \"m\", \"expression\": \"\"}]}",
                        "qty");
        windows.run(
                () -> opened.the("setting-measures[0].expression", CodeArea.class).requestFocus());
        robot.write("su");
        assertThat(offered()).containsExactly("sum");
    }

    @Test
    void theSidesOfAJoinAreToldApart() {
        var opened = opened("transform.join", "{\"on\": [\"id\"]}");
        windows.run(
                () -> {
                    opened.document.edit(
                            "link",
                            "",
                            before ->
                                    before.linked(Link.of("a", "n.left"))
                                            .linked(Link.of("a", "n.right")));
                    opened.found(List.of(), INPUT, "id", "Sales");
                    opened.the("setting-condition", CodeArea.class).requestFocus();
                });
        robot.write("r.");
        assertThat(offered()).containsExactly("id", "Sales");
        robot.write("s").type(KeyCode.ENTER);
        assertThat(condition(opened)).isEqualTo("r.Sales");
    }

    @Test
    void bracketsAndQuotesComeInPairs() {
        var opened = filter("");
        robot.write("(a = 'x')");
        assertThat(condition(opened)).isEqualTo("(a = 'x')");
        robot.write(" + (").type(KeyCode.BACK_SPACE);
        assertThat(condition(opened)).isEqualTo("(a = 'x') + ");
    }

    @Test
    void whatIsWrongIsUnderlinedAndFoundByF8() {
        var opened = filter("qty + quantty > 1", "qty");
        var area = windows.get(() -> opened.the("setting-condition", CodeArea.class));
        windows.run(
                () ->
                        opened.found(
                                List.of(
                                        Fault.of(
                                                        FaultCode.COLUMN_UNKNOWN,
                                                        "There is no column \"quantty\".")
                                                .at(
                                                        Place.node("n")
                                                                .inSetting("condition")
                                                                .at(6, 13))),
                                INPUT,
                                "qty"));
        assertThat(windows.get(() -> area.getStyleOfChar(8))).contains("code-error");
        assertThat(windows.get(() -> area.getStyleOfChar(4))).doesNotContain("code-error");
        robot.type(KeyCode.HOME, KeyCode.F8);
        assertThat(windows.get(area::getSelectedText)).isEqualTo("quantty");
        robot.type(KeyCode.HOME).write("1 + ").type(KeyCode.ESCAPE);
        assertThat(windows.get(() -> area.getStyleOfChar(12))).contains("code-error");
    }

    @Test
    void aBracketThatIsAloneIsMarkedAtOnce() {
        var opened = filter("");
        var area = windows.get(() -> opened.the("setting-condition", CodeArea.class));
        windows.run(() -> area.replaceText("(1 + (2)"));
        assertThat(windows.get(() -> area.getStyleOfChar(0))).contains("code-alone");
        windows.run(() -> area.moveTo(8));
        assertThat(windows.get(() -> area.getStyleOfChar(5))).contains("code-pair");
        assertThat(windows.get(() -> area.getStyleOfChar(7))).contains("code-pair");
    }

    @Test
    void formatsAndCommentsByKeys() {
        var opened = opened("transform.sql", "{\"sql\": \"select a from t where b\"}");
        var area = windows.get(() -> opened.the("setting-sql", CodeArea.class));
        windows.run(area::requestFocus);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.F);
        robot.release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(text(opened, "setting-sql")).isEqualTo("SELECT a\nFROM t\nWHERE b");
        windows.run(() -> area.moveTo(10));
        robot.press(KeyCode.CONTROL).type(KeyCode.SLASH).release(KeyCode.CONTROL);
        assertThat(text(opened, "setting-sql")).isEqualTo("SELECT a\n-- FROM t\nWHERE b");
        windows.run(() -> area.replaceText("select 1 from t"));
        windows.run(() -> opened.the("format-sql", Hyperlink.class).fire());
        assertThat(text(opened, "setting-sql")).isEqualTo("SELECT 1\nFROM t");
        windows.run(() -> assertThat(opened.document.timeline().undoName()).isNotEmpty());
    }

    @Test
    void columnsThatAreGivenAboveAreOfferedToo() {
        var opened =
                opened(
                        "transform.derive",
                        """
                        {"columns": [["quality", "1"], ["quota", "2"], ["q", ""], ["quarter", "4"]]}
                        """,
                        "quality");
        var area = windows.get(() -> opened.the("setting-columns[2].expression", CodeArea.class));
        windows.run(area::requestFocus);
        robot.write("qu");
        assertThat(offered()).contains("quota").doesNotContain("quarter", "q");
        assertThat(offered().stream().filter("quality"::equals)).hasSize(1);
    }

    @Test
    void theFirstValuesStandBeneath() {
        var opened = filter("qty > 1", "qty");
        until(() -> opened.answers.asked.contains("condition: qty > 1"));
        var line = windows.get(() -> opened.the("values-condition", ValuesLine.class));
        assertThat(windows.get(line::isVisible)).isFalse();
        windows.run(
                () ->
                        opened.answers.told.accept(
                                Optional.of(
                                        new TriedValues(
                                                "BOOLEAN",
                                                Arrays.asList("true", null, "false"),
                                                true))));
        assertThat(windows.get(line::getAccessibleText))
                .isEqualTo("first rows: true, NULL, false, …");
        robot.write("2").type(KeyCode.ESCAPE);
        until(() -> opened.answers.asked.contains("condition: qty > 12"));
        windows.run(() -> opened.answers.told.accept(Optional.empty()));
        assertThat(windows.get(() -> line.getPseudoClassStates().toString())).contains("stale");
        assertThat(windows.get(line::getAccessibleText)).contains("NULL");
        robot.write("3");
        assertThat(windows.get(() -> opened.answers.cancelled)).contains("qty > 12");
        windows.run(() -> opened.the("setting-condition", CodeArea.class).clear());
        assertThat(windows.get(line::isVisible)).isFalse();
    }
}
