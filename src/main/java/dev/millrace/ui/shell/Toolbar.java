package dev.millrace.ui.shell;

import dev.millrace.ui.fx.PathIcon;
import dev.millrace.ui.theme.Theme;
import dev.millrace.ui.theme.Theming;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What is done most: run, stop, undo, arrange, find, export, and the theme.
final class Toolbar extends HBox {

    private static final double ICON = 15;

    Toolbar(Actions actions, Theming theming) {
        setId("toolbar");
        getStyleClass().add("mill-toolbar");
        var run = button(actions, "run", "Run", Glyphs.PLAY, "on-accent");
        run.getStyleClass().add("mill-run");
        var stop = button(actions, "stop", "Stop", Glyphs.STOP, "danger");
        stop.getStyleClass().add("mill-stop");
        stop.disabledProperty().subscribe(() -> giveBack(stop, run));
        var theme = new Button();
        theme.setId("toolbar-theme");
        theme.setAccessibleText("Switch between light and dark");
        theme.setTooltip(new Tooltip("Switch between light and dark"));
        theme.setOnAction(_ -> theming.turn());
        theming.themeProperty()
                .subscribe(
                        now ->
                                theme.setGraphic(
                                        new PathIcon(
                                                now == Theme.LIGHT ? Glyphs.MOON : Glyphs.SUN,
                                                "plain",
                                                ICON)));
        getChildren()
                .addAll(
                        run,
                        stop,
                        button(actions, "undo", "", Glyphs.UNDO, "plain"),
                        button(actions, "redo", "", Glyphs.REDO, "plain"),
                        button(actions, "arrange", "Arrange", "", ""),
                        room(),
                        finder(actions),
                        room(),
                        button(actions, "export", "Export…", "", ""),
                        theme);
    }

    /// The focus goes from Run to Stop when a run begins; without this it would go on to the next
    /// button when the run ends, and a key meant for the run would press that.
    private static void giveBack(Button stop, Button run) {
        if (stop.isDisabled() && stop.isFocused()) {
            Platform.runLater(run::requestFocus);
        }
    }

    private static Region room() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        return room;
    }

    private static Button finder(Actions actions) {
        var action = actions.find("palette");
        var key = new Label(action.key());
        key.getStyleClass().add("mill-key");
        var words = new Label("Find a node or an action");
        words.getStyleClass().add("mill-muted");
        var line = new HBox(words, room(), key);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(264);
        var button = new Button();
        button.setGraphic(line);
        button.setId("toolbar-palette");
        button.getStyleClass().add("mill-finder");
        button.setAccessibleText("Command palette");
        button.setOnAction(_ -> action.perform());
        return button;
    }

    private static Button button(
            Actions actions, String id, String text, String glyph, String tone) {
        var action = actions.find(id);
        var button = new Button(text);
        button.setId("toolbar-" + id);
        if (!glyph.isEmpty()) {
            button.setGraphic(new PathIcon(glyph, tone, ICON));
        }
        button.setAccessibleText(action.title());
        var key = action.key().isEmpty() ? "" : "  " + action.key();
        button.setTooltip(new Tooltip(action.title() + key));
        button.disableProperty().bind(Bindings.not(action.enabled()));
        button.setOnAction(_ -> action.perform());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
