package dev.millrace.ui.code;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Tooltip;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;

/// Colours a text and what is wrong in it, and tells it under the mouse. FX thread only.
final class CodeMarks {

    private static final Duration REST = Duration.ofMillis(350);

    private final CodeArea area;
    private final Tooltip tooltip = new Tooltip();
    private List<CodeMark> marks = List.of();
    private List<Lexeme> lexemes = List.of();
    private Brackets brackets = new Brackets(Map.of(), Set.of());
    private Set<Integer> pair = Set.of();

    CodeMarks(CodeArea area) {
        this.area = area;
        tooltip.getStyleClass().add("mill-code-tooltip");
        area.plainTextChanges()
                .subscribe(
                        change -> {
                            marks =
                                    CodeMark.after(
                                            marks,
                                            change.getPosition(),
                                            change.getRemoved().length(),
                                            change.getInserted().length());
                            read(area.getText());
                        });
        area.caretPositionProperty().addListener((_, _, caret) -> moved(caret));
        area.focusedProperty().addListener((_, _, _) -> moved(area.getCaretPosition()));
        area.setMouseOverTextDelay(REST);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::over);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, _ -> tooltip.hide());
    }

    void show(List<CodeMark> found) {
        var fitted = found.stream().map(mark -> mark.fitted(area.getText(), lexemes)).toList();
        if (!fitted.equals(marks)) {
            marks = fitted;
            paint();
        }
    }

    private void read(String sql) {
        lexemes = SqlLexer.of(sql);
        brackets = Brackets.of(sql, lexemes);
        pair = Set.of();
        paint();
    }

    private void moved(int caret) {
        var now = area.isFocused() ? brackets.at(caret) : Set.<Integer>of();
        if (!now.equals(pair)) {
            pair = now;
            paint();
        }
    }

    /// A letter takes over the style of the one before it, and to set it anew costs as much as the
    /// letter itself.
    private void paint() {
        var sql = area.getText();
        if (sql.isEmpty()) {
            return;
        }
        var tokens = SqlTokens.of(sql, lexemes);
        var known = marks.stream().filter(mark -> mark.to() <= sql.length()).toList();
        var inside = pair.stream().allMatch(at -> at < sql.length()) ? pair : Set.<Integer>of();
        var spans = new CodePaint(tokens, known, brackets.alone(), inside).spans(sql.length());
        if (!spans.equals(area.getStyleSpans(0, sql.length()))) {
            area.setStyleSpans(0, spans);
        }
    }

    private void over(MouseOverTextEvent event) {
        marks.stream()
                .filter(mark -> mark.holds(event.getCharacterIndex()))
                .findFirst()
                .ifPresent(
                        mark -> {
                            var at = event.getScreenPosition();
                            tooltip.setText(mark.message());
                            tooltip.show(area, at.getX() + 4, at.getY() + 14);
                        });
    }

    /// Selects the next of them behind the caret, or the first.
    ///
    /// @return whether there is one
    boolean next() {
        if (marks.isEmpty()) {
            return false;
        }
        int caret = area.getCaretPosition();
        var wanted =
                marks.stream()
                        .filter(mark -> mark.from() >= caret)
                        .findFirst()
                        .orElse(marks.getFirst());
        area.selectRange(wanted.from(), wanted.to());
        area.requestFollowCaret();
        return true;
    }

    List<CodeMark> marks() {
        return marks;
    }
}
