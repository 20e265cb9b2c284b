package dev.millrace.ui.shell;

import dev.millrace.model.Note;
import dev.millrace.ui.shell.Action.Group;
import dev.millrace.ui.theme.ThemeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// All that can be done in the window: menus, keys, the command palette and the page of shortcuts
/// are made from this one list.
final class Actions {

    private static final Need NOTHING = new Need(new SimpleBooleanProperty(true), "");

    private final Commands commands;
    private final ViewCommands view;
    private final List<Action> all = new ArrayList<>();

    Actions(Commands commands, ViewCommands view) {
        this.commands = commands;
        this.view = view;
        files();
        editing();
        nodes();
        view();
        running();
        help();
    }

    List<Action> all() {
        return List.copyOf(all);
    }

    List<Action> in(Group group) {
        return all.stream().filter(action -> action.group() == group).toList();
    }

    Action find(String id) {
        return all.stream().filter(action -> action.id().equals(id)).findFirst().orElseThrow();
    }

    /// The action of a key.
    ///
    /// @param onCanvas whether the canvas has the focus
    Optional<Action> of(KeyEvent event, boolean onCanvas) {
        return all.stream()
                .filter(action -> onCanvas || !action.onCanvas())
                .filter(action -> action.shortcut() != null && action.shortcut().match(event))
                .findFirst();
    }

    private void files() {
        anywhere("new", "New", Group.FILE, "Shortcut+N", commands::create);
        anywhere("open", "Open…", Group.FILE, "Shortcut+O", commands::open);
        editable("save", "Save", Group.FILE, "Shortcut+S", commands::save);
        editable("save-as", "Save as…", Group.FILE, "Shortcut+Shift+S", commands::saveAs);
        document("export", "Export…", Group.FILE, "Shortcut+E", commands::export);
        editable("serve", "Serve dashboard…", Group.FILE, "", commands::serve);
        document("close", "Close", Group.FILE, "Shortcut+W", commands::close);
        anywhere("next-tab", "Next tab", Group.FILE, "Shortcut+Tab", () -> commands.turn(1));
        anywhere(
                "previous-tab",
                "Previous tab",
                Group.FILE,
                "Shortcut+Shift+Tab",
                () -> commands.turn(-1));
        anywhere("quit", "Quit", Group.FILE, "Shortcut+Q", commands::quit);
    }

    private void editing() {
        add("undo", "Undo", Group.EDIT, "Shortcut+Z", false, commands.canUndo(), commands::undo);
        add(
                "redo",
                "Redo",
                Group.EDIT,
                "Shortcut+Shift+Z",
                false,
                commands.canRedo(),
                commands::redo);
        canvas(
                "cut",
                "Cut",
                Group.EDIT,
                "Shortcut+X",
                commands.now(commands.selected()),
                commands::cut);
        canvas("copy", "Copy", Group.EDIT, "Shortcut+C", commands.selected(), commands::copy);
        canvas(
                "paste",
                "Paste",
                Group.EDIT,
                "Shortcut+V",
                commands.now(commands.isOpen()),
                commands::paste);
        canvas(
                "duplicate",
                "Duplicate",
                Group.EDIT,
                "Shortcut+D",
                commands.now(commands.selected()),
                commands::duplicate);
        canvas(
                "delete",
                "Delete",
                Group.EDIT,
                "Delete",
                commands.now(commands.selected()),
                () -> commands.delete(true));
        canvas(
                "delete-plain",
                "Delete without joining the wires",
                Group.EDIT,
                "Shift+Delete",
                commands.now(commands.selected()),
                () -> commands.delete(false));
        hiddenOnCanvas("delete-back", "Backspace", () -> commands.delete(true));
        canvas(
                "select-all",
                "Select all",
                Group.EDIT,
                "Shortcut+A",
                commands.isOpen(),
                commands::selectAll);
        document("find", "Find a node…", Group.EDIT, "Shortcut+F", commands::find);
    }

    private void nodes() {
        canvas(
                "add",
                "Add a node…",
                Group.NODE,
                "A",
                commands.now(commands.isOpen()),
                commands::addNode);
        canvas(
                "connect",
                "Connect…",
                Group.NODE,
                "C",
                commands.now(commands.selected()),
                commands::connect);
        canvas(
                "replace",
                "Replace by…",
                Group.NODE,
                "R",
                commands.now(commands.selected()),
                commands::retype);
        canvas(
                "rename",
                "Rename",
                Group.NODE,
                "F2",
                commands.now(commands.selected()),
                commands::rename);
        canvas(
                "settings",
                "Edit the settings",
                Group.NODE,
                "Enter",
                commands.now(commands.selected()),
                commands::settings);
        canvas(
                "off",
                "Enable or disable",
                Group.NODE,
                "O",
                commands.now(commands.selected()),
                commands::toggle);
        canvas(
                "note",
                "Add a note",
                Group.NODE,
                "N",
                commands.now(commands.isOpen()),
                () -> commands.note(Note.Kind.NOTE));
        canvas(
                "frame",
                "Frame the selection",
                Group.NODE,
                "F",
                commands.now(commands.isOpen()),
                () -> commands.note(Note.Kind.FRAME));
        add(
                "extract",
                "Extract into a pipeline…",
                Group.NODE,
                "Shortcut+G",
                false,
                commands.now(commands.selected()),
                commands::extract);
        add(
                "inline",
                "Put the pipeline back in place",
                Group.NODE,
                "Shortcut+Shift+G",
                false,
                commands.now(commands.isGroup()),
                commands::inline);
        add(
                "open-pipeline",
                "Open the pipeline",
                Group.NODE,
                "Shortcut+Enter",
                false,
                commands.now(commands.isGroup()),
                commands::openPipeline);
        editable("arrange", "Arrange", Group.NODE, "Shortcut+Shift+A", commands::arrange);
        editable("node-help", "About this node", Group.NODE, "Shift+F1", commands::nodeHelp);
    }

