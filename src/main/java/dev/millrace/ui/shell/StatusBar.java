package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.model.Figures;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/// The pipeline in front in a few words: its file, its size, its problems, its run.
final class StatusBar extends HBox {

    private final Label file = label("status-file");
    private final Label nodes = label("status-nodes");
    private final Label problems = label("status-problems");
    private final Label selection = label("status-selection");
    private final Label run = label("status-run");
    private final Runnable openProblems;
    private double widest; // of the words while it runs
    private Subscription current = Subscription.EMPTY;

    /// @param openProblems shows the list of problems
    StatusBar(Runnable openProblems) {
        this.openProblems = openProblems;
        setId("statusbar");
        getStyleClass().add("mill-statusbar");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        problems.setOnMouseClicked(_ -> this.openProblems.run());
        getChildren().addAll(file, nodes, problems, selection, room, run);
    }

    private static Label label(String id) {
        var label = new Label();
        label.setId(id);
        return label;
    }

    void follow(Optional<OpenDocument> document) {
        current.unsubscribe();
        if (document.isEmpty()) {
            getChildren().stream()
                    .filter(Label.class::isInstance)
                    .forEach(label -> ((Label) label).setText(""));
            return;
        }
        var open = document.get();
        var model = open.model();
        current =
                Subscription.combine(
                        open.fileProperty()
                                .subscribe(
                                        f ->
                                                file.setText(
                                                        f.map(Object::toString)
                                                                .orElse("not saved yet"))),
                        model.pipelineProperty()
                                .subscribe(
                                        p ->
                                                nodes.setText(
                                                        Figures.plural(p.nodes().size(), "node"))),
                        model.findingsProperty().subscribe(() -> problems(open)),
                        model.selectionProperty()
                                .subscribe(s -> selection.setText(selected(s.nodes().size()))),
                        model.run()
                                .revisionProperty()
                                .subscribe(
                                        () -> {
                                            problems(open);
                                            run(open);
                                        }));
        problems(open);
        run(open);
    }

    /// As many as the list of problems has.
    private void problems(OpenDocument document) {
        var all = ProblemsView.problems(document);
        boolean isError = all.stream().anyMatch(Fault::isError);
        problems.setText(
                all.isEmpty() ? "" : Figures.plural(all.size(), isError ? "problem" : "warning"));
        var kind = isError ? "error" : "warning";
        if (!problems.getStyleClass().contains(kind)) {
            problems.getStyleClass().removeAll("error", "warning");
            problems.getStyleClass().add(kind);
        }
    }

    private void run(OpenDocument document) {
        var model = document.model().run();
        say(RunWords.summary(model), model.isRunning());
        boolean isShown = run.getStyleClass().contains("running");
        if (model.isRunning() && !isShown) {
            run.getStyleClass().add("running");
        } else if (!model.isRunning() && isShown) {
            run.getStyleClass().remove("running");
        }
    }

    /// While it runs the figures keep their place: what moves within a layout is laid out and
    /// painted twice.
    private void say(String words, boolean keepsPlace) {
        run.setText(words);
        run.setMinWidth(USE_COMPUTED_SIZE);
        widest = keepsPlace ? Math.max(widest, Math.ceil(run.prefWidth(-1))) : 0;
        if (keepsPlace) {
            run.setMinWidth(widest);
        }
    }

    private static String selected(int number) {
        return number < 2 ? "" : number + " selected";
    }
}
