package dev.millrace.ui.past;

import javafx.scene.control.ScrollPane;

/// One run whole, or two side by side.
final class PastDetails extends ScrollPane {

    private final PastModel model;
    private final Lines lines = new Lines();
    private final RunDetails run;
    private final ComparisonDetails comparison;

    PastDetails(PastModel model, RunPages pages) {
        this.model = model;
        run = new RunDetails(model, pages);
        comparison = new ComparisonDetails(model);
        setId("past-details");
        getStyleClass().add("mill-past-details");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(lines);
        model.chosenRevisionProperty().subscribe(this::follow);
        follow();
    }

    private void follow() {
        lines.getChildren().clear();
        if (model.told().isPresent()) {
            run.show(model.told().get(), lines);
        } else if (model.comparison().isPresent()) {
            comparison.show(model.comparison().get(), lines);
        } else if (!model.chosenFailure().isEmpty()) {
            lines.line(model.chosenFailure(), "danger");
        } else {
            lines.line(
                    model.chosen().size() > 2
                            ? "Choose two runs to compare them."
                            : "Choose a run to see it whole, or two to compare them.",
                    "mill-muted");
        }
    }
}
