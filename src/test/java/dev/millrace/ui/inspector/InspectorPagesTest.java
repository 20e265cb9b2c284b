package dev.millrace.ui.inspector;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.controls.ToggleSwitch;
import dev.millrace.edit.Selection;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.RejectLimit;
import dev.millrace.model.RunPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

class InspectorPagesTest extends InWindows {

    @Test
    void refusesAnIdThatIsNone() {
        var opened = windows.open("transform.filter", "{}");
        windows.run(
                () -> {
                    var id = opened.the("inspector-id", TextField.class);
                    id.setText("Big ones");
                    id.fireEvent(new ActionEvent());
                    assertThat(opened.node().id()).isEqualTo(Opened.N);
                    assertThat(opened.said()).anyMatch(s -> s.startsWith("\"Big ones\" is no id."));
                });
    }

    @Test
    void titlesAndSwitchesTheNodeOff() {
        var opened = windows.open("transform.filter", "{}");
        windows.run(
                () -> {
                    opened.the("inspector-title", TextField.class).setText("Big ones ");
                    assertThat(opened.node().title()).isEqualTo("Big ones");
                    opened.the("inspector-enabled", ToggleSwitch.class).fire();
                    assertThat(opened.node().off()).isTrue();
                    opened.document.undo();
                    assertThat(opened.the("inspector-enabled", ToggleSwitch.class).isSelected())
                            .isTrue();
                });
    }

    @Test
    void takesOverTheExample() {
        var opened = windows.open("transform.filter", "{}");
        windows.run(
                () -> {
                    opened.view.showHelp();
                    opened.the("inspector-use-example", Button.class).fire();
                    assertThat(opened.node().settings().isEmpty()).isFalse();
                });
    }

    @Test
    void saysWhatARunBearsOfANode() {
        var opened = runTab("quality.expect");
        windows.run(
                () -> {
                    opened.the("setting-retries", TextField.class).setText("3");
                    opened.the("setting-retry_delay", TextField.class).setText("5");
                    opened.the("setting-timeout", TextField.class).setText("600");
                    opened.the("setting-reject_limit", TextField.class).setText("1%");
                    opened.the("setting-keep", ToggleSwitch.class).fire();
                    var limit = RejectLimit.parse("1%");
                    var seconds = Duration.ofSeconds(5);
                    assertThat(opened.node().policy())
                            .isEqualTo(new RunPolicy(3, seconds, Duration.ofMinutes(10), limit));
                    assertThat(opened.node().keep()).isTrue();
                    opened.the("setting-retries", TextField.class).setText("101");
                    assertThat(opened.node().policy().retries()).isEqualTo(3);
                    assertThat(opened.said())
                            .anyMatch(s -> s.startsWith("It must be a whole number from 0 to 100"));
                    opened.the("setting-reject_limit", TextField.class).setText("many");
                    assertThat(opened.node().policy().rejectLimit()).isEqualTo(limit);
                    opened.the("setting-retries", TextField.class).setText("3");
                    opened.the("setting-reject_limit", TextField.class).setText("");
                    assertThat(opened.node().policy().rejectLimit()).isEmpty();
                    opened.document.undo();
                    assertThat(opened.the("setting-reject_limit", TextField.class).getText())
                            .isEqualTo("1%");
                });
    }

    /// Fields leave the window with their node and come again from pulse to pulse.
    @Test
    void comesBackAsItWasLeft() {
        var columns =
                IntStream.range(0, 12)
                        .mapToObj(
                                i -> "{\"name\": \"c%d\", \"expression\": \"%d\"}".formatted(i, i))
                        .collect(Collectors.joining(", ", "{\"columns\": [", "]}"));
        var opened = windows.shown(windows.open("transform.derive", columns));
        windows.whole(opened);
        var last = opened.the("setting-columns[9].name", TextField.class);
        var scroll = windows.get(() -> scrolling(opened));
        windows.run(() -> scroll.setVvalue(0.75));
        windows.run(() -> opened.document.select(Selection.EMPTY));
        windows.whole(opened);
        assertThat(windows.get(() -> opened.find("setting-columns[9].name"))).isEmpty();
        windows.run(
                () -> {
                    opened.document.select(Selection.of(Opened.N));
                    assertThat(opened.find("setting-columns[9].name")).isEmpty();
                });
        windows.whole(opened);
        assertThat(windows.get(() -> opened.find("setting-columns[9].name"))).containsSame(last);
        assertThat(windows.get(scroll::getVvalue)).isCloseTo(0.75, within(0.01));
    }

    private static ScrollPane scrolling(Opened opened) {
        return Opened.within(opened.view)
                .filter(ScrollPane.class::isInstance)
                .map(ScrollPane.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private Opened runTab(String type) {
        var opened = windows.open(type, "{}");
        windows.run(() -> opened.the("inspector-tab-run", ToggleButton.class).fire());
        return windows.whole(opened);
    }

    /// A filter rejects nothing, and a delivery has no rows to keep.
    @Test
    void asksOnlyForWhatMeansSomething() {
        var filter = runTab("transform.filter");
        windows.run(
                () -> {
                    assertThat(filter.find("setting-reject_limit")).isEmpty();
                    assertThat(filter.find("setting-keep")).isPresent();
                });
        var delivery = runTab("storage.csv");
        windows.run(
                () -> {
                    assertThat(delivery.find("setting-keep")).isEmpty();
                    assertThat(delivery.find("setting-retries")).isPresent();
                });
    }

    @Test
    void writesTheNote() {
        var opened = windows.open("transform.filter", "{}");
        windows.run(
                () -> {
                    opened.the("inspector-tab-notes", ToggleButton.class).fire();
                    opened.the("inspector-note", TextArea.class).setText("why\nnot");
                    assertThat(opened.node().note()).isEqualTo("why\nnot");
                });
    }

    @Test
    void editsThePipelineWhileNothingIsSelected() {
        var opened = windows.open("transform.filter", "{}");
        windows.run(() -> opened.document.select(Selection.EMPTY));
        windows.whole(opened);
        windows.run(
                () -> {
                    opened.the("setting-name", TextField.class).setText("Sales");
                    opened.the("setting-parameters-add", Button.class).fire();
                    opened.the("setting-parameters[0].name", TextField.class).setText("since");
                    opened.the("setting-parameters[0].type", TextField.class).setText("DATE");
                    var pipeline = opened.document.pipeline();
                    assertThat(pipeline.name()).isEqualTo("Sales");
                    assertThat(requireNonNull(pipeline.parameters().get("since")).type())
                            .isEqualTo("DATE");
                    opened.the("setting-parameters[0].name", TextField.class).setText("a b");
                    assertThat(opened.document.pipeline().parameters()).containsOnlyKeys("since");
                    assertThat(opened.said()).anyMatch(s -> s.startsWith("\"a b\" is no name."));
                });
    }

    @Test
    void tellsOfAWireWhatItCarries() {
        var opened = windows.get(() -> windows.joined("transform.filter", "in", "{}"));
        windows.run(
                () -> {
                    opened.document.select(
                            Selection.ofLink(opened.document.pipeline().links().getFirst()));
                    opened.found(List.of(), new Port(new NodeId("a"), ""), "x", "y");
                    assertThat(opened.said()).contains("Wire", "A", "N · in", "2 columns", "x");
                });
    }

    @Test
    void countsWhatIsSelected() {
        var opened = windows.get(() -> windows.joined("transform.filter", "in", "{}"));
        windows.run(
                () -> {
                    opened.edits.selectAll();
                    assertThat(opened.said()).contains("2 nodes, 1 wire selected");
                });
    }
}
