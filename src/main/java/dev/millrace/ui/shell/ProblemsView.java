package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.model.NodeId;
import dev.millrace.refactor.Remedy;
import dev.millrace.ui.document.Findings;
import dev.millrace.ui.document.Fixes;
import dev.millrace.ui.fx.FixLinks;
import dev.millrace.ui.fx.PathIcon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is wrong with the pipeline and with its last run, errors first. A click or Enter goes to
/// the node; Alt+Enter does the first thing that helps.
final class ProblemsView extends ListView<Fault> {

    private final OpenDocument document;
    private final Label none = new Label();
    private final Consumer<Fault> jump;
    private final Consumer<String> said;
    private final Fixes fixes;

    /// What was mended last by the keys; empty once it is known what that helped.
    private Optional<Fault> mended = Optional.empty();

    /// How many more are to be mended as soon as that is known.
    private int waiting;

    /// @param jump goes to where a problem shows
    /// @param said is told why a problem was not mended
    ProblemsView(OpenDocument document, Consumer<Fault> jump, Consumer<String> said) {
        this.document = document;
        this.jump = jump;
        this.said = said;
        this.fixes = document.model().fixes();
        setId("problems");
        getStyleClass().add("mill-problems");
        setAccessibleText("Problems");
        none.getStyleClass().add("mill-muted");
        none.setWrapText(true);
        setPlaceholder(none);
        setCellFactory(_ -> new Row());
        document.model().findingsProperty().subscribe((Findings _) -> show());
        document.model().run().revisionProperty().subscribe(this::show);
        document.model().checkedProperty().subscribe(this::goOn);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    var chosen = getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.ENTER && chosen != null) {
                        if (event.isAltDown()) {
                            waiting++;
                            goOn();
                        } else {
                            jump.accept(chosen);
                        }
                        event.consume();
                    }
                });
    }

    static List<Fault> problems(OpenDocument document) {
        var all = new ArrayList<>(document.model().run().faults());
        all.addAll(document.model().findings().faults());
        all.sort(Comparator.comparing(Fault::isError).reversed());
        return all.stream().distinct().toList();
    }

    private FixLinks links(Fault fault, List<Remedy> found) {
        return new FixLinks(
                "remedy-",
                found.stream().map(Remedy::title).toList(),
                title -> fixes.apply(fault, title));
    }

    private void show() {
        var lacking = document.model().findings().lacking();
        none.setText(lacking.isEmpty() ? "No problems." : lacking);
        var now = problems(document);
        if (!now.equals(List.copyOf(getItems()))) {
            replace(now);
        } else {
            refresh(); // other things may help now
        }
    }

    /// Stays on the problem that is chosen, or on the one that came in its place, so that one after
    /// another can be mended by the keys.
    private void replace(List<Fault> now) {
        var chosen = getSelectionModel().getSelectedItem();
        int at = getSelectionModel().getSelectedIndex();
        getItems().setAll(now);
        if (chosen == null || now.isEmpty()) {
            getSelectionModel().clearSelection();
            scrollTo(0);
            return;
        }
        int same = now.indexOf(chosen);
        int next = same >= 0 ? same : Math.min(at, now.size() - 1);
        getSelectionModel().clearAndSelect(next);
        getFocusModel().focus(next);
        scrollTo(next);
    }

    /// Mends the problems that were asked for, each once it is known what the one before it helped.
    private void goOn() {
        if (!document.model().checkedProperty().get()) {
            return;
        }
        mended.ifPresent(this::leave);
        mended = Optional.empty();
        while (waiting > 0 && document.model().checkedProperty().get()) {
            waiting--;
            Optional.ofNullable(getSelectionModel().getSelectedItem()).ifPresent(this::mend);
        }
    }

    /// What is still told, such as of the last run, is not mended once more.
    private void leave(Fault fault) {
        if (fault.equals(getSelectionModel().getSelectedItem())) {
            getSelectionModel().selectNext();
        }
    }

    private void mend(Fault fault) {
        var best = fixes.of(fault).stream().findFirst();
        if (best.isPresent()) {
            mended = Optional.of(fault);
            fixes.apply(fault, best.get());
        } else {
            said.accept("Nothing is known that mends this problem by itself.");
        }
    }

    private final class Row extends ListCell<Fault> {

        /// What the row says now; nothing: none.
        private @Nullable Said shown;

        Row() {
            setPrefWidth(0); // as wide as the list, so that long messages wrap
            setOnMouseClicked(
                    _ -> {
                        if (getItem() != null) {
                            jump.accept(getItem());
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable Fault fault, boolean empty) {
            super.updateItem(fault, empty);
            if (empty || fault == null) {
                shown = null;
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            var found = fixes.of(fault);
            var now = new Said(fault, where(fault), found.stream().map(Remedy::title).toList());
            if (!now.equals(shown)) { // else the row that is chosen would be made anew
                shown = now;
                say(fault, found);
            }
        }

        private void say(Fault fault, List<Remedy> found) {
            boolean error = fault.isError();
            var icon =
                    new PathIcon(
                            error ? Glyphs.ERROR : Glyphs.WARNING,
                            error ? "danger" : "warning",
                            16);
            var text = new Label(fault.message());
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            var lines = new VBox(2, text);
            lines.setMinWidth(0);
            if (!fault.hint().isEmpty()) {
                var hint = new Label(fault.hint());
                hint.setWrapText(true);
                hint.setMinHeight(Region.USE_PREF_SIZE);
                hint.getStyleClass().add("mill-muted");
                lines.getChildren().add(hint);
            }
            if (!found.isEmpty()) {
                lines.getChildren().add(links(fault, found));
            }
            HBox.setHgrow(lines, Priority.ALWAYS);
            var where = new Label(where(fault));
            where.getStyleClass().addAll("mill-muted", "where");
            var code = new Label(fault.code().id());
            code.getStyleClass().add("code");
            code.setMinWidth(Region.USE_PREF_SIZE);
            var row = new HBox(10, icon, lines, where, code);
            row.setAlignment(Pos.TOP_LEFT);
            setAccessibleText(
                    (error ? "Error: " : "Warning: ") + fault.message() + " " + fault.hint());
            setGraphic(row);
            applyCss(); // made while the list is laid out, it would be painted without its style
        }
    }

    private record Said(Fault fault, String where, List<String> fixes) {}

    private String where(Fault fault) {
        var node = fault.place().node();
        if (!NodeId.isPath(node)) {
            return "";
        }
        var id = new NodeId(node);
        var found = document.pipeline().nodes().get(id.outermost());
        var inner = node.substring(id.outermost().value().length());
        return found == null ? node : found.displayTitle() + inner;
    }
}
