package dev.millrace.ui.past;

import dev.millrace.history.Trend;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// How long the last runs took, a bar each, oldest first. A click goes to the run.
final class TrendStrip extends HBox {

    private static final PseudoClass ODD = PseudoClass.getPseudoClass("odd");
    private static final double HEIGHT = 40;
    private static final double LEAST = 3;
    private static final double WIDEST = 14;

    private final LongConsumer go;

    TrendStrip(LongConsumer go) {
        this.go = go;
        setId("past-trend");
        getStyleClass().add("mill-past-trend");
        setAlignment(Pos.BOTTOM_LEFT);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setAccessibleText("How long the last runs took");
    }

    void show(List<Trend.Run> runs) {
        double longest = runs.stream().mapToDouble(TrendStrip::seconds).max().orElse(0);
        getChildren().setAll(runs.stream().map(run -> bar(run, longest)).toList());
    }

    private Region bar(Trend.Run run, double longest) {
        var bar = new Region();
        bar.setId("past-bar-" + run.number());
        bar.getStyleClass().addAll("bar", PastWords.outcome(run.outcome()));
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
                String.format(
                        Locale.ROOT,
                        "#%d %s%s%s",
                        run.number(),
                        PastWords.outcome(run.outcome()),
                        run.took().map(took -> ", " + PastWords.took(took)).orElse(""),
                        run.odd() ? ", unusual" : "");
        bar.setAccessibleText(says);
        Tooltip.install(bar, new Tooltip(says));
        bar.setOnMouseClicked(_ -> go.accept(run.number()));
        return bar;
    }

    private static double seconds(Trend.Run run) {
        return run.took().map(Duration::toMillis).orElse(0L) / 1000.0;
    }
}
