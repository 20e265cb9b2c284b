package dev.millrace.ui.past;

import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.history.RunRow;
import dev.millrace.model.Figures;
import java.time.Duration;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The runs of the pipeline in front, or of its whole workspace, newest first, with their trend.
/// One that is chosen is shown whole, two are compared. FX thread only.
public final class PastView extends BorderPane {

    private static final double DETAILS = 460;

    /// What the rest of the bar takes.
    private static final double BESIDE = 390;

    private static final double SHARE = 0.5;
    private static final Duration REST = Duration.ofMillis(200);

    private final PastModel model;
    private final ListView<RunRow> list = new ListView<>();
    private final TrendStrip trend = new TrendStrip(this::go);
    private final Label found = new Label();
    private final Button more = new Button("Show more");
    private final Label notice = new Label();
    private final Label none = new Label();
    private boolean filling;

    /// Which runs the list has.
    private enum Kind {
        ALL("All runs"),
        SUCCEEDED("Succeeded"),
        FAILED("Failed"),
        STOPPED("Stopped");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /// None of them: whatever came of it.
        Set<Outcome> outcomes() {
            return switch (this) {
                case ALL -> Set.of();
                case SUCCEEDED -> Set.of(Outcome.SUCCEEDED);
                case FAILED -> Set.of(Outcome.FAILED, Outcome.PARTIAL);
                case STOPPED -> Set.of(Outcome.CANCELLED, Outcome.INTERRUPTED);
            };
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /// @param pages saves pages of runs
    public PastView(PastModel model, RunPages pages) {
        this.model = model;
        setId("past");
        getStyleClass().add("mill-past");
        list.setId("past-runs");
        list.setAccessibleText("Runs, newest first");
        list.setCellFactory(_ -> new RunCell(model));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        none.getStyleClass().add("mill-muted");
        list.setPlaceholder(none);
        var details = new PastDetails(model, pages);
        details.prefWidthProperty().bind(Bindings.min(DETAILS, widthProperty().multiply(SHARE)));
        details.setMinWidth(0);
        notice.setId("past-notice");
        notice.setWrapText(true);
        notice.getStyleClass().add("mill-past-notice");
        setTop(new VBox(bar(), notice, trend));
        setCenter(list);
        setRight(details);
        list.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<RunRow>) _ -> chosen());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.widthProperty()
                .map(width -> RunCell.hasRoom(width.doubleValue()))
                .subscribe((_, _) -> list.refresh());
        model.revisionProperty().subscribe(this::show);
        sceneProperty().subscribe(scene -> model.shown(scene != null));
    }

    private void pressed(KeyEvent event) {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && chosen != null) {
            model.open(chosen.number());
            event.consume();
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume(); // the list would keep it for itself
            fireEvent(event.copyFor(this, this));
        }
    }

    /// In several lines where there is little room.
    private FlowPane bar() {
        var search = new TextField();
        search.setId("past-search");
        search.setPromptText("Search runs");
        search.setAccessibleText("Search runs by parameter, fault, number or id");
        search.prefWidthProperty()
                .bind(widthProperty().map(all -> Math.clamp(all.doubleValue() - BESIDE, 100, 260)));
        var rest = new PauseTransition(javafx.util.Duration.millis((double) REST.toMillis()));
        rest.setOnFinished(_ -> model.search(search.getText()));
        search.textProperty().subscribe((_, _) -> rest.playFromStart());
        var kinds = new ComboBox<Kind>();
        kinds.setId("past-outcome");
        kinds.setAccessibleText("How the runs ended");
        kinds.getItems().setAll(Kind.values());
        kinds.setValue(Kind.ALL);
        kinds.valueProperty().subscribe((_, kind) -> model.only(kind.outcomes()));
        var whole = new ToggleButton("Whole workspace");
        whole.setId("past-whole");
        whole.setAccessibleText("Show the runs of all pipelines of the workspace");
        whole.setMinWidth(Region.USE_PREF_SIZE);
        whole.selectedProperty().subscribe((_, all) -> model.whole(all));
        found.setId("past-found");
        found.getStyleClass().add("mill-muted");
        found.setMinWidth(Region.USE_PREF_SIZE);
        more.setId("past-more");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnAction(_ -> model.more());
        var bar = new FlowPane(8, 6, search, kinds, whole, found, more);
        bar.getStyleClass().add("mill-past-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void show() {
        var chosen = model.chosen();
        filling = true;
        list.getItems().setAll(model.runs());
        var selection = list.getSelectionModel();
        selection.clearSelection();
        for (int i = 0; i < model.runs().size(); i++) {
            if (chosen.contains(model.runs().get(i).number())) {
                selection.select(i);
            }
        }
        filling = false;
        chosen();
        trend.show(model.trend());
        trend.setVisible(!model.trend().isEmpty());
        trend.setManaged(trend.isVisible());
        found.setText(Figures.plural(model.found(), "run"));
        boolean isPart = model.found() > model.runs().size();
        more.setVisible(isPart);
        more.setManaged(isPart);
        none.setText(nothing());
        notice.setText(model.notice());
        notice.setVisible(!model.notice().isEmpty());
        notice.setManaged(notice.isVisible());
    }

    private String nothing() {
        if (!model.failure().isEmpty()) {
            return model.failure();
        }
        return model.isNarrowed() ? "No run is like that." : "Not run yet.";
    }

    private void chosen() {
        if (!filling) {
            model.choose(
                    list.getSelectionModel().getSelectedItems().stream()
                            .map(RunRow::number)
                            .toList());
        }
    }

    private void go(long number) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).number() == number) {
                list.getSelectionModel().clearAndSelect(i);
                list.scrollTo(i);
                list.requestFocus();
                return;
            }
        }
    }
}
