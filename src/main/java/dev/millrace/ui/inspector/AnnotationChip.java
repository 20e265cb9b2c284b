package dev.millrace.ui.inspector;

import dev.millrace.ui.fx.PathIcon;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// An annotation on a line, with its form beneath while it is open. One that is written in another
/// way than the form writes stands there without a form.
final class AnnotationChip extends VBox {

    private final HBox chip = new HBox(6);
    private final StackPane swatch = new StackPane();
    private final Label name = new Label();
    private final StackPane mark = new StackPane(new PathIcon(Glyphs.DOWN, "", 11));
    private final Button remove = new Button("", new PathIcon(Glyphs.REMOVE, "", 11));
    private final boolean opens;
    private @Nullable AnnotationForm form; // while it is open

    AnnotationChip(String id, boolean opens, Runnable toggled, Runnable removed) {
        super(4);
        this.opens = opens;
        chip.setId(id);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getStyleClass().addAll("mill-chip", "mill-column-chip");
        chip.setAccessibleRole(AccessibleRole.BUTTON);
        chip.setFocusTraversable(true);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        chip.getChildren().addAll(swatch, name);
        getChildren().add(chip);
        if (!opens) {
            name.getStyleClass().add("mill-muted");
            chip.setAccessibleHelp("It is written in JSON and edited there.");
            return;
        }
        chip.setAccessibleHelp("Enter opens its form, Delete removes it.");
        remove.getStyleClass().add("mill-mini");
        remove.setId(id + "-remove");
        remove.setFocusTraversable(false);
        remove.setOnAction(_ -> removed.run());
        chip.getChildren().addAll(mark, remove);
        chip.setOnMouseClicked(
                _ -> {
                    chip.requestFocus();
                    toggled.run();
                });
        chip.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, toggled, removed));
    }

    private static void pressed(KeyEvent event, Runnable toggled, Runnable removed) {
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> removed.run();
            case ENTER, SPACE -> toggled.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    void show(String words, String colour) {
        name.setText(words);
        swatch.getChildren().setAll(ChartColours.swatch(List.of(colour)));
        chip.setAccessibleText("Annotation: " + words);
        Tooltip.install(chip, new Tooltip(words));
        remove.setAccessibleText("Remove " + words);
    }

    /// @param next none: the form is closed
    void open(@Nullable AnnotationForm next) {
        if (form != null) {
            getChildren().remove(form);
        }
        form = next;
        if (next != null) {
            getChildren().add(next);
            next.addEventHandler(
                    KeyEvent.KEY_PRESSED,
                    event -> {
                        if (event.getCode() == KeyCode.ESCAPE) {
                            chip.requestFocus();
                        }
                    });
        }
        mark.getChildren().setAll(new PathIcon(next == null ? Glyphs.DOWN : Glyphs.UP, "", 11));
    }

    boolean opens() {
        return opens;
    }

    @Nullable AnnotationForm form() {
        return form;
    }

    void focus() {
        chip.requestFocus();
    }

    boolean hasFocus() {
        return chip.isFocused();
    }
}
