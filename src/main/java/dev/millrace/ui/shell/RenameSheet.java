package dev.millrace.ui.shell;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.model.NodeId;
import dev.millrace.refactor.Edit;
import dev.millrace.refactor.Rename;
import dev.millrace.ui.fx.PathIcon;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Asks for the new name of a column and shows all that would change, before it is changed.
final class RenameSheet {

    private static final double WIDTH = 620;
    private static final double HEIGHT = 340;
    private static final Duration QUIET = Duration.millis(150);

    private final OpenDocument document;
    private final ColumnAt column;
    private final Disk disk;
    private final Function<String, CompletableFuture<Rename>> renames;
    private final Runnable close;
    private final TextField name = new TextField();
    private final VBox list = new VBox(6);
    private final Button apply = new Button("Rename");
    private final PauseTransition pause = new PauseTransition(QUIET);
    private CompletableFuture<Rename> asked = CompletableFuture.completedFuture(null);
    private @Nullable Rename found;

    /// @param renames gives what a name would change; it is cancelled by a newer name
    RenameSheet(
            OpenDocument document,
            ColumnAt column,
            Disk disk,
            Function<String, CompletableFuture<Rename>> renames,
            Runnable close) {
        this.document = document;
        this.column = column;
        this.disk = disk;
        this.renames = renames;
        this.close = close;
    }

    Node card() {
        name.setId("rename-name");
        name.setText(column.column());
        name.setAccessibleText("New name");
        name.textProperty().subscribe(this::typed);
        pause.setOnFinished(_ -> ask());
        list.setId("rename-edits");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefSize(WIDTH, HEIGHT);
        scroll.setAccessibleText("What changes");
        apply.setId("rename-apply");
        apply.setDefaultButton(true);
        apply.setOnAction(_ -> apply());
        var end = new Button("Cancel");
        end.setId("sheet-close");
        end.setCancelButton(true);
        end.setOnAction(_ -> close.run());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var label = new Label("New name");
        label.setLabelFor(name);
        label.getStyleClass().add("mill-field-label");
        return Sheets.card(
                "rename",
                "Rename column \"" + column.column() + "\"",
                new VBox(4, label, name),
                scroll,
                new HBox(8, room, end, apply));
    }

    /// Once the sheet is laid.
    void focus() {
        name.requestFocus();
        name.selectAll();
    }

    private void typed() {
        found = null;
        apply.setDisable(true);
        asked.cancel(true);
        pause.stop();
        if (name.getText().strip().equals(column.column())) {
            say("Type the new name; every setting that names the column follows.");
        } else {
            say("Looking where it is used…");
            pause.playFromStart();
        }
    }

    private void ask() {
        asked = renames.apply(name.getText());
        var own = asked;
        disk.await(
                own,
                rename -> {
                    if (!own.isCancelled()) {
                        show(rename);
                    }
                },
                fault -> {
                    if (!own.isCancelled()) {
                        refuse(fault);
                    }
                });
    }

    private void say(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("mill-muted");
        list.getChildren().setAll(label);
    }

    private void refuse(Fault fault) {
        var label =
                new Label(
                        fault.message() + " " + fault.hint(),
                        new PathIcon(Glyphs.ERROR, "danger", 16));
        label.setId("rename-refused");
        label.setWrapText(true);
        label.setGraphicTextGap(8);
        list.getChildren().setAll(label);
    }

    private void show(Rename rename) {
        found = rename;
        apply.setDisable(false);
        list.getChildren().clear();
        for (NodeId added : rename.added()) {
            var node = rename.pipeline().find(added).orElseThrow();
            heading("New node \"" + node.displayTitle() + "\"");
            list.getChildren().add(muted("gives the column its name, as nothing else makes it"));
        }
        var named = new HashSet<NodeId>();
        for (Edit edit : rename.edits()) {
            if (named.add(edit.node())) {
                heading(title(edit.node()));
            }
            list.getChildren().add(line(edit));
        }
    }

    private static Node line(Edit edit) {
        var arrow = new Label("→");
        arrow.setAccessibleText("becomes");
        var line =
                new HBox(
                        12,
                        MarkedText.of(edit.before(), edit.removed(), "mill-removed"),
                        arrow,
                        MarkedText.of(edit.after(), edit.added(), "mill-added"));
        line.getChildren().forEach(each -> HBox.setHgrow(each, Priority.SOMETIMES));
        arrow.setMinWidth(Region.USE_PREF_SIZE);
        return new VBox(1, muted(edit.setting()), line);
    }

    private String title(NodeId node) {
        return document.pipeline().find(node).map(each -> each.displayTitle()).orElse(node.value());
    }

    private void heading(String text) {
        var heading = new Label(text);
        heading.getStyleClass().add("mill-field-label");
        list.getChildren().add(heading);
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("mill-muted");
        return label;
    }

    private void apply() {
        if (found != null) {
            var rename = requireNonNull(found);
            var step = "Rename column " + column.column() + " to " + rename.name();
            document.model().seal();
            document.model().edit(step, _ -> rename.pipeline());
            close.run();
        }
    }
}
