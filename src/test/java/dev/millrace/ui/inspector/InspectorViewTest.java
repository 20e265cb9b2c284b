package dev.millrace.ui.inspector;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeType;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the form of every type owes. A new type is covered with no edit here.
class InspectorViewTest extends InWindows {

    static Stream<NodeType<?>> types() {
        return NodeCatalog.load().all().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasAControlForEverySetting(NodeType<?> type) {
        var opened = windows.open(type.spec().id(), type.spec().example());
        windows.run(
                () -> {
                    for (Setting setting : SettingsSchema.of(type.spec()).settings()) {
                        var control = opened.find("setting-" + setting.name());
                        assertThat(control).as(setting.name()).isPresent();
                        assertThat(control.get().getAccessibleText())
                                .startsWith(setting.label())
                                .contains(setting.help());
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("types")
    void everythingThatTakesTheFocusSaysWhatItIs(NodeType<?> type) {
        var opened = windows.open(type.spec().id(), type.spec().example());
        windows.run(
                () ->
                        assertThat(Opened.within(opened.view))
                                .filteredOn(node -> node.isFocusTraversable())
                                .filteredOn(node -> node.getStyleClass().contains("button"))
                                .allSatisfy(
                                        node -> assertThat(node.getAccessibleText()).isNotBlank()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void writesAndUndoesEverySetting(NodeType<?> type) {
        var spec = type.spec();
        for (Setting setting : SettingsSchema.of(spec).settings()) {
            var opened = windows.open(spec.id(), spec.example());
            windows.run(
                    () -> {
                        var id = "setting-" + setting.name();
                        var before = Driver.reading(opened, id);
                        Driver.change(opened, id);
                        assertThat(opened.node().settings())
                                .as(setting.name())
                                .isNotEqualTo(spec.example());
                        assertThat(Driver.reading(opened, id)).isNotEqualTo(before);
                        while (opened.document.timeline().canUndo()) {
                            opened.document.undo();
                        }
                        assertThat(opened.node().settings()).isEqualTo(spec.example());
                        assertThat(Driver.reading(opened, id)).as(setting.name()).isEqualTo(before);
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void openingAFormWritesNothing(NodeType<?> type) {
        var opened = windows.open(type.spec().id(), type.spec().example());
        windows.run(
                () -> {
                    opened.view.focusFirst();
                    opened.view.showHelp();
                    assertThat(opened.node().settings()).isEqualTo(type.spec().example());
                    assertThat(opened.document.timeline().canUndo()).isFalse();
                });
    }

    @Test
    void aListOfTwoThousandColumnsOpensAsAPage() {
        var columns = new ArrayList<Value>();
        for (int i = 0; i < 2_000; i++) {
            columns.add(Windows.json("{\"name\": \"c" + i + "\", \"type\": \"VARCHAR\"}"));
        }
        var settings = Value.Fields.EMPTY.with("columns", new Value.Items(columns));
        var opened = windows.open("source.csv", settings);
        windows.run(
                () -> {
                    assertThat(opened.said()).contains("Show all 2,000");
                    assertThat(Opened.within(opened.view)).hasSizeLessThan(2_000);
                    opened.the("setting-columns[3].name", TextField.class).setText("other");
                    assertThat(
                                    ShortForm.items(
                                            requireNonNull(
                                                    opened.node().settings().get("columns"))))
                            .hasSize(2_000);
                    opened.the("setting-columns-add", Button.class).fire();
                    assertThat(opened.find("setting-columns[2000].name")).isPresent();
                    assertThat(opened.find("setting-columns[3].name")).isEmpty();
                });
    }

    @Test
    void showsAFaultBeneathItsSettingAtOnce() {
        var opened = windows.open("transform.filter", "{\"condition\": \"x\"}");
        windows.run(
                () -> {
                    opened.the("setting-condition", CodeArea.class).replaceText("");
                    assertThat(opened.said()).anyMatch(s -> s.startsWith("\"Keep rows where\" is"));
                });
    }

    @Test
    void showsWhatTheEngineFound() {
        var opened = windows.open("transform.aggregate", "{\"measures\": [{\"name\": \"a\"}]}");
        var fault =
                Fault.of(FaultCode.COLUMN_UNKNOWN, "There is no column x.")
                        .withHint("Did you mean y?")
                        .at(Place.node("n").inSetting("measures[0].expression"));
        windows.run(
                () -> {
                    opened.found(List.of(fault), new Port(Opened.N, ""), "a", "b");
                    assertThat(opened.said()).contains("There is no column x. Did you mean y?");
                    assertThat(
                                    opened.the("setting-measures[0].expression", CodeArea.class)
                                            .getPseudoClassStates())
                            .contains(FieldControl.ERROR);
                    assertThat(opened.the("inspector-tab-columns", ToggleButton.class).getText())
                            .isEqualTo("Columns 2");
                });
    }

    @Test
    void keepsTheSettingsOfATypeItDoesNotKnow() {
        var opened = windows.open("source.telegraph", "{\"wires\": 2}");
        windows.run(() -> assertThat(opened.said()).anyMatch(s -> s.contains("\"wires\": 2")));
    }
}
