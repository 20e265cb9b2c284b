package dev.millrace.ui.shell;

import dev.millrace.draw.Icons;
import dev.millrace.model.Column;
import dev.millrace.model.Figures;
import dev.millrace.model.NodeId;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.ui.fx.PathIcon;
import dev.millrace.ui.preview.ValueKind;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// The steps a row came from, or those on which a value gets lost, and the rows of the chosen step.
/// A click or Enter on a step goes to its node. FX thread only.
final class ExplainView extends BorderPane {

    private static final PseudoClass KEY = PseudoClass.getPseudoClass("key");
    private static final PseudoClass NUMBER = PseudoClass.getPseudoClass("number");
    private static final PseudoClass EMPTY_VALUE = PseudoClass.getPseudoClass("null");
    private static final double STEPS_SHARE = 0.46;
    private static final double ICON = 15;

    private static final Rows NO_ROWS = new Rows(Schema.EMPTY, List.of());

    /// A table makes a control for each.
    private static final int MOST_COLUMNS = 30;

    /// A row of the table.
    private record Line(List<@Nullable String> cells) {

        /// Nothing of a row with other columns, which the table may ask for while it changes.
        @Nullable String at(int place) {
            return place < cells.size() ? cells.get(place) : null;
        }
    }

    private final OpenDocument document;
    private final Explaining explaining;
    private final Label title = new Label();
    private final Label answer = new Label();
    private final Label caveat = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button stop = new Button("Stop");
    private final Button more = new Button("More rows");
    private final ListView<ExplainLine> steps = new ListView<>();
    private final TableView<Line> rows = new TableView<>();
    private final Label said = new Label();
    private final Label none = new Label();
    private final SplitPane split;
    private final Label noRows = new Label();

