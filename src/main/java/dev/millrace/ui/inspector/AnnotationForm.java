package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where an annotation stands, what it says and its colour. It hands on only what is whole.
final class AnnotationForm extends VBox {

    private static final Value NONE = new Value.Null();

    private final ChartDesk desk;
    private final String id;
    private final Consumer<ChartAnnotation> chosen;
    private final Consumer<ChartAnnotation> typed;
    private final ChartChoice axis;
    private final LineField from = new LineField();
    private final LineField to = new LineField();
    private final LineField text = new LineField();
    private final ChartColourField colour;
    private ChartAnnotation now;
    private boolean showing;

    /// @param chosen a change that is a step of its own
    /// @param typed a change of a burst of key presses
    AnnotationForm(
            ChartDesk desk,
            String id,
            ChartAnnotation first,
            Consumer<ChartAnnotation> chosen,
            Consumer<ChartAnnotation> typed) {
        this.desk = desk;
        this.id = id;
        this.chosen = chosen;
        this.typed = typed;
        now = first;
        setId(id + "-form");
        getStyleClass().add("mill-shelf-options");
        axis = new ChartChoice("", "", this::axisWords, next -> choose(turned(next)));
        colour =
                new ChartColourField(
                        id + "-colour",
                        first.kind().words() + ", colour",
                        desk.form(),
                        next -> choose(now.withColour(next)),
                        next -> type(now.withColour(next)));
        boolean note = first.kind() == ChartAnnotation.Kind.NOTE;
        boolean line = first.kind() == ChartAnnotation.Kind.LINE;
        if (note) {
            row("Text", text);
        } else {
            row("Axis", axis);
        }
        row(note ? "At X" : line ? "At" : "From", from);
        if (!line) {
            row(note ? "At Y" : "To", to);
        }
        if (!note) {
            row("Label", text);
            text.setPromptText("None");
        }
        row("Colour", colour);
        place(from, place -> now.withFrom(place));
        place(to, place -> now.withTo(place));
        Controls.sealing(text, desk.form());
        text.textProperty()
                .addListener(
                        (_, _, next) -> {
                            text.pseudoClassStateChanged(FieldControl.ERROR, false);
                            type(now.withText(next));
                        });
        show(first);
    }

    private interface Placed {
        ChartAnnotation at(Value place);
    }

    private void row(String label, Node control) {
        var caption = new Label(label);
        caption.getStyleClass().addAll("mill-member-label", "mill-shelf-label");
        caption.setLabelFor(control);
        if (!control.equals(colour)) {
            control.setId(id + "-" + label.toLowerCase(Locale.ROOT).replace(' ', '-'));
            control.setAccessibleText(now.kind().words() + ", " + label);
        }
        HBox.setHgrow(control, Priority.ALWAYS);
        var line = new HBox(6, caption, control);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
    }

    private String axisWords(String name) {
        var on = ChartScale.channel(desk.spec(), name).map(c -> ChartNames.entry(c.given()));
        return name.toUpperCase(Locale.ROOT) + on.map(words -> ", " + words).orElse("");
    }

    /// A place on one axis means nothing on one of another kind.
    private ChartAnnotation turned(String axisName) {
        boolean same = ChartScale.of(desk, axisName).equals(ChartScale.of(desk, now.axis()));
        var next = now.withAxis(axisName);
        return same ? next : next.withFrom(NONE).withTo(NONE);
    }

    private void place(TextField field, Placed placed) {
        Controls.sealing(field, desk.form());
        field.textProperty()
                .addListener(
                        (_, _, _) -> {
                            if (!showing) {
                                var place = read(field);
                                mark(field);
                                place.ifPresent(value -> type(placed.at(value)));
                            }
                        });
        Controls.whenLeft(field, () -> show(now));
    }

    private Optional<Value> read(TextField field) {
        boolean note = now.kind() == ChartAnnotation.Kind.NOTE;
        if (note && field.getText().isBlank()) {
            return Optional.of(NONE);
        }
        return scale(field).flatMap(scale -> scale.parse(field.getText()));
    }

    private void mark(TextField field) {
        boolean wrong = !field.getText().isBlank() && read(field).isEmpty();
        field.pseudoClassStateChanged(FieldControl.ERROR, wrong);
    }

    private Optional<ChartScale> scale(TextField field) {
        boolean note = now.kind() == ChartAnnotation.Kind.NOTE;
        return ChartScale.of(desk, note ? field.equals(from) ? "x" : "y" : now.axis());
    }

    private void choose(ChartAnnotation next) {
        change(next, chosen);
    }

    private void type(ChartAnnotation next) {
        change(next, typed);
    }

    private void change(ChartAnnotation next, Consumer<ChartAnnotation> told) {
        if (!showing && !next.equals(now)) {
            now = next;
            show(now);
            told.accept(next);
        }
    }

    /// What is written; empty if something is missing or wrong, which then has the focus.
    Optional<ChartAnnotation> whole() {
        for (LineField field : List.of(from, to)) {
            boolean asked = field.getParent() != null;
            if (asked && read(field).isEmpty()) {
                field.pseudoClassStateChanged(FieldControl.ERROR, true);
                field.requestFocus();
                return Optional.empty();
            }
        }
        if (!now.isWhole()) {
            text.pseudoClassStateChanged(FieldControl.ERROR, true);
            text.requestFocus();
            return Optional.empty();
        }
        return Optional.of(now);
    }

    void show(ChartAnnotation annotation) {
        showing = true;
        try {
            now = annotation;
            var axes = ChartScale.axes(desk);
            axis.show(axes.isEmpty() ? List.of(now.axis()) : axes, now.axis());
            text(from, now.from());
            text(to, now.to());
            if (!text.getText().equals(now.text())) {
                text.setText(now.text());
            }
            colour.show(now.colour());
        } finally {
            showing = false;
        }
    }

    private void text(LineField field, Value value) {
        var words = value.equals(NONE) ? "" : ValueText.plain(value);
        boolean own = field.isFocused() && !field.getText().strip().equals(words);
        boolean same = own && read(field).filter(value::equals).isPresent();
        boolean half = own && read(field).isEmpty();
        if (!same && !half && !field.getText().equals(words)) {
            field.setText(words);
        }
        field.setPromptText(prompt(field));
        field.setDisable(scale(field).filter(s -> s != ChartScale.GROUPS).isEmpty());
        mark(field);
    }

    private String prompt(LineField field) {
        boolean note = now.kind() == ChartAnnotation.Kind.NOTE;
        var empty = field.equals(from) ? "Middle" : "Top";
        return note ? empty : scale(field).map(ChartScale::example).orElse("");
    }

    void focus() {
        (now.kind() == ChartAnnotation.Kind.NOTE ? text : from).requestFocus();
    }
}
