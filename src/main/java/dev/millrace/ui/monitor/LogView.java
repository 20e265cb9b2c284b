package dev.millrace.ui.monitor;

import dev.millrace.engine.RunEvent.Level;
import dev.millrace.model.NodeId;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.document.RunLog.Line;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What the run said: searched by words, filtered by level and by the selected nodes. It follows
/// the newest line until one scrolls up. FX thread only.
final class LogView extends BorderPane {

    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final double LEVEL_WIDTH = 136;

    /// Which lines are shown.
    private enum Shown {
        ALL("All lines", Level.INFO),
        WARNINGS("Warnings and errors", Level.WARNING),
        ERRORS("Errors", Level.ERROR);

        private final String title;
        private final Level least;

        Shown(String title, Level least) {
            this.title = title;
            this.least = least;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    private final DocumentModel document;
    private final Consumer<NodeId> jump;
    private final ObservableList<Line> all = FXCollections.observableArrayList();
    private final FilteredList<Line> shown = new FilteredList<>(all);
    private final ListView<Line> list = new ListView<>(shown);
    private final TextField search = new TextField();
    private final ComboBox<Shown> level = new ComboBox<>();
    private final ToggleButton ofSelected = new ToggleButton("Selected");
    private final ToggleButton follow = new ToggleButton("Follow");
    private final Label none = new Label();
    private int shownTimes;

    /// @param jump goes to a node
    LogView(DocumentModel document, Consumer<NodeId> jump) {
        this.document = document;
        this.jump = jump;
        getStyleClass().add("mill-log");
        search.setId("log-search");
        search.setPromptText("Search the log");
        search.setAccessibleText("Search the log");
        search.setMinWidth(80);
        HBox.setHgrow(search, Priority.ALWAYS);
        level.setId("log-level");
        level.getItems().setAll(Shown.values());
        level.setValue(Shown.ALL);
        level.setAccessibleText("Which lines");
        level.setPrefWidth(LEVEL_WIDTH);
        ofSelected.setId("log-selected");
        ofSelected.setTooltip(new Tooltip("Only lines about the nodes that are selected"));
        follow.setId("log-follow");
        follow.setSelected(true);
        follow.setTooltip(new Tooltip("Stay at the newest line"));
        var bar = new HBox(search, level, ofSelected, follow);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("mill-log-bar");
        List.of(level, ofSelected, follow).forEach(each -> each.setMinWidth(USE_PREF_SIZE));
        list.setId("run-log");
        list.getStyleClass().add("mill-log-lines");
        list.setAccessibleText("Log of the run");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new Row());
        none.getStyleClass().add("mill-muted");
        list.setPlaceholder(none);
        setTop(bar);
        setCenter(list);
        setMinSize(0, 0);
        listen();
    }

    private void listen() {
        search.textProperty().subscribe(this::filter);
        level.valueProperty().subscribe(this::filter);
        ofSelected.selectedProperty().subscribe(this::filter);
        document.selectionProperty().subscribe(this::selectionChanged);
        follow.selectedProperty().subscribe(this::goOn);
        list.addEventFilter(
                ScrollEvent.SCROLL,
                event -> {
                    if (event.getDeltaY() > 0) {
                        follow.setSelected(false);
                    }
                });
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        search.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                        search.clear();
                        event.consume();
                    }
                });
    }

    private void press(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            go(list.getSelectionModel().getSelectedItem());
            event.consume();
        } else if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.HOME) {
            follow.setSelected(false);
        }
    }

    private void copy() {
        var lines =
                list.getSelectionModel().getSelectedItems().stream()
                        .map(this::text)
                        .collect(Collectors.joining("\n"));
        var content = new ClipboardContent();
        content.putString(lines);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private String text(Line line) {
        return time(line) + "  " + title(line) + line.text();
    }

    private String title(Line line) {
        return line.node().map(node -> document.run().title(node) + ": ").orElse("");
    }

    private static String time(Line line) {
        return String.format(Locale.ROOT, "%9.3f s", line.after().toNanos() / 1e9);
    }

    private void go(@Nullable Line line) {
        if (line != null) {
            line.node().ifPresent(node -> jump.accept(node.outermost()));
        }
    }

    private void selectionChanged() {
        if (ofSelected.isSelected()) {
            filter();
        }
    }

    private void filter() {
        var words = search.getText().strip().toLowerCase(Locale.ROOT);
        var least = level.getValue().least;
        var nodes = document.selection().nodes();
        boolean only = ofSelected.isSelected();
        shown.setPredicate(
                line ->
                        line.level().compareTo(least) >= 0
                                && (!only
                                        || line.node()
                                                .map(NodeId::outermost)
                                                .filter(nodes::contains)
                                                .isPresent())
                                && (words.isEmpty()
                                        || (title(line) + line.text())
                                                .toLowerCase(Locale.ROOT)
                                                .contains(words)));
        none.setText(all.isEmpty() ? "Not run yet." : "No such line.");
        goOn();
    }

    /// Takes what was said since; all anew when it is another run.
    void grow() {
        var log = document.run().log();
        var said = log.lines();
        boolean isSame = log.times() == shownTimes;
        shownTimes = log.times();
        if (isSame && said.size() == all.size() && !all.isEmpty()) {
            return;
        }
        if (!isSame) {
            all.setAll(said);
            follow.setSelected(true);
        } else if (said.size() > all.size()) {
            all.addAll(List.copyOf(said.subList(all.size(), said.size())));
        }
        none.setText(all.isEmpty() ? "Not run yet." : "No such line.");
        goOn();
    }

    private void goOn() {
        if (follow.isSelected() && !shown.isEmpty()) {
            list.scrollTo(shown.size() - 1);
        }
    }

    private final class Row extends ListCell<Line> {

        private final Label when = new Label();
        private final Label node = new Label();
        private final Label text = new Label();
        private final HBox row = new HBox(8, when, node, text);
        private String tone = "";

        Row() {
            setPrefWidth(0);
            setOnMouseClicked(
                    event -> {
                        if (event.getClickCount() == 1) {
                            go(getItem());
                        }
                    });
            when.getStyleClass().addAll("when", "mill-muted");
            when.setMinWidth(Region.USE_PREF_SIZE);
            node.getStyleClass().add("mill-strong");
            node.setMinWidth(0);
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            row.setAlignment(Pos.BASELINE_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            when.setText(time(line));
            node.setText(title(line));
            node.setManaged(line.node().isPresent());
            text.setText(line.text());
            var now = line.level().name().toLowerCase(Locale.ROOT);
            if (!now.equals(tone)) {
                text.getStyleClass().remove(tone);
                text.getStyleClass().add(now);
                tone = now;
            }
            setAccessibleText(text(line));
            setGraphic(row);
        }
    }
}
