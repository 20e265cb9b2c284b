package dev.millrace.ui.inspector;

import dev.millrace.ui.fx.PathIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Lines, bands and notes on a chart: a list, a form for each, and buttons for more. What is added
/// is written first and put on the chart when it is whole, as one step.
final class ChartAnnotations extends VBox {

    private final ChartDesk desk;
    private final HBox buttons = new HBox(6);
    private final VBox rows = new VBox(4);
    private List<AnnotationChip> chips = List.of();
    private List<ChartLayers.Entry> entries = List.of();
    private @Nullable AnnotationForm fresh; // while one is added

    ChartAnnotations(ChartDesk desk) {
        super(5);
        this.desk = desk;
        setId(desk.id("annotations"));
        getStyleClass().add("mill-annotations");
        var label = new Label("Annotations");
        label.getStyleClass().add("mill-member-label");
        buttons.setAlignment(Pos.CENTER_LEFT);
        for (var kind : ChartAnnotation.Kind.values()) {
            buttons.getChildren().add(adding(kind));
        }
        getChildren().addAll(label, rows, buttons);
    }

    private Button adding(ChartAnnotation.Kind kind) {
        var button = new Button(kind.words(), new PathIcon(Glyphs.ADD, "", 12));
        button.setId(desk.id("add-" + kind.words().toLowerCase(Locale.ROOT)));
        button.getStyleClass().add("mill-chart-button");
        var help =
                switch (kind) {
                    case LINE -> "Adds a line across the chart, as for a target.";
                    case BAND -> "Adds a band between two places of an axis.";
                    case NOTE -> "Adds a text on the chart.";
                };
        button.setAccessibleText(kind.words() + ". " + help);
        button.setTooltip(new Tooltip(help));
        button.setOnAction(_ -> add(kind));
        return button;
    }

    private void add(ChartAnnotation.Kind kind) {
        cancel();
        var axes = ChartScale.axes(desk);
        var form =
                new AnnotationForm(
                        desk,
                        desk.id("annotation-new"),
                        ChartAnnotation.fresh(kind, axes.isEmpty() ? "y" : axes.getFirst()),
                        _ -> {},
                        _ -> {});
        var put = button("Add", () -> put(form));
        var leave = button("Cancel", this::leave);
        var line = new HBox(6, put, leave);
        line.getStyleClass().add("mill-annotation-ends");
        form.getChildren().add(line);
        form.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        leave();
                        event.consume();
                    } else if (event.getCode() == KeyCode.ENTER
                            && event.getTarget() instanceof LineField) {
                        put(form);
                        event.consume();
                    }
                });
        fresh = form;
        getChildren().add(getChildren().indexOf(buttons), form);
        form.focus();
        Scrolling.reveal(form);
    }

    private Button button(String words, Runnable act) {
        var button = new Button(words);
        button.setId(desk.id("annotation-new-" + words.toLowerCase(Locale.ROOT)));
        button.setAccessibleText(words + " the annotation");
        button.getStyleClass().add("mill-chart-button");
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void put(AnnotationForm form) {
        var whole = form.whole();
        if (whole.isEmpty()) {
            return;
        }
        cancel();
        desk.set(new ChartSpec(ChartLayers.add(desk.spec().tree(), whole.get())));
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).form().equals(whole)) {
                chips.get(i).focus();
                Scrolling.reveal(chips.get(i));
            }
        }
    }

    private void leave() {
        cancel();
        buttons.getChildren().getFirst().requestFocus();
    }

    private void cancel() {
        if (fresh != null) {
            getChildren().remove(fresh);
            fresh = null;
        }
    }

    void refresh() {
        var spec = desk.spec();
        entries = ChartLayers.entries(spec.tree());
        var forms = entries.stream().map(entry -> entry.form().isPresent()).toList();
        if (!forms.equals(chips.stream().map(AnnotationChip::opens).toList())) {
            build();
        }
        for (int i = 0; i < entries.size(); i++) {
            show(chips.get(i), entries.get(i));
        }
        boolean axes = !ChartScale.axes(desk).isEmpty();
        boolean fits = axes && !spec.mark().equals("arc") && !spec.isMap();
        if (!fits) {
            cancel();
        }
        shown(buttons, fits);
        shown(rows, !entries.isEmpty());
        shown(this, fits || !entries.isEmpty());
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void show(AnnotationChip chip, ChartLayers.Entry entry) {
        if (entry.form().isEmpty()) {
            chip.show(
                    ChartNames.mark(ChartLayers.type(entry.layer().get("mark")))
                            + ", written in JSON",
                    "");
            return;
        }
        var annotation = entry.form().get();
        chip.show(annotation.words(), annotation.colour());
        var form = chip.form();
        if (form != null) {
            form.show(annotation);
        }
    }

    private void build() {
        int focused = -1;
        for (int i = 0; i < chips.size(); i++) {
            focused = chips.get(i).hasFocus() ? i : focused;
        }
        var next = new ArrayList<AnnotationChip>();
        for (int i = 0; i < entries.size(); i++) {
            int index = i;
            next.add(
                    new AnnotationChip(
                            desk.id("annotation-" + (i + 1)),
                            entries.get(i).form().isPresent(),
                            () -> toggle(index),
                            () -> remove(index)));
        }
        chips = List.copyOf(next);
        rows.getChildren().setAll(chips);
        if (focused >= 0 && chips.isEmpty()) {
            buttons.getChildren().getFirst().requestFocus();
        } else if (focused >= 0) {
            chips.get(Math.min(focused, chips.size() - 1)).focus();
        }
    }

    private void toggle(int index) {
        var chip = chips.get(index);
        if (chip.form() != null) {
            chip.open(null);
            chip.focus();
            return;
        }
        var form =
                new AnnotationForm(
                        desk,
                        desk.id("annotation-" + (index + 1)),
                        entries.get(index).form().orElseThrow(),
                        next -> desk.set(with(index, next)),
                        next -> desk.type(with(index, next)));
        chip.open(form);
        Scrolling.reveal(chip);
    }

    /// What is not whole stays in its form until it is.
    private ChartSpec with(int index, ChartAnnotation next) {
        var spec = desk.spec();
        return next.isWhole()
                ? new ChartSpec(ChartLayers.set(spec.tree(), entries.get(index), next))
                : spec;
    }

    private void remove(int index) {
        desk.set(new ChartSpec(ChartLayers.remove(desk.spec().tree(), entries.get(index))));
    }
}
