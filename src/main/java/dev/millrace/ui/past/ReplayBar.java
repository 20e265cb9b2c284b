package dev.millrace.ui.past;

import dev.millrace.history.RunText;
import dev.millrace.model.Figures;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Says which past run is looked at, and leads to those beside it and back to now. FX thread only.
public final class ReplayBar extends VBox {

    private final ReplayModel model;
    private final Label title = new Label();
    private final Label when = new Label();
    private final Slider slider = new Slider();
    private final Button earlier = new Button("‹");
    private final Button later = new Button("›");
    private final Label place = new Label();
    private boolean filling;

    /// @param back shows the pipeline as it is now
    public ReplayBar(ReplayModel model, Runnable back) {
        this.model = model;
        setId("replay");
        getStyleClass().add("mill-replay");
        title.setId("replay-title");
        title.getStyleClass().add("mill-strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        when.setId("replay-when");
        when.setMinWidth(0);
        HBox.setHgrow(when, Priority.ALWAYS);
        when.setMaxWidth(Double.MAX_VALUE);
        step(earlier, "replay-earlier", "Earlier run", -1);
        step(later, "replay-later", "Later run", 1);
        slider.setId("replay-slider");
        slider.setAccessibleText("Runs of this pipeline, the oldest first");
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setMaxWidth(Double.MAX_VALUE);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        slider.valueProperty().subscribe((_, value) -> slid(value.doubleValue()));
        place.setId("replay-place");
        place.setMinWidth(Region.USE_PREF_SIZE);
        var now = new Button("Back to now");
        now.setId("replay-back");
        now.setMinWidth(Region.USE_PREF_SIZE);
        now.setTooltip(new Tooltip("Back to the pipeline as it is now  Esc"));
        now.setOnAction(_ -> back.run());
        getChildren().setAll(line(title, when, now), line(earlier, slider, later, place));
        model.revisionProperty().subscribe(this::show);
        show();
    }

    private static HBox line(Node... parts) {
        var line = new HBox(8, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void step(Button button, String id, String says, int by) {
        button.setId(id);
        button.getStyleClass().add("step");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(says);
        button.setTooltip(new Tooltip(says));
        button.setOnAction(_ -> model.step(by));
    }

    private void slid(double value) {
        var numbers = model.numbers();
        int at = (int) Math.round(value);
        if (!filling && at < numbers.size() && numbers.get(at) != model.number()) {
            model.go(numbers.get(at));
        }
    }

    private void show() {
        var shown = model.shown().filter(run -> run.record().run().number() == model.number());
        title.setText("Run #" + model.number());
        when.setText(shown.map(ReplayBar::said).orElse(model.failure()));
        when.setTooltip(new Tooltip(when.getText()));
        var outcome = shown.flatMap(run -> run.record().run().outcome());
        title.setGraphic(shown.isEmpty() ? null : RunCell.icon(outcome));
        int count = model.numbers().size();
        filling = true;
        slider.setMax(Math.max(1, count - 1));
        if (!slider.isValueChanging()) {
            slider.setValue(Math.max(0, model.place()));
        }
        filling = false;
        slider.setDisable(count < 2);
        earlier.setDisable(!model.has(-1));
        later.setDisable(!model.has(1));
        place.setText(place(count));
    }

    /// `failed after 38 ms · 2026-11-29 14:03:22 · totals.pipeline.json`.
    private static String said(Replayed replayed) {
        var run = replayed.record().run();
        return RunText.ended(run) + " · " + PastWords.when(run.started()) + " · " + run.file();
    }

    private String place(int count) {
        var where =
                model.place() < 0
                        ? ""
                        : count == 1
                                ? "the only run · "
                                : Figures.number(model.place() + 1L)
                                        + " of "
                                        + Figures.plural(count, "run")
                                        + " · ";
        return where + "read only";
    }
}
