package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

/// SQL, coloured, as tall as its text within bounds. Ctrl+Space completes columns and parameters.
final class CodeControl implements FieldControl {

    /// How many lines are visible at least and at most.
    record Height(int least, int most) {}

    static final Height EXPRESSION = new Height(1, 6);
    static final Height SQL = new Height(6, 18);

    private static final double LINE = 17;
    private static final double AROUND = 13;

    private final Slot slot;
    private final Form form;
    private final CodeArea area = new CodeArea();
    private final Binding binding;
    private @Nullable Runnable laidOut;
    private final SuggestionList list = new SuggestionList(this::complete);

    CodeControl(Slot slot, Form form, Height height) {
        this.slot = slot;
        this.form = form;
        binding = new Binding(slot, this::shown);
        Controls.name(area, slot);
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.getStyleClass().add("mill-code");
        area.setWrapText(true);
        area.setMinHeight(height.least() * LINE + AROUND);
        area.setPrefHeight(area.getMinHeight());
        area.setMaxHeight(height.most() * LINE + AROUND);
        area.totalHeightEstimateProperty().addListener((_, _, now) -> grow(now));
        area.textProperty().addListener((_, _, typed) -> changed(typed));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventHandler(KeyEvent.KEY_TYPED, _ -> narrow());
        area.addEventFilter(ScrollEvent.SCROLL, this::passOn);
        // A second click soon after one on a button that was there before takes no focus by itself.
        area.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> area.requestFocus());
        Controls.leavingByTab(area);
        Controls.whenLeft(area, this::left);
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

    /// Says what is to be written, while nothing is.
    void prompt(String text) {
        var prompt = new Label(text);
        prompt.getStyleClass().add("mill-prompt");
        area.setPlaceholder(prompt, Pos.TOP_LEFT);
    }

    private void left() {
        list.hide();
        form.seal();
    }

    private void changed(String typed) {
        if (!typed.isEmpty()) {
            highlight(spans(typed));
        }
        binding.type(Value.of(typed));
    }

    /// A letter takes over the style of the one before it, and to set it anew costs as much as the
    /// letter itself.
    private void highlight(StyleSpans<Collection<String>> spans) {
        if (!spans.equals(area.getStyleSpans(0, area.getLength()))) {
            area.setStyleSpans(0, spans);
        }
    }

    private static StyleSpans<Collection<String>> spans(String sql) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        int at = 0;
        for (SqlTokens.Token token : SqlTokens.of(sql)) {
            spans.add(List.of(), token.from() - at);
            spans.add(
                    List.of("sql-" + token.kind().name().toLowerCase(Locale.ROOT)),
                    token.to() - token.from());
            at = token.to();
        }
        spans.add(List.of(), sql.length() - at);
        return spans.create();
    }

    private void shown(Value value) {
        var text = ValueText.plain(value);
        if (!text.equals(area.getText())) {
            int caret = area.getCaretPosition();
            area.replaceText(text);
            area.moveTo(Math.min(caret, text.length()));
            area.getUndoManager().forgetHistory();
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

    private void pressed(KeyEvent event) {
        if (!list.pressed(event) && event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            suggest();
            event.consume();
        }
    }

    private void narrow() {
        if (list.isShowing()) {
            suggest();
        }
    }

    private void suggest() {
        var word = CodeWord.before(area.getText(), area.getCaretPosition());
        var found = Suggestion.matching(suggestions(), word);
        area.getCaretBounds()
                .ifPresent(
                        caret -> list.show(area, caret.getMinX(), caret.getMaxY() + 2, 260, found));
    }

    private List<Suggestion> suggestions() {
        var columns = form.inputs().get().of(slot.setting().name()).stream();
        return Stream.concat(
                        columns.map(c -> new Suggestion(SqlName.of(c.name()), c.type())),
                        form.parameters().get().stream()
                                .map(name -> new Suggestion("$" + name, "parameter")))
                .toList();
    }

    private void complete(Suggestion suggestion) {
        int caret = area.getCaretPosition();
        var word = CodeWord.before(area.getText(), caret);
        area.replaceText(caret - word.length(), caret, suggestion.text());
    }

    @Override
    public Region region() {
        return area;
    }

    @Override
    public void refresh() {
        binding.refresh();
    }
}
