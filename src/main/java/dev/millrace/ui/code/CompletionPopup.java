package dev.millrace.ui.code;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import org.jspecify.annotations.Nullable;

/// The list of suggestions beneath a word. The text keeps the focus: arrows move the mark, Enter
/// and Tab take, Escape closes.
final class CompletionPopup {

    static final double WIDTH = 310;
    private static final double ROW = 24;
    private static final int MOST_ROWS = 9;
    private static final double GAP = 3;

    private final Popup popup = new Popup();
    private final ListView<Candidate> list = new ListView<>();
    private final FunctionCard card = new FunctionCard();
    private final Consumer<Candidate> taken;
    private @Nullable Node owner;

    CompletionPopup(Consumer<Candidate> taken) {
        this.taken = taken;
        list.setId("completions");
        list.setAccessibleText("Completions");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setPrefWidth(WIDTH);
        list.setCellFactory(_ -> new CandidateCell(this::take));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> explain());
        var box = new StackPane(list);
        box.getStyleClass().addAll("mill-chooser", "mill-completion");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        // A click elsewhere means what it hits, not only the end of the list.
        popup.setConsumeAutoHidingEvents(false);
        popup.setOnHidden(_ -> card.hide());
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
    }

    /// Popups have a scene of their own, which is to look like that of the window.
    static void dress(Popup popup, Node owner) {
        popup.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
        popup.getScene().getRoot().getStyleClass().setAll("mill-popup", "root");
    }

    /// @param word where the word stands on the screen
    void show(Node newOwner, Bounds word, List<Candidate> candidates) {
        owner = newOwner;
        list.getItems().setAll(candidates);
        list.setPrefHeight(Math.min(candidates.size(), MOST_ROWS) * ROW + 2);
        list.getSelectionModel().clearAndSelect(0);
        list.scrollTo(0);
        if (!popup.isShowing()) {
            dress(popup, newOwner);
            popup.show(
                    newOwner,
                    within(newOwner, word.getMinX() - GAP, WIDTH + 8),
                    word.getMaxY() + GAP);
            explain();
        }
    }

    /// The left edge of what pops up at a place, moved so that it does not stick out of the window.
    static double within(Node owner, double x, double width) {
        var window = owner.getScene().getWindow();
        double last = window.getX() + window.getWidth() - width;
        return Math.max(Math.min(x, last), Math.min(x, 0));
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    void hide() {
        if (popup.isShowing()) {
            popup.hide();
        }
    }

    private void explain() {
        var marked = list.getSelectionModel().getSelectedItem();
        var node = owner;
        if (marked == null || node == null || !popup.isShowing()) {
            return;
        }
        marked.function()
                .ifPresentOrElse(
                        function -> card.show(node, function, cardX(), popup.getY()), card::hide);
    }

    /// At the right where there is room, else at the left, so that the list stays where it is.
    private double cardX() {
        double right = popup.getX() + popup.getWidth() + GAP;
        var screens = Screen.getScreensForRectangle(popup.getX(), popup.getY(), 1, 1);
        double end =
                (screens.isEmpty() ? Screen.getPrimary() : screens.getFirst())
                        .getVisualBounds()
                        .getMaxX();
        double width = FunctionCard.WIDTH + 10;
        return right + width <= end ? right : popup.getX() - width - GAP;
    }

    /// What a key does while the list shows.
    ///
    /// @return whether it was meant for the list
    boolean pressed(KeyEvent event) {
        if (!popup.isShowing()
                || event.isControlDown()
                || event.isAltDown()
                || event.isMetaDown()) {
            return false;
        }
        switch (event.getCode()) {
            case DOWN -> mark(1);
            case UP -> mark(-1);
            case PAGE_DOWN -> mark(MOST_ROWS - 1);
            case PAGE_UP -> mark(1 - MOST_ROWS);
            case ENTER, TAB -> take(list.getSelectionModel().getSelectedItem());
            case ESCAPE -> hide();
            default -> {
                return false;
            }
        }
        event.consume();
        return true;
    }

    private void mark(int by) {
        int last = list.getItems().size() - 1;
        int at = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, last);
        list.getSelectionModel().clearAndSelect(at);
        list.scrollTo(Math.max(0, at - MOST_ROWS + 2));
    }

    private void take(@Nullable Candidate candidate) {
        hide();
        if (candidate != null) {
            taken.accept(candidate);
        }
    }
}
