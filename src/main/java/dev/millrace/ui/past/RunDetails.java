package dev.millrace.ui.past;

import dev.millrace.fault.Fault;
import dev.millrace.history.RunRecord;
import dev.millrace.history.RunText;
import dev.millrace.model.Figures;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// One run whole, with what can be done with it.
final class RunDetails {

    private static final int MOST_LOG = 100;

    private final PastModel model;
    private final RunPages pages;

    RunDetails(PastModel model, RunPages pages) {
        this.model = model;
        this.pages = pages;
    }

    void show(PastRuns.Told told, Lines lines) {
        var record = told.record();
        var run = record.run();
        lines.line("Run #" + run.number() + " of " + run.file(), "mill-strong");
        lines.line(RunText.ended(run) + " · " + PastWords.when(run.started()), "mill-muted");
        lines.add(actions(record));
        run.parameters().forEach((name, value) -> lines.line(name + " = " + value, "mill-mono"));
        for (Fault fault : record.faults()) {
            lines.line(fault.code().id() + " " + fault.message(), "danger");
        }
        lines.table(
                List.of("node", "rows", "time"),
                record.nodes().stream()
                        .map(
                                node ->
                                        List.of(
                                                node.title(),
                                                RunText.counts(node),
                                                RunText.time(node)))
                        .toList());
        record.deliveries()
                .forEach(
                        delivered ->
                                lines.line(
                                        Figures.rows(delivered.rows())
                                                + " delivered to "
                                                + delivered.target(),
                                        "plain"));
        told.log().stream().limit(MOST_LOG).forEach(said -> lines.line(said.text(), "mill-muted"));
        if (told.log().size() > MOST_LOG) {
            int more = told.log().size() - MOST_LOG;
            lines.line(Figures.plural(more, "more line") + " in the log.", "mill-muted");
        }
    }

    private FlowPane actions(RunRecord record) {
        var run = record.run();
        var open = button("past-open", "Open this run");
        open.getStyleClass().add("accent");
        open.setAccessibleText("Open run " + run.number() + ": its canvas and its rows");
        open.setOnAction(_ -> model.open(run.number()));
        var page = button("past-export", "Export as HTML…");
        page.setOnAction(
                _ ->
                        model.page(run.number())
                                .ifPresent(made -> pages.save(proposed(record), made)));
        return new FlowPane(8, 6, open, page);
    }

    /// `totals-run-12.html` of `sub/totals.pipeline.json`.
    static String proposed(RunRecord record) {
        var file = record.run().file().replace('\\', '/');
        var name = file.substring(file.lastIndexOf('/') + 1);
        return name.replaceAll("(\\.pipeline)?\\.json$", "")
                + "-run-"
                + record.run().number()
                + ".html";
    }

    private static Button button(String id, String text) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
