package dev.millrace.ui.shell;

import atlantafx.base.controls.ModalPane;
import dev.millrace.fault.Fault;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What lies over the window: questions and pages in a sheet, and passing messages at the bottom.
/// FX thread only.
final class Sheets {

    private static final Duration SHOWN = Duration.seconds(4);
    private static final Duration FAULT_SHOWN = Duration.seconds(9);

    private final ModalPane pane = new ModalPane();
    private final StackPane over;
    private final HBox toast = new HBox();
    private final Label said = new Label();
    private final PauseTransition fade = new PauseTransition(SHOWN);

    /// @param content what the sheets lie over
    Sheets(Node content) {
        pane.setId("sheets");
        said.setWrapText(true);
        said.setId("toast");
        toast.getStyleClass().add("mill-toast");
        toast.getChildren().add(said);
        toast.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        toast.setVisible(false);
        toast.setMouseTransparent(true);
        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        StackPane.setMargin(toast, new Insets(0, 40, 48, 40));
        fade.setOnFinished(_ -> toast.setVisible(false));
        over = new StackPane(content, toast, pane);
    }

    StackPane root() {
        return over;
    }

    void show(Node page) {
        pane.show(page);
    }

    void hide() {
        pane.hide();
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

    void ask(Prompts.Question question, Consumer<Prompts.Answer> answered) {
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
        pane.show(card);
        yes.requestFocus();
    }

    private void answer(Consumer<Prompts.Answer> answered, Prompts.Answer answer) {
        pane.setPersistent(false);
        pane.hide();
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
