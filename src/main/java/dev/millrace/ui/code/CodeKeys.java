package dev.millrace.ui.code;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;

/// What keys do in a text besides writing: pairs of brackets and quotes, comments.
final class CodeKeys {

    private final CodeArea area;

    CodeKeys(CodeArea area) {
        this.area = area;
        area.addEventFilter(KeyEvent.KEY_TYPED, this::letter);
    }

    private void letter(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        if (!plain || event.getCharacter().length() != 1 || !area.isEditable()) {
            return;
        }
        var selected = area.getSelection();
        Typed.letter(
                        area.getText(),
                        selected.getStart(),
                        selected.getEnd(),
                        event.getCharacter().charAt(0))
                .ifPresent(
                        typed -> {
                            if (typed.from() < typed.to() || !typed.text().isEmpty()) {
                                area.replaceText(typed.from(), typed.to(), typed.text());
                            }
                            area.selectRange(typed.anchor(), typed.caret());
                            event.consume();
                        });
    }

    /// @return whether the key was meant for it
    boolean pressed(KeyEvent event) {
        boolean control = event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (event.getCode() == KeyCode.BACK_SPACE && !event.isShortcutDown() && removesPair()) {
            event.consume();
            return true;
        }
        if (control && (event.getCode() == KeyCode.SLASH || event.getCode() == KeyCode.DIVIDE)) {
            comment();
            event.consume();
            return true;
        }
        return false;
    }

    private boolean removesPair() {
        int caret = area.getCaretPosition();
        if (area.getSelection().getLength() > 0 || !Typed.isEmptyPair(area.getText(), caret)) {
            return false;
        }
        area.replaceText(caret - 1, caret + 1, "");
        return true;
    }

    private void comment() {
        var selected = area.getSelection();
        int fromEnd = area.getLength() - area.getCaretPosition();
        var change = CommentLines.toggled(area.getText(), selected.getStart(), selected.getEnd());
        area.replaceText(change.from(), change.to(), change.text());
        if (selected.getLength() > 0) {
            area.selectRange(change.from(), change.from() + change.text().length());
        } else {
            area.moveTo(Math.max(change.from(), area.getLength() - fromEnd));
        }
    }
}