    /// @param jump goes to a node
    /// @param why opens the question for a missing value
    ExplainView(OpenDocument document, Explaining explaining, Consumer<NodeId> jump, Runnable why) {
        this.document = document;
        this.explaining = explaining;
        setId("explain");
        getStyleClass().add("mill-explain");
        steps.setId("explain-steps");
        steps.setAccessibleText("Steps");
        steps.setCellFactory(_ -> new StepCell(jump));
        none.setId("explain-none");
        none.getStyleClass().add("mill-muted");
        none.setWrapText(true);
        none.setTextAlignment(TextAlignment.CENTER);
        rows.setId("explain-rows");
        rows.setAccessibleText("Rows of the step");
        noRows.getStyleClass().add("mill-muted");
        rows.setPlaceholder(noRows);
        said.getStyleClass().add("mill-muted");
        said.setMinWidth(0);
        more.setId("explain-more");
        more.setAccessibleText(
                "Show up to " + Explaining.MOST_ROWS + " rows of each step, fewer of a wide one");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnAction(_ -> explaining.more());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var foot = new HBox(8, said, room, more);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("mill-explain-foot");
        var right = new BorderPane(rows);
        right.setBottom(foot);
        split = new SplitPane(steps, right);
        split.setDividerPositions(STEPS_SHARE);
        split.getStyleClass().add("mill-split");
        setTop(head(why));
        setCenter(new StackPane(split, none));
        steps.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        steps.setOnKeyPressed(
                event -> {
                    var line = steps.getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.ENTER && line != null) {
                        jump.accept(line.node());
                        event.consume();
                    }
                });
        explaining.stateProperty().subscribe(this::show);
        show();
        sceneProperty().subscribe(scene -> explaining.shownProperty().set(scene != null));
    }

    private VBox head(Runnable why) {
        title.setId("explain-title");
        title.getStyleClass().add("mill-strong");
        title.setMinWidth(0);
        progress.setId("explain-progress");
        progress.setPrefWidth(90);
        stop.setId("explain-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> explaining.stop());
        var ask = new Button("Why is a value missing…");
        ask.setId("explain-why");
        ask.setMnemonicParsing(false);
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.setOnAction(_ -> why.run());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var line = new HBox(8, title, progress, stop, room, ask);
        line.setAlignment(Pos.CENTER_LEFT);
        answer.setId("explain-answer");
        answer.setWrapText(true);
        answer.setMinHeight(Region.USE_PREF_SIZE);
        caveat.setId("explain-caveat");
        caveat.getStyleClass().add("mill-muted");
        caveat.setWrapText(true);
        caveat.setMinHeight(Region.USE_PREF_SIZE);
        var head = new VBox(3, line, answer, caveat);
        head.getStyleClass().add("mill-explain-head");
        return head;
    }

    private void show() {
        var state = explaining.stateProperty().get();
        boolean asking = state instanceof Explaining.State.Asking;
        seen(progress, asking);
        seen(stop, asking);
        switch (state) {
            case Explaining.State.Nothing _ ->
                    fill(
                            "",
                            "",
                            "",
                            List.of(),
                            "Stand on a row of the Data tab and press Ctrl+L to see the rows it"
                                    + " came from.");
            case Explaining.State.Asking(String what) ->
                    fill(what, "", "", List.of(), "Going back to the sources…");
            case Explaining.State.Answered now ->
                    fill(
                            now.title(),
                            now.answer(),
                            now.isOld()
                                    ? "The pipeline was changed since. " + now.caveat()
                                    : now.caveat(),
                            now.lines(),
                            "There is no step to show.");
            case Explaining.State.Failed(String what, String message, String hint) ->
                    fill(what, "", "", List.of(), message + " " + hint);
        }
    }

    private void fill(String what, String says, String but, List<ExplainLine> lines, String empty) {
        text(title, what);
        text(answer, says);
        text(caveat, but);
        none.setText(empty);
        seen(none, lines.isEmpty());
        seen(split, !lines.isEmpty());
        if (!lines.equals(List.copyOf(steps.getItems()))) {
            int at = Math.max(0, steps.getSelectionModel().getSelectedIndex());
            boolean same = where(lines).equals(where(steps.getItems()));
            steps.getItems().setAll(lines);
            steps.getSelectionModel().select(same ? at : first(lines));
        }
        choose(steps.getSelectionModel().getSelectedItem());
    }

    private static List<String> where(List<ExplainLine> lines) {
        return lines.stream().map(ExplainLine::where).toList();
    }

    /// Where a value gets lost, or the last step of a row.
    private static int first(List<ExplainLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).tone() == ExplainLine.Tone.LOST) {
                return i;
            }
        }
        return lines.size() > 1 ? 1 : 0;
    }

    private static void text(Label label, String text) {
        label.setText(text);
        seen(label, !text.isEmpty());
    }

    private static void seen(Region region, boolean seen) {
        region.setVisible(seen);
        region.setManaged(seen);
    }

    private void choose(@Nullable ExplainLine line) {
        if (line == null) {
            table(NO_ROWS, List.of());
            noRows.setText("");
            said.setText("");
            seen(more, false);
            return;
        }
        table(line.rows(), line.by());
        noRows.setText(line.said().isEmpty() ? "No rows to show." : line.said() + ".");
        int columns = line.rows().schema().columns().size();
        int shown = line.rows().values().size();
        var first = shown == 0 ? "" : "Showing " + Figures.rows(shown);
        said.setText(
                columns > MOST_COLUMNS
                        ? first + " · " + (columns - MOST_COLUMNS) + " more columns"
                        : first);
        seen(more, explaining.hasMore(line));
    }

    private void table(Rows shown, List<String> by) {
        rows.getItems().clear();
        rows.getColumns().clear();
        var columns = shown.schema().columns();
        for (int i = 0; i < Math.min(MOST_COLUMNS, columns.size()); i++) {
            rows.getColumns().add(column(columns.get(i), i, by.contains(columns.get(i).name())));
        }
        rows.getItems().setAll(shown.values().stream().map(Line::new).toList());
    }

    private static TableColumn<Line, String> column(Column column, int place, boolean isKey) {
        var made = new TableColumn<Line, String>(column.name());
        made.setSortable(false);
        made.setReorderable(false);
        made.setPrefWidth(Math.clamp(column.name().length() * 9L + 30, 90, 200));
        made.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(row.getValue().at(place)).getReadOnlyProperty());
        boolean isNumber = ValueKind.of(column.type()) == ValueKind.NUMBER;
        made.setCellFactory(
                _ -> {
                    var cell = new ValueCell(isKey);
                    cell.pseudoClassStateChanged(NUMBER, isNumber);
                    return cell;
                });
        return made;
    }

    private static final class ValueCell extends TableCell<Line, String> {

        private final boolean isKey;

        ValueCell(boolean isKey) {
            this.isKey = isKey;
        }

        @Override
        protected void updateItem(@Nullable String value, boolean empty) {
            super.updateItem(value, empty);
            pseudoClassStateChanged(KEY, isKey && !empty);
            pseudoClassStateChanged(EMPTY_VALUE, !empty && value == null);
            setText(empty ? null : value == null ? "NULL" : value.replace('\n', ' '));
        }
    }

    private final class StepCell extends ListCell<ExplainLine> {

        StepCell(Consumer<NodeId> jump) {
            setPrefWidth(0);
            setOnMouseClicked(
                    _ -> {
                        if (getItem() != null) {
                            jump.accept(getItem().node());
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable ExplainLine line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(empty || line == null ? null : content(line));
            setAccessibleText(empty || line == null ? "" : line.spoken());
        }

        private HBox content(ExplainLine line) {
            var name = new Label(line.where());
            name.getStyleClass().add("mill-strong");
            name.setMinWidth(0);
            var figure = new Label(line.figure());
            figure.getStyleClass().add("mill-muted");
            figure.setMinWidth(Region.USE_PREF_SIZE);
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            var head = new HBox(8, name, room, figure);
            head.setAlignment(Pos.BASELINE_LEFT);
            var lines = new VBox(1, head);
            lines.setMinWidth(0);
            HBox.setHgrow(lines, Priority.ALWAYS);
            if (!line.said().isEmpty()) {
                lines.getChildren().add(said(line.said(), tone(line.tone())));
            }
            line.reasons().forEach(reason -> lines.getChildren().add(said(reason, "lost")));
            var row = new HBox(10, icon(line.node()), lines);
            row.setAlignment(Pos.TOP_LEFT);
            return row;
        }

        private static Label said(String text, String tone) {
            var label = new Label(text);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.getStyleClass().addAll("mill-explain-said", tone);
            return label;
        }

        private static String tone(ExplainLine.Tone tone) {
            return switch (tone) {
                case PLAIN, LOST -> "plain";
                case SURE -> "sure";
                case UNSURE -> "unsure";
            };
        }

        private PathIcon icon(NodeId id) {
            var type = document.pipeline().find(id).map(node -> node.type()).orElse("");
            return new PathIcon(Icons.of(type), "", ICON);
        }
    }
}
