package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.worker.RunHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The pipelines in the tabs: opened, saved, closed, and recovered after a crash. FX thread only;
/// files are read and written off it.
final class Documents {

    private static final String ENDING = ".pipeline.json";

    private final NodeCatalog catalog;
    private final Disk disk;
    private final Autosave autosave;
    private final Prompts prompts;
    private final Consumer<Path> opened;
    private Consumer<OpenDocument> saved = _ -> {};
    private Consumer<OpenDocument> shown = _ -> {};
    private final Closing closing;
    private final ObservableList<OpenDocument> all = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<OpenDocument>> current =
            new SimpleObjectProperty<>(Optional.empty());

    /// @param opened is told of each file that was opened or saved
    Documents(
            NodeCatalog catalog,
            Disk disk,
            Autosave autosave,
            Prompts prompts,
            Consumer<Path> opened) {
        this.catalog = catalog;
        this.disk = disk;
        this.autosave = autosave;
        this.prompts = prompts;
        this.opened = opened;
        this.closing =
                new Closing(
                        prompts, disk, this::save, document -> current.set(Optional.of(document)));
    }

    /// @param told of each pipeline whose file was written
    void onSaved(Consumer<OpenDocument> told) {
        saved = told;
    }

    /// @param told of each pipeline that was read from its file
    void onShown(Consumer<OpenDocument> told) {
        shown = told;
    }

    Prompts prompts() {
        return prompts;
    }

    ObservableList<OpenDocument> all() {
        return all;
    }

    ObjectProperty<Optional<OpenDocument>> currentProperty() {
        return current;
    }

    Optional<OpenDocument> current() {
        return current.get();
    }

    OpenDocument create() {
        return show(
                new DocumentModel(catalog, Pipeline.EMPTY.named("Untitled")), Optional.empty(), "");
    }

    /// Asks which, and opens them.
    void open() {
        prompts.filesToOpen(folder()).forEach(this::open);
    }

    /// Opens a file, or shows its tab if it is open.
    void open(Path path) {
        var file = path.toAbsolutePath().normalize();
        if (of(file).isPresent()) {
            current.set(of(file));
            return;
        }
        disk.after(() -> Loaded.from(file, catalog), loaded -> show(file, loaded), prompts::tell);
    }

    /// Two tabs of one file would save over each other, so there is one at most.
    Optional<OpenDocument> of(Path file) {
        return all.stream()
                .filter(document -> document.file().filter(file::equals).isPresent())
                .findFirst();
    }

    private void show(Path file, Loaded loaded) {
        if (of(file).isPresent()) { // it came while the file was read
            current.set(of(file));
            return;
        }
        var errors = loaded.errors();
        if (!errors.isEmpty()) {
            broken(file, loaded, errors);
            return;
        }
        current().filter(OpenDocument::isBlank).ifPresent(this::remove);
        shown.accept(show(loaded.model(catalog), Optional.of(file), loaded.text()));
        opened.accept(file);
    }

    /// A file of which a part cannot be read is opened as a copy: saving it over the file would
    /// lose that part.
    private void broken(Path file, Loaded loaded, List<Fault> errors) {
        var document = show(loaded.model(catalog), Optional.empty(), "");
        document.bannerProperty()
                .set(
                        "Parts of "
                                + file.getFileName()
                                + " could not be read, so this is a copy without them. Line "
                                + errors.getFirst().place().line()
                                + ": "
                                + errors.getFirst().message());
    }

    private OpenDocument show(DocumentModel model, Optional<Path> file, String text) {
        var document = new OpenDocument(model, autosave.place(), prompts::tell);
        document.fileProperty().set(file);
        document.onDisk(text);
        autosave.watch(document);
        all.add(document);
        current.set(Optional.of(document));
        return document;
    }

    /// Keeps the edits of all pipelines now, for the process is about to end. Any thread.
    void keepNow() {
        autosave.keepNow(List.copyOf(all));
    }

    /// Saves, and asks where to if it has no file yet.
    ///
    /// @param done is told whether it was saved
    void save(OpenDocument document, Consumer<Boolean> done) {
        if (document.file().isEmpty()) {
            saveAs(document, done);
            return;
        }
        var file = document.file().get();
        disk.after(
                () -> ExternalChanges.text(file),
                now -> {
                    if (now.isPresent() && !now.get().equals(document.onDisk())) {
                        overwrite(document, file, done);
                    } else {
                        write(document, file, done);
                    }
                },
                fault -> {
                    prompts.tell(fault);
                    done.accept(false);
                });
    }

    private void overwrite(OpenDocument document, Path file, Consumer<Boolean> done) {
        prompts.ask(
                new Prompts.Question(
                        "The file has changed",
                        file.getFileName()
                                + " was changed by another program since it was opened here.",
                        "Overwrite it",
                        "Save as…"),
                answer -> {
                    switch (answer) {
                        case YES -> write(document, file, done);
                        case NO -> saveAs(document, done);
                        case CANCEL -> done.accept(false);
                    }
                });
    }

