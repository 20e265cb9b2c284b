package dev.millrace.ui.shell;

import dev.millrace.model.Pipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Keeps edits beside the pipelines until they are saved: at most a second after each, however fast
/// they follow each other. FX thread only, but for `keepNow`.
final class Autosave {

    private static final Duration DELAY = Duration.seconds(1);

    private final Recovery recovery;
    private final Disk disk;

    Autosave(Recovery recovery, Disk disk) {
        this.recovery = recovery;
        this.disk = disk;
    }

    /// A new place to keep the edits of one open pipeline.
    Path place() {
        return recovery.place();
    }

    /// Keeps the edits of a document from now on.
    void watch(OpenDocument document) {
        var pause = new PauseTransition(DELAY);
        pause.setOnFinished(_ -> keep(document));
        var model = document.model();
        Runnable arm =
                () -> {
                    if (model.changedProperty().get()
                            && pause.getStatus() != Animation.Status.RUNNING) {
                        pause.playFromStart();
                    }
                };
        model.pipelineProperty().subscribe(arm);
        model.changedProperty()
                .subscribe(
                        changed -> {
                            if (changed) {
                                arm.run();
                            } else {
                                pause.stop();
                                forget(document);
                            }
                        });
    }

    private void keep(OpenDocument document) {
        if (document.isClosed() || !document.model().changedProperty().get()) {
            return;
        }
        var pipeline = document.pipeline();
        var file = document.file();
        disk.after(
                () -> write(document.recovery(), file, pipeline),
                _ -> {},
                fault ->
                        document.bannerProperty()
                                .set(
                                        "Your edits cannot be kept for recovery, so save soon: "
                                                + fault.message()));
    }

    private boolean write(Path place, Optional<Path> file, Pipeline pipeline) throws IOException {
        recovery.keep(place, file, pipeline);
        return true;
    }

    /// Keeps the edits at once, on the thread that calls, for the process is about to end.
    void keepNow(List<OpenDocument> documents) {
        for (OpenDocument document : documents) {
            if (document.model().changedProperty().get()) {
                try {
                    write(document.recovery(), document.file(), document.pipeline());
                } catch (IOException e) {
                    // What was kept a second ago is still there.
                }
            }
        }
    }

    /// What was kept is no longer needed.
    void forget(OpenDocument document) {
        disk.later(() -> recovery.forget(document.recovery()));
    }

    /// What a crash left.
    ///
    /// @param found is told of each, and later calls `taken`
    void left(Consumer<Recovery.Left> found) {
        disk.after(recovery::left, all -> all.forEach(found), _ -> {});
    }

    /// What a crash left is an open document now, and kept as its edits.
    void taken(Recovery.Left left, OpenDocument document) {
        disk.after(
                () -> {
                    write(document.recovery(), left.file(), left.pipeline());
                    recovery.forget(left.kept());
                    return true;
                },
                _ -> {},
                _ -> {});
    }
}
