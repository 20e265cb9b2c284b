package dev.millrace.ui.inspector;

import dev.millrace.chart.Sort;
import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.ui.fx.PathIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A shelf: its name, and the column on it or a line to name one. The chip opens what can be done
/// with the column.
final class ShelfRow extends VBox {

    private final ChartDesk desk;
    private final ChartShelf shelf;
    private final ChartDrag drag;
    private final SuggestField add = new SuggestField(this::suggestions);
    private final VBox place = new VBox(4);
    private List<Value> shown = List.of();
    private List<Optional<Sort>> sorts = List.of();
    private List<ColumnChip> chips = List.of();
    private @Nullable ShelfOptions options; // while they are open

    ShelfRow(ChartDesk desk, ChartShelf shelf, ChartDrag drag) {
        this.desk = desk;
        this.shelf = shelf;
        this.drag = drag;
        getStyleClass().add("mill-shelf");
        var label = new Label(shelf.label());
        label.getStyleClass().addAll("mill-member-label", "mill-shelf-label");
        label.setLabelFor(add);
        add.setId(desk.id(shelf) + "-add");
        add.setAccessibleText("Column for " + shelf.label());
        add.setPromptText("Add a column");
        add.getStyleClass().add("mill-shelf-add");
        add.setOnAction(_ -> added());
        Controls.whenLeft(add, add::clear);
        place.getChildren().add(add);
        place.setMinWidth(0);
        HBox.setHgrow(place, Priority.ALWAYS);
        var line = new HBox(6, label, place);
        line.setAlignment(Pos.TOP_LEFT);
        getChildren().add(line);
    }

    ChartShelf shelf() {
        return shelf;
    }

    private List<Suggestion> suggestions() {
        return suggestions(desk, shelf);
    }

    /// Columns, and where an amount may stand the number of rows.
    static List<Suggestion> suggestions(ChartDesk desk, ChartShelf shelf) {
        var columns =
                desk.columns().stream().filter(c -> Sort.of(c) != Sort.OTHER).map(Suggestion::of);
        boolean counts = !shelf.isFacet() && !shelf.isPlace() && !shelf.takesMany();
        return counts
                ? Stream.concat(columns, Stream.of(new Suggestion(ChartEdits.ROWS, ""))).toList()
                : columns.toList();
    }

    private void added() {
        var name = add.getText().strip();
        if (!name.isEmpty()) {
            add.clear();
            desk.set(desk.edits().put(desk.spec(), shelf, name));
        }
    }

    void refresh() {
        var now = desk.spec().entries(shelf);
        var kinds = now.stream().map(this::sort).toList();
        if (!now.equals(shown) || !kinds.equals(sorts)) {
            shown = now;
            sorts = kinds;
            build();
        }
        if (options != null) {
            options.refresh();
        }
    }

    private Optional<Sort> sort(Value entry) {
        return ChartChannel.of(entry)
                .flatMap(
                        channel ->
                                channel.aggregate().equals("count")
                                        ? Optional.of(Sort.NUMBER)
                                        : desk.edits().sort(channel));
    }

    private void build() {
        if (shown.size() != 1 || ChartChannel.of(shown.getFirst()).isEmpty()) {
            close();
        }
        boolean held = chips.stream().anyMatch(Node::isFocused) || add.isFocused();
        var next = new ArrayList<ColumnChip>();
        for (int i = 0; i < shown.size(); i++) {
            next.add(chip(i));
        }
        chips = List.copyOf(next);
        place.getChildren().setAll(chips);
        if (shown.isEmpty() || shelf.takesMany()) {
            place.getChildren().add(add);
        }
        if (held) {
            focus();
        }
    }

    void focus() {
        if (chips.isEmpty()) {
            add.requestFocus();
        } else {
            chips.getLast().requestFocus();
        }
    }

    private ColumnChip chip(int index) {
        var entry = shown.get(index);
        var text = ChartNames.entry(entry);
        var id = desk.id(shelf) + (index == 0 ? "" : "-" + (index + 1));
        var chip = new ColumnChip(id, text, sorts.get(index));
        boolean opens = !shelf.takesMany() && ChartChannel.of(entry).isPresent();
        chip.setFocusTraversable(true);
        Tooltip.install(chip, new Tooltip(text));
        chip.setAccessibleText(shelf.label() + ": " + text);
        chip.setAccessibleHelp(
                (opens ? "Enter shows what can be done with it, " : "")
                        + "Alt and the arrows move it to another shelf, Delete removes it.");
        chip.pseudoClassStateChanged(SuggestControl.UNKNOWN, isUnknown(entry));
        if (opens) {
            chip.end(new PathIcon(options == null ? Glyphs.DOWN : Glyphs.UP, "", 11));
            chip.setOnMouseClicked(
                    event -> {
                        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                            toggle();
                        }
                    });
        }
        chip.removable(text + " from " + shelf.label(), () -> remove(index));
        chip.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, index, opens));
        drag.carry(
                chip,
                text,
                target -> target.ifPresentOrElse(to -> move(index, to), () -> remove(index)));
        return chip;
    }

    private boolean isUnknown(Value entry) {
        var known = desk.columns().stream().map(Suggestion::of).toList();
        return ChartChannel.of(entry)
                .filter(channel -> SuggestControl.isUnknown(channel.field(), known))
                .isPresent();
    }

    private void remove(int index) {
        desk.set(desk.edits().remove(desk.spec(), shelf, index));
    }

    private void move(int index, ChartShelf to) {
        desk.set(desk.edits().move(desk.spec(), shelf, index, to));
    }

    private void pressed(KeyEvent event, int index, boolean opens) {
        var code = event.getCode();
        if (code == KeyCode.DELETE || code == KeyCode.BACK_SPACE) {
            remove(index);
        } else if (opens && (code == KeyCode.ENTER || code == KeyCode.SPACE)) {
            toggle();
        } else if (event.isAltDown() && (code == KeyCode.UP || code == KeyCode.DOWN)) {
            step(index, code == KeyCode.UP ? -1 : 1);
        } else {
            return;
        }
        event.consume();
    }

    /// To the shelf above or beneath, which takes the focus with it.
    private void step(int index, int by) {
        var all = ChartShelf.of(desk.spec());
        int to = all.indexOf(shelf) + by;
        if (to < 0 || to >= all.size()) {
            return;
        }
        var row =
                getParent().getChildrenUnmodifiable().stream()
                        .filter(ShelfRow.class::isInstance)
                        .map(ShelfRow.class::cast)
                        .filter(each -> each.shelf == all.get(to))
                        .findFirst();
        move(index, all.get(to));
        row.ifPresent(ShelfRow::focus);
    }

    private void toggle() {
        if (options != null) {
            close();
            build();
            return;
        }
        var open = new ShelfOptions(desk, shelf);
        options = open;
        open.refresh();
        getChildren().add(open);
        build();
    }

    private void close() {
        if (options != null) {
            getChildren().remove(options);
            options = null;
        }
    }

    /// Whether a point of the scene is in it.
    boolean isAt(Point2D scene) {
        return getBoundsInLocal().contains(sceneToLocal(scene));
    }

    void show(List<Fault> faults) {
        chips.forEach(chip -> FieldControl.mark(chip, faults));
    }
}
