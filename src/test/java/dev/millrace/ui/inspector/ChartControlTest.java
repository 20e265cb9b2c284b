package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Column;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.ui.document.Findings;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// The controls of the chart builder, without a mouse.
class ChartControlTest extends InWindows {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("region", "VARCHAR"),
                    new Column("segment", "VARCHAR"),
                    new Column("day", "DATE"),
                    new Column("sales", "DOUBLE"));

    private static final String BARS =
            """
            {"chart": {"mark": "bar", "encoding": {"x": {"field": "region", "type": "nominal"},
            "y": {"field": "sales", "aggregate": "sum", "type": "quantitative"},
            "color": {"field": "segment", "type": "nominal"}}}}
            """;

    private Opened connected(String settings) {
        var opened = windows.get(() -> windows.joined("serving.chart", "in", settings));
        windows.run(
                () ->
                        opened.document
                                .findingsProperty()
                                .set(
                                        new Findings(
                                                List.of(),
                                                Map.of(
                                                        new Port(new NodeId("a"), ""),
                                                        new Schema(COLUMNS)))));
        return windows.whole(opened);
    }

    private static void press(Node node, KeyCode code) {
        node.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> choice(Opened opened, String id) {
        return opened.the(id, ComboBox.class);
    }

    @Test
    void saysThatTheInputIsNotConnected() {
        var opened = windows.open("serving.chart", "{}");
        windows.run(
                () ->
                        assertThat(opened.the("setting-chart-columns-help", Label.class).getText())
                                .isEqualTo("Connect the input to see its columns here."));
    }

    @Test
    void proposesAsSoonAsTheColumnsAreKnownAndTakesOneInOneStep() {
        var opened = connected("{}");
        windows.run(
                () -> {
                    press(opened.find("setting-chart-proposal-1").orElseThrow(), KeyCode.ENTER);
                    assertThat(opened.the("setting-chart-mark-name", Label.class).getText())
                            .isEqualTo("Line");
                    opened.document.undo();
                    assertThat(opened.node().settings().isEmpty()).isTrue();
                    assertThat(opened.document.timeline().canUndo()).isFalse();
                });
    }

    @Test
    void enterPutsAColumnWhereItSuits() {
        var opened = connected("{}");
        windows.run(
                () -> {
                    press(opened.find("setting-chart-palette-sales").orElseThrow(), KeyCode.ENTER);
                    press(opened.find("setting-chart-palette-region").orElseThrow(), KeyCode.ENTER);
                    assertThat(opened.find("setting-chart-y").orElseThrow().getAccessibleText())
                            .isEqualTo("Y: Sum of sales");
                    opened.the("setting-chart-swap", Button.class).fire();
                    assertThat(opened.find("setting-chart-y").orElseThrow().getAccessibleText())
                            .isEqualTo("Y: region");
                });
    }

    @Test
    void aShelfOffersWhatItsColumnHasUseFor() {
        var opened = connected(BARS);
        windows.run(
                () -> {
                    press(opened.find("setting-chart-y").orElseThrow(), KeyCode.ENTER);
                    press(opened.find("setting-chart-x").orElseThrow(), KeyCode.ENTER);
                    assertThat(Opened.shows(choice(opened, "setting-chart-x-sort"))).isTrue();
                    assertThat(Opened.shows(choice(opened, "setting-chart-x-time-unit"))).isFalse();
                    choice(opened, "setting-chart-x-sort").setValue("-y");
                    choice(opened, "setting-chart-y-aggregate").setValue("median");
                    choice(opened, "setting-chart-y-parts").setValue("BESIDE");
                    assertThat(opened.the("setting-chart", TextArea.class).getText())
                            .contains("\"median\"", "\"-y\"", "\"xOffset\"");
                    opened.document.undo();
                    assertThat(choice(opened, "setting-chart-y-parts").getValue())
                            .isEqualTo("STACKED");
                });
    }

    @Test
    void typingATitleIsOneStep() {
        var opened = connected(BARS);
        windows.run(
                () -> {
                    press(opened.find("setting-chart-y").orElseThrow(), KeyCode.ENTER);
                    var title = opened.the("setting-chart-y-title", TextField.class);
                    title.setText("R");
                    title.setText("Re");
                    assertThat(opened.find("setting-chart-y-title")).get().isSameAs(title);
                    opened.document.undo();
                    assertThat(opened.node().settings()).isEqualTo(Windows.json(BARS));
                    assertThat(title.getText()).isEmpty();
                });
    }

    @Test
    void keepsTheLargestGroupsOnly() {
        var opened = connected(BARS);
        windows.run(
                () -> {
                    var top = opened.the("setting-chart-top", TextField.class);
                    top.setText("12");
                    top.setText("12x");
                    assertThat(top.getText()).isEqualTo("12");
                    assertThat(opened.the("setting-chart", TextArea.class).getText())
                            .contains("\"top\": 12");
                    top.setText("");
                    assertThat(opened.node().settings()).isEqualTo(Windows.json(BARS));
                });
    }

    @Test
    void everythingThatTakesTheFocusSaysWhatItIs() {
        var opened = connected(BARS);
        windows.run(
                () -> {
                    for (String shelf : List.of("x", "y", "color")) {
                        press(opened.find("setting-chart-" + shelf).orElseThrow(), KeyCode.ENTER);
                    }
                    opened.the("setting-chart-show-me", ToggleButton.class).fire();
                    opened.the("setting-chart-json", ToggleButton.class).fire();
                    assertThat(Opened.within(opened.find("setting-chart-builder").orElseThrow()))
                            .filteredOn(Node::isFocusTraversable)
                            .filteredOn(node -> !node.getStyleClass().contains("hyperlink"))
                            .hasSizeGreaterThan(30)
                            .allSatisfy(
                                    node -> {
                                        assertThat(node.getAccessibleText()).isNotBlank();
                                        assertThat(node.getId()).startsWith("setting-chart");
                                    });
                });
    }
}
