package dev.millrace.ui.code;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A suggestion in a row: what it is called at the left, what it is at the right.
final class CandidateCell extends ListCell<Candidate> {

    private static final double LEAST_DETAIL = 40;

    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox row;

    CandidateCell(Consumer<Candidate> taken) {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().add("name");
        detail.getStyleClass().add("mill-muted");
        detail.setMinWidth(LEAST_DETAIL);
        row = new HBox(10, name, room, detail);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        row.setPrefWidth(0);
        setOnMouseClicked(
                _ -> {
                    if (getItem() != null) {
                        taken.accept(getItem());
                    }
                });
    }

    @Override
    protected void updateItem(@Nullable Candidate candidate, boolean empty) {
        super.updateItem(candidate, empty);
        if (empty || candidate == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        for (var kind : Candidate.Kind.values()) {
            name.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)),
                    kind == candidate.kind());
        }
        name.setText(candidate.label());
        detail.setText(candidate.detail());
        setGraphic(row);
        setAccessibleText(
                "%s %s, %s"
                        .formatted(candidate.kind(), candidate.label(), candidate.detail())
                        .replaceAll(", $", ""));
    }
}
