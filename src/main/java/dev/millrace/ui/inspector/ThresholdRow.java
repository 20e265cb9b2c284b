package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import dev.millrace.ui.fx.PathIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A condition and its colour: `Sum of sales below 0: Bad`.
final class ThresholdRow extends VBox {

    private final ChartDesk desk;
    private final ChartChoice field;
    private final ChartChoice test;
    private final LineField bound = new LineField();
    private final ChartColourField colour;
    private final Label hand = LabelledField.help("");
    private final HBox upper = new HBox(5);
    private final HBox lower = new HBox(5);
    private ChartThresholds.Rule now =
            new ChartThresholds.Rule("", "lt", Value.of(0), ChartColours.MEANINGS.getFirst());
    private boolean showing;

    /// @param chosen a change that is a step of its own
    /// @param typed a change of a burst of key presses
    ThresholdRow(
            ChartDesk desk,
            String id,
            Consumer<ChartThresholds.Rule> chosen,
            Consumer<ChartThresholds.Rule> typed,
            Runnable removed) {
        super(4);
        this.desk = desk;
        getStyleClass().add("mill-shelf-options");
        field =
                new ChartChoice(
                        id + "-field",
                        "What decides the colour",
                        name -> ChartThresholds.words(desk.spec(), name),
                        next -> change(with(next, now.test(), now.bound(), now.colour()), chosen));
        test =
                new ChartChoice(
                        id + "-test",
                        "Comparison",
                        ChartThresholds::words,
                        next -> change(with(now.field(), next, now.bound(), now.colour()), chosen));
        colour =
                new ChartColourField(
                        id + "-colour",
                        "Colour where it is true",
                        desk.form(),
                        next -> coloured(next, chosen),
                        next -> coloured(next, typed));
        bound.setId(id + "-bound");
        bound.setAccessibleText("Bound");
        bound.setPrefColumnCount(6);
        bound.setMinWidth(64);
        bound.setMaxWidth(90);
        bound.textProperty().addListener((_, _, text) -> typed(text, typed));
        Controls.sealing(bound, desk.form());
        Controls.whenLeft(bound, () -> show(now));
        var remove = new Button("", new PathIcon(Glyphs.REMOVE, "", 11));
        remove.getStyleClass().add("mill-mini");
        remove.setId(id + "-remove");
        remove.setAccessibleText("Remove the condition");
        remove.setOnAction(_ -> removed.run());
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox.setHgrow(colour, Priority.ALWAYS);
        test.setMinWidth(92);
        upper.getChildren().addAll(field, test);
        lower.getChildren().addAll(bound, colour, remove);
        upper.setAlignment(Pos.CENTER_LEFT);
        lower.setAlignment(Pos.CENTER_LEFT);
        hand.setId(id + "-hand");
        getChildren().addAll(upper, lower, hand);
    }

    private static ChartThresholds.Rule with(
            String field, String test, Value bound, String colour) {
        return new ChartThresholds.Rule(field, test, bound, colour);
    }

    /// Without a colour a condition would say nothing: it keeps the one it has.
    private void coloured(String next, Consumer<ChartThresholds.Rule> told) {
        change(
                with(now.field(), now.test(), now.bound(), next.isEmpty() ? now.colour() : next),
                told);
        show(now);
    }

    private void typed(String text, Consumer<ChartThresholds.Rule> told) {
        var number = ChartScale.NUMBER.parse(text);
        bound.pseudoClassStateChanged(FieldControl.ERROR, number.isEmpty());
        if (!showing) {
            number.ifPresent(
                    value -> change(with(now.field(), now.test(), value, now.colour()), told));
        }
    }

    private void change(ChartThresholds.Rule next, Consumer<ChartThresholds.Rule> told) {
        if (!showing && !next.equals(now)) {
            now = next;
            told.accept(next);
        }
    }

    /// A condition that only the JSON can tell.
    void byHand() {
        shown(true);
        hand.setText("A condition that is written in JSON, and edited there.");
    }

    private void shown(boolean byHand) {
        for (var line : List.of(upper, lower)) {
            line.setVisible(!byHand);
            line.setManaged(!byHand);
        }
        hand.setVisible(byHand);
        hand.setManaged(byHand);
    }

    void show(ChartThresholds.Rule rule) {
        shown(false);
        showing = true;
        try {
            now = rule;
            field.show(new ArrayList<>(ChartThresholds.fields(desk.spec())), rule.field());
            test.show(ChartThresholds.TESTS, rule.test());
            var written = ValueText.plain(rule.bound());
            var typed = ChartScale.NUMBER.parse(bound.getText());
            boolean half =
                    bound.isFocused() && (typed.isEmpty() || typed.get().equals(rule.bound()));
            if (!half && !bound.getText().equals(written)) {
                bound.setText(written);
            }
            colour.show(rule.colour());
        } finally {
            showing = false;
        }
    }

    void focus() {
        bound.requestFocus();
        bound.selectAll();
    }
}