    void saveAs(OpenDocument document, Consumer<Boolean> done) {
        var chosen = prompts.fileToSave(folder(), fileName(document), "Pipeline", "*" + ENDING);
        if (chosen.isEmpty()) {
            done.accept(false);
            return;
        }
        var name = String.valueOf(chosen.get().getFileName());
        var file = name.contains(".") ? chosen.get() : chosen.get().resolveSibling(name + ENDING);
        var place = file.toAbsolutePath().normalize();
        if (of(place).filter(other -> !other.equals(document)).isPresent()) {
            prompts.say(
                    place.getFileName()
                            + " is open in another tab. Close that first, or choose another file.");
            done.accept(false);
            return;
        }
        write(document, place, done);
    }

    private void write(OpenDocument document, Path file, Consumer<Boolean> done) {
        boolean named =
                document.file().isPresent() || !document.pipeline().name().equals("Untitled");
        if (!named) {
            var name = title(file);
            document.model().edit("Name the pipeline", pipeline -> pipeline.named(name));
        }
        var pipeline = document.pipeline();
        disk.after(
                () -> {
                    PipelineWriter.save(pipeline, file);
                    return PipelineWriter.text(pipeline);
                },
                text -> {
                    document.onDisk(text);
                    document.fileProperty().set(Optional.of(file));
                    document.bannerProperty().set("");
                    document.model().saved(pipeline);
                    opened.accept(file);
                    saved.accept(document);
                    prompts.say("Saved " + file.getFileName() + ".");
                    done.accept(true);
                },
                fault -> {
                    prompts.tell(fault);
                    done.accept(false);
                });
    }

    /// `daily-sales.pipeline.json` reads as `Daily sales`.
    static String title(Path file) {
        var name = shortName(file);
        var words = name.replace('-', ' ').replace('_', ' ').strip();
        return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// `daily-sales` of `daily-sales.pipeline.json`.
    static String shortName(Path file) {
        return String.valueOf(file.getFileName()).replaceAll("(\\.pipeline)?\\.json$", "");
    }

    private static String fileName(OpenDocument document) {
        if (document.file().isPresent()) {
            return String.valueOf(document.file().get().getFileName());
        }
        var words =
                document.pipeline()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
        return (words.isEmpty() ? "pipeline" : words) + ENDING;
    }

    private Optional<Path> folder() {
        return current()
                .flatMap(OpenDocument::file)
                .map(Path::getParent)
                .filter(Files::isDirectory);
    }

    /// Asks about a run that is under way and about unsaved edits, and closes; a past run gives way
    /// to its pipeline.
    ///
    /// @param done is told whether it is closed
    void close(OpenDocument document, Consumer<Boolean> done) {
        if (document.isPast()) {
            current.set(Optional.of(document.inTab()));
            done.accept(true);
            return;
        }
        closing.close(
                document,
                closed -> {
                    if (closed) {
                        remove(document);
                    }
                    done.accept(closed);
                });
    }

    /// Closes one after another, until the person gives up.
    void closeAll(Consumer<Boolean> done) {
        if (all.isEmpty()) {
            done.accept(true);
            return;
        }
        close(
                all.getLast(),
                closed -> {
                    if (closed) {
                        closeAll(done);
                    } else {
                        done.accept(false);
                    }
                });
    }

    private void remove(OpenDocument document) {
        int at = all.indexOf(document);
        all.remove(document);
        document.close();
        autosave.forget(document);
        document.runProperty()
                .get()
                .filter(_ -> !document.letsRunGoOn())
                .ifPresent(RunHandle::cancel);
        if (current().map(OpenDocument::inTab).filter(document::equals).isPresent()) {
            current.set(
                    all.isEmpty()
                            ? Optional.empty()
                            : Optional.of(all.get(Math.clamp(at, 0, all.size() - 1))));
        }
    }

    /// Opens what a crash left, as unsaved edits over what the file has.
    void recover() {
        autosave.left(
                left ->
                        disk.after(
                                () -> under(left),
                                under -> recovered(left, under),
                                _ -> recovered(left, Optional.empty())));
    }

    /// The file that the edits were made in; nothing where it is gone or broken.
    private Optional<Loaded> under(Recovery.Left left) {
        return left.file().map(file -> Loaded.from(file, catalog));
    }

    /// What was opened on purpose stays in front.
    private void recovered(Recovery.Left left, Optional<Loaded> under) {
        current().filter(OpenDocument::isBlank).ifPresent(this::remove);
        var front = current();
        var document =
                left.file()
                        .flatMap(this::of)
                        .filter(open -> !open.model().changedProperty().get())
                        .orElseGet(() -> shown(left, under));
        front.ifPresent(_ -> current.set(front));
        document.model().edit("Recover unsaved edits", _ -> left.pipeline());
        document.bannerProperty()
                .set(
                        "Millrace ended before these edits were saved. They are back; save them, or"
                                + " undo to go back to the file.");
        autosave.taken(left, document);
    }

    private OpenDocument shown(Recovery.Left left, Optional<Loaded> under) {
        var model =
                under.map(loaded -> loaded.model(catalog))
                        .orElseGet(() -> new DocumentModel(catalog, Pipeline.EMPTY));
        return show(model, left.file(), under.map(Loaded::text).orElse(""));
    }
}
