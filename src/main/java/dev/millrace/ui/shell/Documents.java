package dev.millrace.ui.shell;

import dev.millrace.draw.AutoLayout;
import dev.millrace.draw.Faces;
import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import dev.millrace.ui.document.DocumentModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Recovery recovery;
    private final Prompts prompts;
    private final Consumer<Path> opened;
    private final ObservableList<OpenDocument> all = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<OpenDocument>> current =
            new SimpleObjectProperty<>(Optional.empty());

    /// @param opened is told of each file that was opened or saved
    Documents(
            NodeCatalog catalog,
            Disk disk,
            Recovery recovery,
            Prompts prompts,
            Consumer<Path> opened) {
        this.catalog = catalog;
        this.disk = disk;
        this.recovery = recovery;
        this.prompts = prompts;
        this.opened = opened;
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
        return show(Pipeline.EMPTY.named("Untitled"), Optional.empty(), "");
    }

    /// Asks which, and opens them.
    void open() {
        prompts.filesToOpen(folder()).forEach(this::open);
    }

    /// Opens a file, or shows its tab if it is open.
    void open(Path path) {
        var file = path.toAbsolutePath().normalize();
        for (OpenDocument document : all) {
            if (document.file().filter(file::equals).isPresent()) {
                current.set(Optional.of(document));
                return;
            }
        }
        disk.after(() -> Loaded.from(file, catalog), loaded -> show(file, loaded), prompts::tell);
    }

    /// A file as it was read, with a place for every node.
    ///
    /// @param faults what is wrong with the form of the file; with an error it is not to be saved
    private record Loaded(Pipeline pipeline, String text, List<Fault> faults) {

        static Loaded from(Path file, NodeCatalog catalog) throws IOException {
            var reading = PipelineReader.inspect(file);
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return new Loaded(placed(reading.pipeline(), catalog), text, reading.faults());
        }

        /// A file that somebody wrote by hand may place no node at all.
        private static Pipeline placed(Pipeline pipeline, NodeCatalog catalog) {
            boolean none =
                    pipeline.nodes().keySet().stream().noneMatch(pipeline.layout()::containsKey);
            return none && !pipeline.nodes().isEmpty()
                    ? pipeline.withLayout(
                            new LinkedHashMap<>(AutoLayout.of(pipeline, new Faces(catalog))))
                    : pipeline;
        }
    }

    private void show(Path file, Loaded loaded) {
        var errors = loaded.faults().stream().filter(Fault::isError).toList();
        if (!errors.isEmpty()) {
            broken(file, loaded, errors);
            return;
        }
        current().filter(OpenDocument::isBlank).ifPresent(this::remove);
        show(loaded.pipeline(), Optional.of(file), loaded.text());
        opened.accept(file);
    }

    /// A file of which a part cannot be read is opened as a copy: saving it over the file would
    /// lose that part.
    private void broken(Path file, Loaded loaded, List<Fault> errors) {
        var document = show(loaded.pipeline(), Optional.empty(), "");
        document.bannerProperty()
                .set(
                        "Parts of "
                                + file.getFileName()
                                + " could not be read, so this is a copy without them: "
                                + errors.getFirst().text());
    }

    private OpenDocument show(Pipeline pipeline, Optional<Path> file, String text) {
        var model = new DocumentModel(catalog, pipeline);
        var document = new OpenDocument(model, recovery.place(), prompts::tell);
        document.fileProperty().set(file);
        document.onDisk(text);
        autosave(document);
        all.add(document);
        current.set(Optional.of(document));
        return document;
    }

    /// A second after the last edit it is kept beside; as soon as nothing is unsaved, no more.
    private void autosave(OpenDocument document) {
        var pause = new javafx.animation.PauseTransition(javafx.util.Duration.seconds(1));
        pause.setOnFinished(_ -> keep(document));
        document.model()
                .pipelineProperty()
                .subscribe(
                        () -> {
                            if (document.model().changedProperty().get()) {
                                pause.playFromStart();
                            }
                        });
        document.model()
                .changedProperty()
                .subscribe(
                        changed -> {
                            if (!changed) {
                                pause.stop();
                                forget(document);
                            } else {
                                pause.playFromStart();
                            }
                        });
    }

    private void keep(OpenDocument document) {
        if (!all.contains(document) || !document.model().changedProperty().get()) {
            return;
        }
        var pipeline = document.pipeline();
        var file = document.file();
        disk.after(
                () -> {
                    recovery.keep(document.recovery(), file, pipeline);
                    return true;
                },
                _ -> {},
                fault ->
                        document.bannerProperty()
                                .set(
                                        "Your edits cannot be kept for recovery, so save soon: "
                                                + fault.message()));
    }

    private void forget(OpenDocument document) {
        disk.after(
                () -> {
                    recovery.forget(document.recovery());
                    return true;
                },
                _ -> {},
                _ -> {});
    }

    /// Keeps the edits of all pipelines now, for the process is about to end.
    void keepAll() {
        all.forEach(this::keep);
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
                () -> text(file),
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
        write(document, file.toAbsolutePath().normalize(), done);
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
        var name = String.valueOf(file.getFileName()).replaceAll("(\\.pipeline)?\\.json$", "");
        var words = name.replace('-', ' ').replace('_', ' ').strip();
        return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String fileName(OpenDocument document) {
        if (document.file().isPresent()) {
            return String.valueOf(document.file().get().getFileName());
        }
        var words =
                document.pipeline()
                        .name()
                        .toLowerCase(java.util.Locale.ROOT)
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

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Looks whether other programs changed the files, and takes over what they wrote where nothing
    /// is unsaved; else it asks. Called when the window comes to the front.
    void look() {
        for (OpenDocument document : List.copyOf(all)) {
            document.file()
                    .ifPresent(
                            file ->
                                    disk.after(
                                            () -> text(file),
                                            now -> now.ifPresent(t -> changed(document, t)),
                                            _ -> {}));
        }
    }

    private void changed(OpenDocument document, String now) {
        if (now.equals(document.onDisk()) || !all.contains(document)) {
            return;
        }
        if (!document.model().changedProperty().get()) {
            reload(document, now);
            return;
        }
        document.onDisk(now);
        prompts.ask(
                new Prompts.Question(
                        "The file has changed",
                        document.title().get()
                                + " was changed by another program, and has edits here that are"
                                + " not saved.",
                        "Take theirs",
                        "Keep mine"),
                answer -> {
                    if (answer == Prompts.Answer.YES) {
                        reload(document, now);
                    }
                });
    }

    /// As one step of undo, so that nothing is lost by it.
    private void reload(OpenDocument document, String text) {
        document.onDisk(text);
        try {
            var pipeline =
                    PipelineReader.read(
                            text.getBytes(StandardCharsets.UTF_8), document.title().get());
            document.model().edit("Reload the file", _ -> pipeline);
            document.model().saved(document.pipeline());
            prompts.say("Reloaded " + document.title().get() + ": another program changed it.");
        } catch (dev.millrace.fault.FaultException e) {
            document.bannerProperty()
                    .set("Another program broke the file; yours is kept: " + e.fault().text());
        }
    }

    /// Asks about unsaved edits, and closes.
    ///
    /// @param done is told whether it is closed
    void close(OpenDocument document, Consumer<Boolean> done) {
        if (!document.model().changedProperty().get()) {
            remove(document);
            done.accept(true);
            return;
        }
        current.set(Optional.of(document));
        prompts.ask(
                new Prompts.Question(
                        "Save the changes?",
                        "\"" + document.title().get() + "\" has changes that are not saved.",
                        "Save",
                        "Do not save"),
                answer -> {
                    switch (answer) {
                        case YES ->
                                save(
                                        document,
                                        saved -> {
                                            if (saved) {
                                                remove(document);
                                            }
                                            done.accept(saved);
                                        });
                        case NO -> {
                            remove(document);
                            done.accept(true);
                        }
                        case CANCEL -> done.accept(false);
                    }
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
        forget(document);
        document.runProperty().get().ifPresent(dev.millrace.worker.RunHandle::cancel);
        if (current().filter(document::equals).isPresent()) {
            current.set(
                    all.isEmpty()
                            ? Optional.empty()
                            : Optional.of(all.get(Math.clamp(at, 0, all.size() - 1))));
        }
    }

    /// Opens what a crash left, as unsaved edits over what the file has.
    void recover() {
        disk.after(
                () -> {
                    var found = new ArrayList<Recovered>();
                    for (var left : recovery.left()) {
                        found.add(Recovered.of(left, catalog));
                    }
                    return found;
                },
                found -> found.forEach(this::show),
                _ -> {});
    }

    private record Recovered(Recovery.Left left, Pipeline saved, String text) {

        static Recovered of(Recovery.Left left, NodeCatalog catalog) {
            try {
                if (left.file().isPresent()) {
                    var loaded = Loaded.from(left.file().get(), catalog);
                    return new Recovered(left, loaded.pipeline(), loaded.text());
                }
            } catch (IOException | dev.millrace.fault.FaultException e) {
                return new Recovered(left, Pipeline.EMPTY, "");
            }
            return new Recovered(left, Pipeline.EMPTY, "");
        }
    }

    private void show(Recovered found) {
        current().filter(OpenDocument::isBlank).ifPresent(this::remove);
        var document = show(found.saved(), found.left().file(), found.text());
        document.model().edit("Recover unsaved edits", _ -> found.left().pipeline());
        document.bannerProperty()
                .set(
                        "Millrace ended before these edits were saved. They are back; save them, or"
                                + " undo to go back to the file.");
        var kept = found.left().kept();
        disk.after(
                () -> {
                    recovery.keep(
                            document.recovery(), found.left().file(), found.left().pipeline());
                    recovery.forget(kept);
                    return true;
                },
                _ -> {},
                _ -> {});
    }
}