    private void view() {
        anywhere("palette", "Command palette", Group.VIEW, "Shortcut+K", view::palette);
        document("zoom-in", "Zoom in", Group.VIEW, "Shortcut+Plus", view::zoomIn);
        hidden("zoom-in-equals", "Shortcut+Equals", view::zoomIn);
        document("zoom-out", "Zoom out", Group.VIEW, "Shortcut+Minus", view::zoomOut);
        document("zoom-100", "Zoom to 100 %", Group.VIEW, "Shortcut+0", view::zoomWhole);
        document("fit", "Show everything", Group.VIEW, "Shortcut+1", view::fit);
        document(
                "fit-selection",
                "Show the selection",
                Group.VIEW,
                "Shortcut+2",
                view::fitSelection);
        anywhere("focus-palette", "Search the nodes", Group.VIEW, "Shortcut+P", view::focusPalette);
        document("focus-canvas", "Go to the canvas", Group.VIEW, "F6", view::focusCanvas);
        anywhere("show-palette", "Show or hide the nodes", Group.VIEW, "F7", view::togglePalette);
        anywhere(
                "show-inspector",
                "Show or hide the settings",
                Group.VIEW,
                "F8",
                view::toggleInspector);
        anywhere("show-dock", "Show or hide the lower area", Group.VIEW, "F9", view::toggleDock);
        anywhere(
                "move-dock",
                "Lower area beside or below the canvas",
                Group.VIEW,
                "Shift+F9",
                view::moveDock);
        anywhere("data", "Data", Group.VIEW, "Shortcut+Shift+D", view::data);
        unlessPast("chart", "Chart", Group.VIEW, "Shortcut+Shift+B", view::chart);
        editable(
                "chart-arrange",
                "Arrange the dashboard",
                Group.VIEW,
                "Shortcut+Shift+J",
                view::arrangeChart);
        editable("chart-whole", "Page over the whole window", Group.VIEW, "F11", view::wholeChart);
        editable("present", "Present the page", Group.VIEW, "Shift+F11", view::present);
        unlessPast("lineage", "Lineage", Group.VIEW, "Shortcut+Shift+L", view::lineage);
        editable(
                "explain",
                "Where does this row come from?",
                Group.VIEW,
                "Shortcut+L",
                view::explain);
        editable("why", "Why is a value missing…", Group.VIEW, "Shortcut+Shift+Y", view::why);
        anywhere("problems", "Problems", Group.VIEW, "Shortcut+Shift+M", view::problems);
        for (ThemeChoice choice : ThemeChoice.values()) {
            anywhere(
                    "theme-" + choice.name().toLowerCase(Locale.ROOT),
                    themeTitle(choice),
                    Group.VIEW,
                    "",
                    () -> view.theme(choice));
        }
    }

    private static String themeTitle(ThemeChoice choice) {
        return switch (choice) {
            case SYSTEM -> "Theme: as the system";
            case LIGHT -> "Theme: light";
            case DARK -> "Theme: dark";
            case CONTRAST -> "Theme: strong contrast";
        };
    }

    private void running() {
        add("run", "Run", Group.RUN, "Shortcut+R", false, commands.canRun(), commands::run);
        add(
                "run-fresh",
                "Run all anew",
                Group.RUN,
                "Shortcut+Shift+R",
                false,
                commands.canRun(),
                commands::runFresh);
        add(
                "run-continue",
                "Run, and continue past failures",
                Group.RUN,
                "Shortcut+Alt+R",
                false,
                commands.canRun(),
                commands::runOn);
        add(
                "stop",
                "Stop",
                Group.RUN,
                "Shortcut+Period",
                false,
                commands.isRunning(),
                commands::stop);
    }

    private void help() {
        anywhere("shortcuts", "Keyboard shortcuts", Group.HELP, "F1", view::shortcuts);
        anywhere("welcome", "Welcome page", Group.HELP, "", view::welcome);
        anywhere("about", "About Millrace", Group.HELP, "", view::about);
    }

    private void anywhere(String id, String title, Group group, String key, Runnable run) {
        add(id, title, group, key, false, NOTHING, run);
    }

    /// While a pipeline is open.
    private void document(String id, String title, Group group, String key, Runnable run) {
        add(id, title, group, key, false, commands.isOpen(), run);
    }

    private void canvas(String id, String title, Group group, String key, Need need, Runnable run) {
        add(id, title, group, key, true, need, run);
    }

    /// While a pipeline is open as it is now.
    private void editable(String id, String title, Group group, String key, Runnable run) {
        add(id, title, group, key, false, commands.now(commands.isOpen()), run);
    }

    /// Not while a past run is shown.
    private void unlessPast(String id, String title, Group group, String key, Runnable run) {
        add(id, title, group, key, false, commands.now(NOTHING), run);
    }

    /// A second key of an action.
    private void hidden(String id, String key, Runnable run) {
        add(id, "", Group.VIEW, key, false, commands.isOpen(), run);
    }

    private void hiddenOnCanvas(String id, String key, Runnable run) {
        add(id, "", Group.EDIT, key, true, commands.now(commands.selected()), run);
    }

    private void add(
            String id,
            String title,
            Group group,
            String key,
            boolean onCanvas,
            Need need,
            Runnable run) {
        var shortcut = key.isEmpty() ? null : KeyCombination.valueOf(key);
        all.add(new Action(id, title, group, shortcut, onCanvas, need, run));
    }
}
