package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.model.Figures;
import dev.millrace.model.Value;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.document.Edits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The pipeline itself, while nothing is selected.
final class PipelinePage implements Page {

    private final DocumentModel document;
    private final SettingsForm form;
    private final Label size = new Label();
    private final VBox box;
    private List<Fault> refused = List.of();

    PipelinePage(Edits edits, FilePicker files) {
        document = edits.document();
        var shared =
                new Form(
                        document,
                        () -> InputColumns.NONE,
                        List::of,
                        files,
                        CodeAnswers.NONE,
                        Optional::empty,
                        false,
                        this::check);
        form =
                new SettingsForm(
                        PipelineProperties.SETTINGS,
                        () -> PipelineProperties.of(document.pipeline()),
                        this::save,
                        shared);
        var title = new Label("Pipeline");
        title.getStyleClass().add("mill-inspector-title");
        size.getStyleClass().add("mill-muted");
        var head = new VBox(2, title, size);
        head.getStyleClass().addAll("mill-inspector-head", "alone");
        var scroll = Scrolling.of(form);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        box = new VBox(head, scroll);
    }

    private void save(Value.Fields fields, Slot origin, boolean typing) {
        var next = PipelineProperties.completed(fields);
        refused = PipelineProperties.problems(next);
        if (refused.isEmpty()) {
            document.edit(
                    "Set " + origin.label() + " of the pipeline",
                    typing ? "set pipeline." + origin.path() : "",
                    before -> PipelineProperties.with(before, next));
        }
        check();
    }

    private void check() {
        var faults = new ArrayList<>(refused);
        for (Fault fault : document.findings().faults()) {
            if (fault.place().node().isEmpty()) {
                faults.add(fault);
            }
        }
        form.show(new SettingFaults(faults));
    }

    @Override
    public Region region() {
        return box;
    }

    @Override
    public void refresh() {
        var pipeline = document.pipeline();
        size.setText(
                pipeline.nodes().isEmpty()
                        ? "Nothing is drawn yet."
                        : Figures.plural(pipeline.nodes().size(), "node")
                                + ", "
                                + Figures.plural(pipeline.links().size(), "wire"));
        refused = List.of();
        form.refresh();
        check();
    }

    @Override
    public void found() {
        check();
    }

    @Override
    public void focusFirst() {
        form.focusFirst();
    }
}
