package dev.millrace.ui.shell;

import atlantafx.base.controls.ModalPane;
import dev.millrace.fault.Fault;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What lies over the window: questions and pages in a sheet, and passing messages at the bottom.
/// FX thread only.
final class Sheets {

    private static final Duration SHOWN = Duration.seconds(4);
    private static final Duration FAULT_SHOWN = Duration.seconds(9);

    private final ModalPane pane = new ModalPane();
    private final StackPane over;

    /// Where it lies over nothing that is being read: neither rows nor the log.
    private static final double BELOW_TOOLS = 108;

    private final HBox toast = new HBox();
    private final Label said = new Label();
    private final Queue<Asked> asked = new ArrayDeque<>();
    private final PauseTransition fade = new PauseTransition(SHOWN);

    /// What had the focus before the first sheet was laid.
    private @Nullable Node before;

    /// A question that waits for its answer; the first one is laid.
    private record Asked(Prompts.Question question, Consumer<Prompts.Answer> answered) {}

    /// @param content what the sheets lie over
    Sheets(Node content) {
        pane.setId("sheets");
        pane.setFocusTraversable(false);
        pane.displayProperty()
                .subscribe(
                        displayed -> {
                            if (!displayed) {
                                hidden();
                            }
                        });
        said.setWrapText(true);
        said.setId("toast");
        toast.getStyleClass().add("mill-toast");
        toast.getChildren().add(said);
        toast.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        toast.setVisible(false);
        toast.setMouseTransparent(true);
        StackPane.setAlignment(toast, Pos.TOP_CENTER);
        StackPane.setMargin(toast, new Insets(BELOW_TOOLS, 40, 0, 40));
        fade.setOnFinished(_ -> toast.setVisible(false));
        over = new StackPane(content, toast, pane);
        over.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::keepFocus);
    }

    StackPane root() {
        return over;
    }

    /// Shows a page, unless a question waits for its answer.
    void show(Node page) {
        if (asked.isEmpty()) {
            lay(page);
        }
    }

    /// Lays a page, and puts the focus on its button of the Enter key. Not before the pane has its
    /// skin is what it shows in the scene, and can have the focus.
    private void lay(Node page) {
        if (!isOpen()) {
            before = over.getScene().getFocusOwner();
        }
        pane.applyCss();
        pane.show(page);
        pane.applyCss();
        // What scrolls is painted from a picture of it, which a page that takes its place late is
        // missing from, or stays in the corner of.
        pane.lookupAll(".viewport").forEach(view -> view.setCache(false));
        focus(page);
    }

    private static void focus(Node page) {
        page.lookupAll("*").stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .max(Comparator.comparing(Sheets::isDefault))
                .ifPresent(Node::requestFocus);
    }

    private static boolean isDefault(Node node) {
        return node instanceof Button button && button.isDefaultButton();
    }

    /// The Tab key does not leave a sheet.
    private void keepFocus(@Nullable Node focused) {
        var page = pane.getContent();
        if (isOpen() && focused != null && page != null && !isWithin(focused, page)) {
            focus(page);
        }
    }

    private static boolean isWithin(Node node, Node page) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(page)) {
                return true;
            }
        }
        return false;
    }

    /// Whether something lies over the window and takes the keys.
    boolean isOpen() {
        return pane.isDisplay();
    }

    void hide() {
        pane.hide();
    }

    /// The focus goes back to where it was. The page goes out of the scene, or else its buttons
    /// would still take the Enter and Escape keys.
    private void hidden() {
        pane.setContent(null);
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    void say(String text) {
        say(text, SHOWN);
    }

    void tell(Fault fault) {
        var hint = fault.hint().isEmpty() ? "" : " " + fault.hint();
        say(fault.message() + hint, FAULT_SHOWN);
    }

    private void say(String text, Duration shown) {
        said.setText(text);
        toast.setVisible(true);
        fade.setDuration(shown);
        fade.playFromStart();
    }

    /// Asks now, or after what is asked already.
    void ask(Prompts.Question question, Consumer<Prompts.Answer> answered) {
        asked.add(new Asked(question, answered));
        if (asked.size() == 1) {
            next();
        }
    }

    private void next() {
        if (asked.isEmpty()) {
            pane.setPersistent(false);
            pane.hide();
        } else {
            lay(asked.element());
        }
    }

    private void lay(Asked now) {
        var question = now.question();
        Consumer<Prompts.Answer> answered = now.answered();
        var yes = button("answer-yes", question.yes(), () -> answer(answered, Prompts.Answer.YES));
        yes.setDefaultButton(true);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var buttons = new HBox(8, room);
        if (!question.no().isEmpty()) {
            buttons.getChildren()
                    .add(
                            button(
                                    "answer-no",
                                    question.no(),
                                    () -> answer(answered, Prompts.Answer.NO)));
        }
        var cancel =
                button("answer-cancel", "Cancel", () -> answer(answered, Prompts.Answer.CANCEL));
        cancel.setCancelButton(true);
        buttons.getChildren().addAll(cancel, yes);
        var text = new Label(question.text());
        text.setWrapText(true);
        var card = card("question", question.title(), text, buttons);
        pane.setPersistent(true);
        lay(card);
    }

    private void answer(Consumer<Prompts.Answer> answered, Prompts.Answer answer) {
        asked.remove();
        next();
        answered.accept(answer);
    }

    private static Button button(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// A sheet of paper with a heading.
    static VBox card(String id, String title, Node... content) {
        var heading = new Label(title);
        heading.getStyleClass().add("mill-sheet-title");
        var card = new VBox(14, heading);
        card.getChildren().addAll(content);
        card.setId(id);
        card.getStyleClass().add("mill-sheet");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return card;
    }
}
