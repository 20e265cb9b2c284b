package dev.millrace.ui.preview;

import dev.millrace.draw.Palette;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The rows of a port with all that can be done to them: the grid, a bar of tools, a line to find,
/// and the whole value of a cell at its side. FX thread only.
public final class GridView extends BorderPane {

    private static final double GRID_SHARE = 0.72;

    private final GridModel model;
    private final GridSurface surface;
    private final GridBar bar;
    private final FindBar findBar;
    private final ValueModel value;
    private final ValuePane valuePane;
    private final SplitPane split = new SplitPane();
    private final Label message = new Label();
    private final Label hint = new Label();
    private final VBox said = new VBox(4, message, hint);
    private double share = GRID_SHARE;
    private RowQuestions questions = RowQuestions.NONE;

    /// @param colours followed, but not kept alive by it
    public GridView(GridModel model, ObservableValue<Palette> colours) {
        this.model = model;
        var finder = new GridFinder(model);
        surface = new GridSurface(model, finder, colours);
        value = new ValueModel(model);
        findBar = new FindBar(finder, surface::requestFocus);
        valuePane = new ValuePane(model, value, this::hideValue);
        var actions =
                new GridActions(
                        model, this, surface, finder, new GridCopy(model, GridView::toClipboard));
        bar = new GridBar(model, actions);
        bar.onColumns(actions::columns);
        setId("grid-view");
        setMinWidth(0);
        getStyleClass().add("mill-grid-view");
        said.getStyleClass().add("mill-grid-said");
        said.setMouseTransparent(true);
        message.setId("grid-message");
        message.setWrapText(true);
        hint.setId("grid-hint");
        hint.getStyleClass().add("mill-muted");
        hint.setWrapText(true);
        split.getStyleClass().add("mill-split");
        split.getItems().setAll(new StackPane(surface, said));
        setTop(new VBox(bar, findBar));
        setCenter(split);
        new GridMouse(model, surface, actions).listen();
        surface.addEventHandler(KeyEvent.KEY_PRESSED, new GridKeys(model, actions)::press);
        surface.addEventHandler(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                event -> {
                    if (!event.isKeyboardTrigger()) {
                        actions.menu(event.getScreenX(), event.getScreenY());
                    }
                    event.consume();
                });
        model.revisionProperty().subscribe(this::changed);
    }

    private static void toClipboard(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void changed() {
        var now = model.words().message(model);
        said.setVisible(now.isPresent());
        message.setText(now.map(GridFailure::text).orElse(""));
        hint.setText(now.map(GridFailure::hint).orElse(""));
        message.getStyleClass()
                .setAll("label", model.words().isFailed(model) ? "failed" : "mill-muted");
    }

    /// Puts controls in front of the tools, in place of those before.
    public void lead(List<? extends Node> controls) {
        bar.lead(controls);
    }

    /// Says who answers questions about rows.
    public void answerBy(RowQuestions answerer) {
        questions = answerer;
    }

    RowQuestions questions() {
        return questions;
    }

    public GridModel model() {
        return model;
    }

    GridSurface surface() {
        return surface;
    }

    FindBar findBar() {
        return findBar;
    }

    /// Puts the focus on the rows.
    public void focusRows() {
        surface.requestFocus();
    }

    private boolean showsValue() {
        return split.getItems().size() > 1;
    }

    void toggleValue() {
        if (!hideValue()) {
            split.getItems().add(valuePane);
            SplitPane.setResizableWithParent(valuePane, false);
            split.setDividerPositions(share);
            value.open(true);
        }
    }

    /// @return whether it showed
    boolean hideValue() {
        if (!showsValue()) {
            return false;
        }
        share = split.getDividerPositions()[0];
        split.getItems().remove(valuePane);
        value.open(false);
        surface.requestFocus();
        return true;
    }

    /// How finely the rows are painted, beyond what the window asks for: 2 for a picture of twice
    /// the size.
    public void density(double density) {
        surface.density(density);
    }
}
