package dev.millrace.ui.shell;

import dev.millrace.file.WholeFile;
import dev.millrace.ui.past.RunPages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// Saves pages of runs beside the pipeline, or where a person says. FX thread only.
final class SavedRunPages implements RunPages {

    private final OpenDocument document;
    private final Prompts prompts;
    private final Disk disk;

    SavedRunPages(OpenDocument document, Prompts prompts, Disk disk) {
        this.document = document;
        this.prompts = prompts;
        this.disk = disk;
    }

    @Override
    public void save(String name, CompletableFuture<String> page) {
        var folder = document.file().map(Path::getParent).filter(Files::isDirectory);
        var chosen = prompts.fileToSave(folder, name, "HTML page", "*.html");
        if (chosen.isEmpty()) {
            page.cancel(true);
            return;
        }
        disk.await(page, text -> write(withEnding(chosen.get()), text), prompts::tell);
    }

    private static Path withEnding(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.contains(".") ? file : file.resolveSibling(name + ".html");
    }

    private void write(Path file, String page) {
        disk.after(
                () -> {
                    WholeFile.write(file, page.getBytes(StandardCharsets.UTF_8));
                    return file;
                },
                done -> prompts.say("Exported the run to " + done + "."),
                prompts::tell);
    }
}
