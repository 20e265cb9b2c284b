package dev.millrace.ui.inspector;

import dev.millrace.node.Editor;
import dev.millrace.node.Setting;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Which control a setting gets: all that is known about it stands in its record.
final class Controls {

    private static final int MOST_SEGMENTS = 5;
    private static final int LONGEST_SEGMENTS = 34;

    private Controls() {}

    static FieldControl of(Slot slot, Form form) {
        var setting = slot.setting();
        if (slot.isList()) {
            return list(slot, form);
        }
        return switch (setting.kind()) {
            case TEXT -> text(slot, form);
            case NUMBER -> new NumberControl(slot, form);
            case SWITCH -> new SwitchControl(slot, form);
            case CHOICE -> isShort(setting) ? new SegmentControl(slot) : new ChoiceControl(slot);
            case RECORD -> new RecordControl(slot, form, List.of());
            case ANY ->
                    setting.editor() == Editor.CHART
                            ? new ChartControl(slot, form)
                            : new LineControl(slot, form, ValueText::of, ValueText::parse);
        };
    }

    private static FieldControl list(Slot slot, Form form) {
        var setting = slot.setting();
        if (setting.kind() == Setting.Kind.ANY) {
            return new LinesControl(slot, form);
        }
        return setting.kind() == Setting.Kind.TEXT && setting.editor() == Editor.COLUMN
                ? new ChipsControl(slot, form)
                : new ListControl(slot, form);
    }

    private static FieldControl text(Slot slot, Form form) {
        return switch (slot.setting().editor()) {
            case PLAIN, INPUT, CHART ->
                    new LineControl(slot, form, ValueText::visible, ValueText::ofVisible);
            case PATH -> new PathControl(slot, form);
            case COLUMN -> SuggestControl.column(slot, form);
            case TYPE -> SuggestControl.type(slot, form);
            case EXPRESSION -> new CodeControl(slot, form, false);
            case SQL -> new CodeControl(slot, form, true);
            case PROSE -> new ProseControl(slot, form);
        };
    }

    private static boolean isShort(Setting setting) {
        var choices = setting.choices();
        return choices.size() <= MOST_SEGMENTS
                && choices.stream().mapToInt(String::length).sum() <= LONGEST_SEGMENTS;
    }

    /// Whether its control is one line that may share a row with others.
    static boolean isOneLine(Setting setting) {
        return !setting.many()
                && !isCode(setting)
                && setting.editor() != Editor.PATH
                && setting.editor() != Editor.CHART
                && setting.editor() != Editor.PROSE
                && switch (setting.kind()) {
                    case TEXT, NUMBER, ANY -> true;
                    case SWITCH, CHOICE, RECORD -> false;
                };
    }

    static boolean isCode(Setting setting) {
        return setting.editor() == Editor.EXPRESSION || setting.editor() == Editor.SQL;
    }

    /// Gives the control of a slot its id, and says to those who do not see what it is.
    static void name(Node node, Slot slot) {
        var help = slot.setting().help();
        node.setId("setting-" + slot.path());
        node.setAccessibleHelp(help);
        node.setAccessibleText(help.isEmpty() ? slot.label() : slot.label() + ". " + help);
    }

    /// A text line whose changes are one step until it loses the focus.
    static void sealing(TextInputControl input, Form form) {
        whenLeft(input, form::seal);
    }

    /// What is to be done when the focus leaves.
    static void whenLeft(Node node, Runnable work) {
        node.focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) {
                                work.run();
                            }
                        });
    }

    /// Tab leaves a text of several lines, as it leaves every other control.
    static void leavingByTab(Node input) {
        input.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.TAB
                            && !event.isControlDown()
                            && !event.isConsumed()) {
                        input.requestFocusTraversal(
                                event.isShiftDown()
                                        ? TraversalDirection.PREVIOUS
                                        : TraversalDirection.NEXT);
                        event.consume();
                    }
                });
    }
}
