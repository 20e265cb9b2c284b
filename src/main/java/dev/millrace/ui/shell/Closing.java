package dev.millrace.ui.shell;

import dev.millrace.worker.RunHandle;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What a person is asked before a pipeline is closed: whether a run is to go on, and whether edits
/// are to be saved. FX thread only.
final class Closing {

    private final Prompts prompts;
    private final Disk disk;
    private final BiConsumer<OpenDocument, Consumer<Boolean>> save;
    private final Consumer<OpenDocument> show;

    /// @param save saves a pipeline, and tells whether it is saved
    /// @param show brings a pipeline to the front, for the person to know what is asked about
    Closing(
            Prompts prompts,
            Disk disk,
            BiConsumer<OpenDocument, Consumer<Boolean>> save,
            Consumer<OpenDocument> show) {
        this.prompts = prompts;
        this.disk = disk;
        this.save = save;
        this.show = show;
    }

    /// @param done is told whether it may be closed
    void close(OpenDocument document, Consumer<Boolean> done) {
        var run = document.runProperty().get();
        if (run.isEmpty() || document.letsRunGoOn()) {
            edits(document, done);
            return;
        }
        show.accept(document);
        prompts.ask(
                underWay(document),
                answer -> {
                    switch (answer) {
                        case YES -> letGoOn(document, run.get(), done);
                        case NO -> edits(document, done);
                        case CANCEL -> done.accept(false);
                    }
                });
    }

    private static Prompts.Question underWay(OpenDocument document) {
        return new Prompts.Question(
                "Let the run go on?",
                titled(document)
                        + " is being run. The run can go on without the window; opened again, the"
                        + " pipeline shows it.",
                "Let it go on",
                "Stop it");
    }

    private static String titled(OpenDocument document) {
        return "\"" + document.title().get() + "\"";
    }

    private void letGoOn(OpenDocument document, RunHandle run, Consumer<Boolean> done) {
        disk.await(
                run.detach(),
                goesOn -> {
                    document.letRunGoOn(goesOn);
                    if (goesOn || document.runProperty().get().isEmpty()) {
                        edits(document, done);
                    } else {
                        waits(document, done);
                    }
                },
                prompts::tell);
    }

    private void waits(OpenDocument document, Consumer<Boolean> done) {
        prompts.ask(
                new Prompts.Question(
                        "The run has not begun",
                        titled(document)
                                + " waits until another run has ended, and cannot do so without the"
                                + " window.",
                        "Do not run it",
                        ""),
                answer -> {
                    if (answer == Prompts.Answer.YES) {
                        edits(document, done);
                    } else {
                        done.accept(false);
                    }
                });
    }

    private void edits(OpenDocument document, Consumer<Boolean> done) {
        if (!document.model().changedProperty().get()) {
            done.accept(true);
            return;
        }
        show.accept(document);
        prompts.ask(
                unsaved(document),
                answer -> {
                    switch (answer) {
                        case YES -> save.accept(document, done);
                        case NO -> done.accept(true);
                        case CANCEL -> done.accept(false);
                    }
                });
    }

    private static Prompts.Question unsaved(OpenDocument document) {
        return document.isGone()
                ? new Prompts.Question(
                        "Write the file again?",
                        "The file of "
                                + titled(document)
                                + " is gone. Only this tab still has the pipeline.",
                        "Write it",
                        "Let it go")
                : new Prompts.Question(
                        "Save the changes?",
                        titled(document) + " has changes that are not saved.",
                        "Save",
                        "Do not save");
    }
}
