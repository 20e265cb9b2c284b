package dev.millrace.ui.code;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/// An expression or SQL that is written: coloured, as tall as its text within bounds, with
/// suggestions, pairs of brackets, marks and format. FX thread only.
public final class CodeEditor {

    /// How many lines are visible at least and at most.
    public record Height(int least, int most) {}

    private static final double LINE = 17;
    private static final double AROUND = 13;

    private final CodeArea area = new CodeArea();
    private final boolean query;
    private final Completion completion;
    private final CodeKeys keys = new CodeKeys(area);
    private final CodeMarks marks = new CodeMarks(area);
    private @Nullable Runnable laidOut;

    /// @param query whether it is a whole SELECT
    /// @param scope what may be named, asked for when it is needed
    public CodeEditor(Height height, boolean query, Supplier<CodeScope> scope) {
        this.query = query;
        completion = new Completion(area, scope);
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.getStyleClass().add("mill-code");
        area.setWrapText(true);
        area.setMinHeight(height.least() * LINE + AROUND);
        area.setPrefHeight(area.getMinHeight());
        area.setMaxHeight(height.most() * LINE + AROUND);
        area.totalHeightEstimateProperty().addListener((_, _, now) -> grow(now));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventFilter(ScrollEvent.SCROLL, this::passOn);
        // A second click soon after one on a button that was there before takes no focus by itself.
        area.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> area.requestFocus());
        area.focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) {
                                completion.hide();
                            }
                        });
    }

    /// What takes the focus.
    public CodeArea area() {
        return area;
    }

    public void onTyped(Consumer<String> told) {
        area.textProperty().addListener((_, _, typed) -> told.accept(typed));
    }

    /// Shows a text that was changed elsewhere; the caret stays as far as it can.
    public void show(String text) {
        if (!text.equals(area.getText())) {
            int caret = area.getCaretPosition();
            area.replaceText(text);
            area.moveTo(Math.min(caret, text.length()));
            area.getUndoManager().forgetHistory();
        }
    }

    /// Says what is to be written, while nothing is.
    public void prompt(String text) {
        var prompt = new Label(text);
        prompt.getStyleClass().add("mill-prompt");
        area.setPlaceholder(prompt, Pos.TOP_LEFT);
    }

    public void mark(List<CodeMark> found) {
        marks.show(found);
    }

    /// Sets the text out in lines, as one change.
    public void format() {
        var sql = area.getText();
        var formatted = query ? SqlFormatter.query(sql) : SqlFormatter.expression(sql);
        if (!formatted.equals(sql)) {
            int caret = area.getCaretPosition();
            area.replaceText(formatted);
            area.moveTo(Caret.moved(sql, formatted, caret));
            area.requestFollowCaret();
        }
    }

    private void pressed(KeyEvent event) {
        if (completion.pressed(event) || keys.pressed(event)) {
            return;
        }
        boolean formats =
                event.getCode() == KeyCode.F && event.isShortcutDown() && event.isShiftDown();
        if (formats) {
            format();
            event.consume();
        } else if (event.getCode() == KeyCode.F8 && !event.isShortcutDown() && marks.next()) {
            event.consume();
        }
    }

    /// It hears of its height while what is around it is being laid out, which does not listen
    /// then.
    private void grow(@Nullable Double text) {
        if (text == null) {
            return;
        }
        var height = Math.ceil(text) + AROUND;
        area.setPrefHeight(Math.clamp(height, area.getMinHeight(), area.getMaxHeight()));
        var scene = area.getScene();
        if (scene != null && laidOut == null) {
            laidOut = () -> relayout(scene);
            scene.addPostLayoutPulseListener(laidOut);
        }
    }

    private void relayout(Scene scene) {
        scene.removePostLayoutPulseListener(laidOut);
        laidOut = null;
        area.requestLayout();
        if (area.getParent() != null) {
            area.getParent().requestLayout();
        }
    }

    /// A text that fits lets the form scroll.
    private void passOn(ScrollEvent event) {
        var height = area.totalHeightEstimateProperty().getOrElse(0.0);
        if (height <= area.getHeight() && area.getParent() != null) {
            area.getParent().fireEvent(event.copyFor(area.getParent(), area.getParent()));
            event.consume();
        }
    }
}
