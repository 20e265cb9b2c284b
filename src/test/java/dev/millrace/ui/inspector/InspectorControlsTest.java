package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

class InspectorControlsTest extends InWindows {

    @Test
    void takesDigitsForANumberAndSaysSo() {
        var opened = windows.open("transform.limit", "{}");
        windows.run(
                () -> {
                    var rows = opened.the("setting-rows", TextField.class);
                    rows.setText("12x");
                    assertThat(opened.node().settings().isEmpty()).isTrue();
                    assertThat(opened.said()).anyMatch(s -> s.contains("\"12x\" is not a whole"));
                    rows.setText("12");
                    assertThat(opened.node().settings()).isEqualTo(Windows.json("{\"rows\": 12}"));
                    rows.setText("");
                    assertThat(opened.node().settings().isEmpty()).isTrue();
                    rows.setText("-3");
                    assertThat(opened.said()).anyMatch(s -> s.contains("out of range"));
                });
    }

    @Test
    void keepsAParameterWhereANumberOrASwitchShouldBe() {
        var opened = windows.open("source.csv", "{\"header\": \"${has}\", \"skip\": \"${lines}\"}");
        windows.run(
                () -> {
                    assertThat(opened.the("setting-header", TextField.class).getText())
                            .isEqualTo("${has}");
                    assertThat(opened.the("setting-skip", TextField.class).getText())
                            .isEqualTo("${lines}");
                    opened.the("setting-path", TextField.class).setText("a.csv");
                    assertThat(opened.node().settings().get("header"))
                            .isEqualTo(Value.of("${has}"));
                    opened.the("setting-header", TextField.class).setText("");
                    assertThat(opened.find("setting-header"))
                            .get()
                            .isInstanceOf(ToggleSwitch.class);
                });
    }

    @Test
    void showsAnAreaForATextOfSeveralLines() {
        var opened = windows.open("storage.csv", "{\"null_text\": \"a\\nb\"}");
        windows.run(
                () ->
                        assertThat(opened.the("setting-null_text", TextArea.class).getText())
                                .isEqualTo("a\nb"));
    }

    @Test
    void picksAPathRelativeToThePipeline() {
        var opened = windows.open("source.parquet", "{}");
        windows.run(
                () -> {
                    opened.picked = Optional.of(Path.of("/data/sales/data/x.parquet"));
                    opened.the("setting-path-browse", Button.class).fire();
                    assertThat(opened.node().settings())
                            .isEqualTo(Windows.json("{\"path\": \"data/x.parquet\"}"));
                });
    }

    @Test
    void marksAColumnThatNoInputHas() {
        var opened =
                windows.whole(
                        windows.get(
                                () ->
                                        windows.joined(
                                                "transform.join",
                                                "left",
                                                "{\"on\": [[\"id\", \"id\"], \"gone\"]}")));
        windows.run(
                () -> {
                    opened.found(List.of(), new Port(new NodeId("a"), ""), "ID");
                    var known = opened.the("setting-on[0].left", TextField.class);
                    var unknown = opened.the("setting-on[1].left", TextField.class);
                    assertThat(known.getPseudoClassStates()).doesNotContain(SuggestControl.UNKNOWN);
                    assertThat(unknown.getPseudoClassStates()).contains(SuggestControl.UNKNOWN);
                    assertThat(opened.said()).contains("2 columns are not in the input.");
                });
    }

    @Test
    void addsRemovesAndMovesElements() {
        var opened = windows.open("transform.aggregate", "{}");
        windows.run(
                () -> {
                    opened.the("setting-measures-add", Button.class).fire();
                    opened.the("setting-measures[0].name", TextField.class).setText("x");
                    opened.the("setting-measures-add", Button.class).fire();
                    opened.the("setting-measures[1].expression", CodeArea.class)
                            .replaceText("sum(y)");
                    opened.the("setting-measures[1]-up", Button.class).fire();
                    assertThat(opened.node().settings())
                            .isEqualTo(
                                    Windows.json(
                                            "{\"measures\": [{\"expression\": \"sum(y)\"},"
                                                    + " {\"name\": \"x\"}]}"));
                    opened.the("setting-measures[0]-down", Button.class).fire();
                    opened.the("setting-measures[1]-remove", Button.class).fire();
                    assertThat(opened.node().settings())
                            .isEqualTo(Windows.json("{\"measures\": [{\"name\": \"x\"}]}"));
                    opened.the("setting-measures[0]-remove", Button.class).fire();
                    assertThat(opened.node().settings().isEmpty()).isTrue();
                });
    }

    @Test
    void hidesMembersThatHaveTheirDefaultUntilTheyAreNeeded() {
        var opened = windows.open("quality.expect", "{\"expectations\": [{\"columns\": [\"a\"]}]}");
        windows.run(
                () -> {
                    assertThat(opened.find("setting-expectations[0].min")).isEmpty();
                    @SuppressWarnings("unchecked")
                    ComboBox<String> kind =
                            opened.the("setting-expectations[0].kind", ComboBox.class);
                    kind.setValue("range");
                    var min = opened.find("setting-expectations[0].min").orElseThrow();
                    assertThat(Opened.shows(min)).isTrue();
                });
    }

    /// A form of many cards comes from pulse to pulse; what is added is there at once.
    @Test
    void aLongFormIsWholeInTheEnd() {
        var card = "{\"name\": \"x\", \"expression\": \"sum(y)\"}";
        var opened =
                windows.open(
                        "transform.aggregate",
                        "{\"measures\": [" + (card + ", ").repeat(8) + card + "]}");
        windows.run(
                () -> {
                    assertThat(opened.find("setting-measures[8].expression")).isPresent();
                    opened.the("setting-measures-add", Button.class).fire();
                    assertThat(opened.find("setting-measures[9].expression")).isPresent();
                });
    }

    @Test
    void segmentsStayWhereTheyAreWhicheverIsChosen() {
        var opened = windows.open("storage.parquet", "{}");
        windows.run(
                () -> {
                    var before = edges(opened);
                    opened.the("setting-compression-uncompressed", ToggleButton.class).fire();
                    assertThat(edges(opened)).isEqualTo(before);
                });
    }

    private static List<Double> edges(Opened opened) {
        return opened.the("setting-compression", Shares.class).getChildren().stream()
                .map(Node::getLayoutX)
                .toList();
    }

    @Test
    void saysTheWholeOfATextThatIsCut() {
        var opened =
                windows.open(
                        "transform.select",
                        "{\"columns\": [\"id\", \"Name of the customer as of today\"]}");
        windows.run(
                () -> {
                    assertThat(
                                    opened.the("setting-columns[0].column", TextField.class)
                                            .getTooltip())
                            .isNull();
                    var cut = opened.the("setting-columns[1].column", TextField.class);
                    assertThat(cut.getTooltip().getText()).isEqualTo(cut.getText());
                    assertThat(opened.said()).contains("…");
                });
    }
}
