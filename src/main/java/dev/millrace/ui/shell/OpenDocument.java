package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.model.Pipeline;
import dev.millrace.ui.canvas.CanvasModel;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.document.Edits;
import dev.millrace.worker.RunHandle;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableStringValue;

/// A pipeline in a tab, or a past run of it that is shown in its place: its model, its file, and
/// its run. FX thread only.
final class OpenDocument {

    private final DocumentModel model;
    private final Edits edits;
    private final CanvasModel canvas;
    private final Path recovery;
    private final Optional<OpenDocument> now;
    private final ObjectProperty<Optional<Path>> file =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<RunHandle>> run =
            new SimpleObjectProperty<>(Optional.empty());

    /// Said about the whole document in a line above the canvas; empty: nothing.
    private final StringProperty banner = new SimpleStringProperty("");

    private final ObservableStringValue title;

    /// The text of the file as it was read or written last; empty if it never was.
    private String onDisk = "";

    /// What its file held before it was lost; empty if it was edited by then, or never lost.
    private Optional<Pipeline> held = Optional.empty();

    private boolean letsRunGoOn;
    private boolean closed;

    /// @param recovery where edits are kept that are not saved
    OpenDocument(DocumentModel model, Path recovery, Consumer<Fault> refused) {
        this(model, recovery, Optional.empty(), refused);
    }

    /// A past run.
    ///
    /// @param model a fixed one
    /// @param now the pipeline in whose place it is shown
    OpenDocument(DocumentModel model, OpenDocument now, Consumer<Fault> refused) {
        this(model, now.recovery(), Optional.of(now), refused);
        file.set(now.file());
    }

    private OpenDocument(
            DocumentModel model,
            Path recovery,
            Optional<OpenDocument> now,
            Consumer<Fault> refused) {
        this.model = model;
        this.recovery = recovery;
        this.now = now;
        edits = new Edits(model, refused);
        canvas = new CanvasModel(edits);
        title =
                Bindings.createStringBinding(
                        () -> model.pipeline().name(), model.pipelineProperty());
    }

    /// Whether it is a past run.
    boolean isPast() {
        return now.isPresent();
    }

    /// The pipeline whose tab it is shown in: itself, unless it is a past run.
    OpenDocument inTab() {
        return now.orElse(this);
    }

    DocumentModel model() {
        return model;
    }

    Edits edits() {
        return edits;
    }

    CanvasModel canvas() {
        return canvas;
    }

    Path recovery() {
        return recovery;
    }

    Optional<Path> file() {
        return file.get();
    }

    ObjectProperty<Optional<Path>> fileProperty() {
        return file;
    }

    ObjectProperty<Optional<RunHandle>> runProperty() {
        return run;
    }

    /// Whether the run under way is to go on when the tab is closed.
    boolean letsRunGoOn() {
        return letsRunGoOn;
    }

    void letRunGoOn(boolean goesOn) {
        letsRunGoOn = goesOn;
    }

    StringProperty bannerProperty() {
        return banner;
    }

    ObservableStringValue title() {
        return title;
    }

    String onDisk() {
        return onDisk;
    }

    void onDisk(String text) {
        onDisk = text;
    }

    /// No file holds the pipeline any more, though perhaps nobody edited it.
    ///
    /// @param text what the file holds now; empty if it is gone
    void lost(String text) {
        held = isEdited() ? Optional.empty() : Optional.of(pipeline());
        onDisk = text;
        model.unsaved();
    }

    /// Whether its file is gone.
    boolean isGone() {
        return file().isPresent() && onDisk.isEmpty();
    }

    /// Whether a person changed it since its file held it.
    boolean isEdited() {
        return model.changedProperty().get() && held.filter(pipeline()::equals).isEmpty();
    }

    /// Takes over what its file holds now, as one step of undo, so that nothing is lost by it.
    void takeOver(Pipeline now, String text) {
        onDisk = text;
        model.edit("Reload the file", _ -> now);
        model.saved(pipeline());
        banner.set("");
    }

    Pipeline pipeline() {
        return model.pipeline();
    }

    boolean isClosed() {
        return closed;
    }

    /// It is in no tab any more.
    void close() {
        closed = true;
    }

    /// Whether it is empty and was never touched, so that opening a file may take its place.
    boolean isBlank() {
        return file().isEmpty()
                && !isPast()
                && !model.changedProperty().get()
                && pipeline().nodes().isEmpty();
    }
}
