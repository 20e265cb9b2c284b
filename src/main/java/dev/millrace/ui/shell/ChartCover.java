package dev.millrace.ui.shell;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A page over the whole window, and if wanted over the whole screen. FX thread only.
final class ChartCover {

    private final StackPane over;
    private final Runnable downed;
    private final BorderPane pane = new BorderPane();
    private final ChangeListener<Boolean> screenLeft;

    /// @param over what fills the window; its first child is what it shows else
    /// @param downed takes back what was put up
    ChartCover(StackPane over, Runnable downed) {
        this.over = over;
        this.downed = downed;
        pane.setId("chart-cover");
        pane.getStyleClass().add("mill-chart-cover");
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        screenLeft =
                (_, _, isFull) -> {
                    if (!isFull) {
                        down();
                    }
                };
    }

    boolean isUp() {
        return over.getChildren().contains(pane);
    }

    void up(Node head, Node body) {
        pane.setTop(head);
        pane.setCenter(body);
        over.getChildren().getFirst().setVisible(false);
        over.getChildren().add(1, pane);
        body.requestFocus();
    }

    void fillScreen() {
        if (isUp() && over.getScene().getWindow() instanceof Stage stage) {
            stage.setFullScreenExitHint("");
            stage.setFullScreen(true);
            stage.fullScreenProperty().addListener(screenLeft);
        }
    }

    void down() {
        if (!isUp()) {
            return;
        }
        if (over.getScene().getWindow() instanceof Stage stage) {
            stage.fullScreenProperty().removeListener(screenLeft);
            stage.setFullScreen(false);
        }
        over.getChildren().remove(pane);
        over.getChildren().getFirst().setVisible(true);
        pane.setTop(null);
        pane.setCenter(null);
        downed.run();
    }

    /// On the page Escape may close something of it first; the page says so when it does not.
    private void key(KeyEvent event) {
        boolean inPage = event.getTarget() instanceof Node node && "page-web".equals(node.getId());
        if (event.getCode() == KeyCode.ESCAPE && !inPage) {
            event.consume();
            down();
        }
    }
}
