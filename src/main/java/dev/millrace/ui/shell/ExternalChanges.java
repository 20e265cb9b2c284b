package dev.millrace.ui.shell;

import dev.millrace.fault.FaultException;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Notices what other programs do to the files of open pipelines. FX thread only.
final class ExternalChanges {

    private final Disk disk;
    private final Prompts prompts;

    ExternalChanges(Disk disk, Prompts prompts) {
        this.disk = disk;
        this.prompts = prompts;
    }

    /// The text of a file; empty if there is none. Not on the window's thread.
    static Optional<String> text(Path file) {
        return Files.exists(file)
                ? Optional.of(new String(WholeFile.read(file), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /// Takes over what other programs wrote where nothing is unsaved; else it asks.
    void look(List<OpenDocument> documents) {
        for (OpenDocument document : documents) {
            document.file()
                    .ifPresent(
                            file ->
                                    disk.after(
                                            () -> text(file),
                                            now -> compare(document, file, now),
                                            _ -> {}));
        }
    }

    private void compare(OpenDocument document, Path file, Optional<String> now) {
        boolean stale = document.isClosed() || document.file().filter(file::equals).isEmpty();
        if (stale || now.orElse("").equals(document.onDisk())) {
            return;
        }
        if (now.isEmpty()) {
            gone(document, file);
        } else if (document.isEdited()) {
            ask(document, now.get());
        } else {
            reload(document, now.get());
        }
    }

    private static void gone(OpenDocument document, Path file) {
        document.lost("");
        document.bannerProperty()
                .set(
                        file.getFileName()
                                + " was deleted or moved by another program. Save to write it"
                                + " again.");
    }

    private void ask(OpenDocument document, String now) {
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

    private void reload(OpenDocument document, String text) {
        var title = document.title().get();
        try {
            var pipeline = PipelineReader.read(text.getBytes(StandardCharsets.UTF_8), title);
            document.takeOver(pipeline, text);
            prompts.say("Reloaded " + title + ": another program changed it.");
        } catch (FaultException e) {
            document.lost(text);
            document.bannerProperty()
                    .set("Another program broke the file; yours is kept: " + e.fault().text());
        }
    }
}
