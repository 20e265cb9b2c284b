package dev.millrace.ui.code;

import dev.millrace.engine.look.EngineFunction;
import dev.millrace.engine.look.EngineFunction.Signature;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/// How the function is called whose arguments are being typed, the current one bold. It stands
/// above the editor, in a long one above the line, and takes no key.
final class SignatureHint {

    private static final double WIDEST = 360;
    private static final double GAP = 4;
    private static final double AROUND = 20;

    /// How far above the line the top of the editor may be.
    private static final double FAR = 130;

    private final Popup popup = new Popup();
    private final TextFlow flow = new TextFlow();

    SignatureHint() {
        flow.setId("signature-hint");
        flow.setMaxWidth(WIDEST);
        var box = new StackPane(flow);
        box.getStyleClass().addAll("mill-chooser", "mill-completion", "mill-signature");
        popup.getContent().add(box);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
        popup.setAutoFix(true);
    }

    /// @param bracket where the opening bracket stands on the screen
    void show(Node owner, Bounds bracket, EngineFunction function, int argument) {
        if (!popup.isShowing()) {
            CompletionPopup.dress(popup, owner);
        }
        fill(function, Signatures.with(function, argument), argument);
        flow.applyCss();
        double x =
                CompletionPopup.within(owner, bracket.getMinX() - GAP, flow.prefWidth(-1) + AROUND);
        double y = top(owner, bracket) - GAP;
        if (popup.isShowing()) {
            popup.setAnchorX(x);
            popup.setAnchorY(y);
        } else {
            popup.show(owner, x, y);
        }
    }

    /// No line before is covered, unless the top is far away.
    private static double top(Node owner, Bounds bracket) {
        double top = owner.localToScreen(owner.getBoundsInLocal()).getMinY();
        return bracket.getMinY() - top < FAR ? Math.min(top, bracket.getMinY()) : bracket.getMinY();
    }

    private void fill(EngineFunction function, Signature signature, int argument) {
        flow.getChildren().clear();
        add(function.name() + "(", false);
        var arguments = signature.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            add(i == 0 ? "" : ", ", false);
            add(Signatures.text(arguments.get(i)), i == argument);
        }
        if (!signature.more().isEmpty()) {
            add(arguments.isEmpty() ? "…" : ", …", argument >= arguments.size());
        }
        add(signature.result().isEmpty() ? ")" : ") → " + signature.result(), false);
        var said = new StringBuilder();
        flow.getChildren().forEach(text -> said.append(((Text) text).getText()));
        flow.setAccessibleText(said.toString());
    }

    private void add(String words, boolean current) {
        if (!words.isEmpty()) {
            var text = new Text(words);
            text.getStyleClass().addAll("text", current ? "current" : "other");
            flow.getChildren().add(text);
        }
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    void hide() {
        if (popup.isShowing()) {
            popup.hide();
        }
    }
}
