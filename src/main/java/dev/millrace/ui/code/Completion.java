package dev.millrace.ui.code;

import dev.millrace.engine.look.EngineFunction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/// Suggests what may be typed at the caret of a text, and how the function around it is called. All
/// of it happens after the letter was put in, and nothing is asked of anybody.
final class Completion {

    private final CodeArea area;
    private final Supplier<CodeScope> scope;
    private final CompletionPopup popup = new CompletionPopup(this::accept);
    private final SignatureHint hint = new SignatureHint();
    private @Nullable Candidates candidates;
    private boolean typed;
    private boolean asked;
    private boolean waiting;
    private boolean hinting;

    Completion(CodeArea area, Supplier<CodeScope> scope) {
        this.area = area;
        this.scope = scope;
        area.addEventFilter(KeyEvent.KEY_TYPED, this::letter);
        area.caretPositionProperty().addListener((_, _, _) -> later());
        area.textProperty().addListener((_, _, _) -> later());
    }

    private void letter(KeyEvent event) {
        var letter = event.getCharacter();
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        if (plain && !letter.isEmpty() && letter.charAt(0) >= ' ' && letter.charAt(0) != 127) {
            typed = true;
            hinting |= letter.equals("(") || letter.equals(",");
            later();
        }
    }

    /// @return whether the key was meant for it
    boolean pressed(KeyEvent event) {
        if (popup.pressed(event)) {
            return true;
        }
        if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            asked = true;
            hinting = true;
            later();
            event.consume();
            return true;
        }
        if (event.getCode() == KeyCode.ESCAPE && hint.isShowing()) {
            hide();
            event.consume();
            return true;
        }
        return false;
    }

    void hide() {
        popup.hide();
        hint.hide();
        hinting = false;
        candidates = null;
    }

    /// The text is laid out anew before anything is placed at it.
    private void later() {
        boolean wanted = typed || asked || hinting || popup.isShowing();
        if (wanted && !waiting) {
            waiting = true;
            Platform.runLater(this::update);
        }
    }

    private void update() {
        waiting = false;
        boolean byLetter = typed;
        boolean onDemand = asked;
        typed = false;
        asked = false;
        if (!area.isFocused() || area.getScene() == null) {
            hide();
            return;
        }
        var sql = area.getText();
        var lexemes = SqlLexer.of(sql);
        int caret = area.getCaretPosition();
        suggest(sql, lexemes, CodeContext.at(sql, lexemes, caret), byLetter, onDemand);
        hint(CallAt.at(sql, lexemes, caret));
    }

    private void suggest(
            String sql,
            List<Lexeme> lexemes,
            CodeContext context,
            boolean byLetter,
            boolean onDemand) {
        boolean asks = context.asksByItself() && (byLetter || popup.isShowing());
        if (!asks && !onDemand) {
            popup.hide();
            return;
        }
        if (candidates == null || !popup.isShowing()) {
            candidates = Candidates.of(scope.get(), sql, lexemes);
        }
        var found = candidates.matching(context);
        var place = bounds(context.from());
        if (found.isEmpty() || place.isEmpty() || isWritten(context, found, sql)) {
            popup.hide();
        } else {
            popup.show(area, place.get(), found);
        }
    }

    /// What is written in full needs no list, which would only take the Enter key.
    private static boolean isWritten(CodeContext context, List<Candidate> found, String sql) {
        var written = sql.substring(context.from(), context.to());
        return found.size() == 1 && found.getFirst().text().equalsIgnoreCase(written);
    }

    private void hint(Optional<CallAt> call) {
        var function = call.flatMap(this::function);
        var place = call.flatMap(each -> bounds(each.open()));
        if (!hinting || function.isEmpty() || place.isEmpty()) {
            hint.hide();
            hinting &= call.isPresent();
            return;
        }
        hint.show(area, place.get(), function.get(), call.get().argument());
    }

    private Optional<EngineFunction> function(CallAt call) {
        return scope.get().called(call.function()).stream().findFirst();
    }

    /// Where a character stands on the screen; at the end of the text the caret.
    private Optional<Bounds> bounds(int index) {
        area.layout();
        return index < area.getLength()
                ? area.getCharacterBoundsOnScreen(index, index + 1).or(area::getCaretBounds)
                : area.getCaretBounds();
    }

    private void accept(Candidate candidate) {
        var sql = area.getText();
        var context = CodeContext.at(sql, SqlLexer.of(sql), area.getCaretPosition());
        boolean called = context.to() < sql.length() && sql.charAt(context.to()) == '(';
        boolean function = candidate.function().isPresent();
        var text = function && called ? candidate.label() : candidate.text();
        area.replaceText(context.from(), context.to(), text);
        int end = context.from() + text.length();
        boolean empty = function && hasNoArguments(candidate.function().get());
        area.moveTo(function && !empty ? end + (called ? 1 : -1) : end);
        area.requestFollowCaret();
        hinting = function && !empty;
        candidates = null;
        later();
    }

    private static boolean hasNoArguments(EngineFunction function) {
        return function.signatures().stream()
                .allMatch(each -> each.arguments().isEmpty() && each.more().isEmpty());
    }
}
