package dev.millrace.ui.past;

import dev.millrace.history.RunText;
import dev.millrace.history.Trend;
import dev.millrace.model.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// How long the last runs took, a bar each, oldest first, on a scale from nothing to the longest. A
/// click goes to the run.
final class TrendStrip extends VBox {

    private static final PseudoClass ODD = PseudoClass.getPseudoClass("odd");
    private static final double HEIGHT = 40;
    private static final double LEAST = 3;
    private static final double WIDEST = 14;
    private static final double SWATCH = 9;

    private final LongConsumer go;
    private final HBox legend = new HBox(12);
    private final Label most = figure();
    private final Label least = figure();
    private final HBox bars = new HBox(2);

    TrendStrip(LongConsumer go) {
        this.go = go;
        setId("past-trend");
        getStyleClass().add("mill-past-trend");
        setAccessibleText("How long the last runs took");
        legend.setId("past-legend");
        legend.setAlignment(Pos.CENTER_LEFT);
        bars.setAlignment(Pos.BOTTOM_LEFT);
        bars.getStyleClass().add("bars");
        bars.setMinHeight(HEIGHT);
        bars.setPrefHeight(HEIGHT);
        bars.setMaxHeight(HEIGHT);
        HBox.setHgrow(bars, Priority.ALWAYS);
        most.setId("past-most");
        var between = new Region();
        VBox.setVgrow(between, Priority.ALWAYS);
        var scale = new VBox(most, between, least);
        scale.setAlignment(Pos.TOP_RIGHT);
        scale.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(legend, new HBox(6, scale, bars));
    }

    private static Label figure() {
        var label = new Label();
        label.getStyleClass().addAll("scale", "mill-muted");
        return label;
    }

    void show(List<Trend.Run> runs) {
        double longest = runs.stream().mapToDouble(TrendStrip::seconds).max().orElse(0);
        bars.getChildren().setAll(runs.stream().map(run -> bar(run, longest)).toList());
        most.setText(Figures.time(Duration.ofNanos(Math.round(longest * 1e9))));
        least.setText("0");
        legend.getChildren().setAll(legend(runs));
    }

    /// What is measured, and what the colours and marks say that occur.
    private static List<Node> legend(List<Trend.Run> runs) {
        var parts = new ArrayList<Node>();
        var title =
                new Label(
                        runs.size() == 1
                                ? "Time of the only run"
                                : "Time of the last " + Figures.plural(runs.size(), "run"));
        title.getStyleClass().add("mill-muted");
        title.setMinWidth(0);
        parts.add(title);
        runs.stream()
                .map(run -> RunText.outcome(run.outcome()))
                .distinct()
                .sorted()
                .map(outcome -> entry(outcome, false, outcome))
                .forEach(parts::add);
        if (runs.stream().anyMatch(Trend.Run::odd)) {
            parts.add(entry("unusual", true, "succeeded"));
        }
        return parts;
    }

    private static Label entry(String says, boolean odd, String outcome) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("bar", outcome);
        swatch.pseudoClassStateChanged(ODD, odd);
        swatch.setMinSize(SWATCH, SWATCH);
        swatch.setMaxSize(SWATCH, SWATCH);
        var label = new Label(says, new StackPane(swatch));
        label.getStyleClass().add("mill-muted");
        label.setMinWidth(USE_PREF_SIZE);
        if (odd) {
            label.setTooltip(
                    new Tooltip("Far from the median of the runs that succeeded; see the guide"));
        }
        return label;
    }

    private Region bar(Trend.Run run, double longest) {
        var bar = new Region();
        bar.setId("past-bar-" + run.number());
        bar.getStyleClass().addAll("bar", RunText.outcome(run.outcome()));
        bar.pseudoClassStateChanged(ODD, run.odd());
        double share = longest > 0 ? seconds(run) / longest : 0;
        double height = Math.max(LEAST, share * HEIGHT);
        bar.setMinHeight(height);
        bar.setMaxHeight(height);
        bar.setPrefWidth(WIDEST);
        bar.setMaxWidth(WIDEST);
        bar.setMinWidth(1);
        HBox.setHgrow(bar, Priority.SOMETIMES);
        var says =
                "#"
                        + run.number()
                        + " "
                        + RunText.outcome(run.outcome())
                        + run.took().map(took -> ", " + Figures.time(took)).orElse("")
                        + (run.odd() ? ", unusual" : "")
                        + "\n"
                        + PastWords.when(run.started());
        bar.setAccessibleText(says);
        Tooltip.install(bar, new Tooltip(says));
        bar.setOnMouseClicked(_ -> go.accept(run.number()));
        return bar;
    }

    private static double seconds(Trend.Run run) {
        return run.took().map(Duration::toNanos).orElse(0L) / 1e9;
    }
}
