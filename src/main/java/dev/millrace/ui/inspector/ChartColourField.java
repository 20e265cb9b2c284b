package dev.millrace.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A colour by its meaning, or one of a person's own.
final class ChartColourField extends HBox {

    private static final String OWN = "own";
    private static final String FIRST = "#7f7f7f";

    private final ChartChoice meaning;
    private final LineField own = new LineField();
    private final Consumer<String> typed;
    private boolean showing;

    /// @param chosen a colour, or empty for the one of the theme
    /// @param typed the same while a person types
    ChartColourField(
            String id, String label, Form form, Consumer<String> chosen, Consumer<String> typed) {
        super(6);
        this.typed = typed;
        setAlignment(Pos.CENTER_LEFT);
        meaning =
                new ChartChoice(
                        id,
                        label,
                        colour -> colour.equals(OWN) ? "Own colour" : ChartColours.words(colour),
                        colour -> chosen.accept(colour.equals(OWN) ? ownColour() : colour));
        meaning.pictured(colour -> List.of(colour.equals(OWN) ? own.getText() : colour));
        own.setId(id + "-own");
        own.setAccessibleText(label + ", as red, green and blue: #7f7f7f");
        own.setPrefColumnCount(6);
        own.setMinWidth(74);
        own.setMaxWidth(74);
        own.textProperty().addListener((_, _, text) -> typed(text));
        Controls.sealing(own, form);
        HBox.setHgrow(meaning, Priority.ALWAYS);
        getChildren().addAll(meaning, own);
    }

    private String ownColour() {
        return ChartColours.isColour(own.getText()) ? own.getText() : FIRST;
    }

    private void typed(String text) {
        boolean valid = ChartColours.isColour(text) && text.startsWith("#");
        own.pseudoClassStateChanged(FieldControl.ERROR, !valid);
        if (!showing && valid) {
            typed.accept(text);
        }
    }

    void show(String colour) {
        showing = true;
        try {
            boolean free = !colour.isEmpty() && !ChartColours.MEANINGS.contains(colour);
            if (free && !own.getText().equals(colour)) {
                own.setText(colour);
            }
            own.setVisible(free);
            own.setManaged(free);
            var all = new ArrayList<>(List.of(""));
            all.addAll(ChartColours.MEANINGS);
            all.add(OWN);
            meaning.show(all, free ? OWN : colour);
            meaning.repaint();
        } finally {
            showing = false;
        }
    }

    void focus() {
        meaning.requestFocus();
    }
}
