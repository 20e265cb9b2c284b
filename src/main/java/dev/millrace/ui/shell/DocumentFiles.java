package dev.millrace.ui.shell;

import dev.millrace.ui.inspector.FilePicker;
import java.nio.file.Path;
import java.util.Optional;

/// Asks for the files that settings of a pipeline name.
record DocumentFiles(Prompts prompts, OpenDocument document) implements FilePicker {

    @Override
    public Optional<Path> open(String title) {
        return prompts.filesToOpen(base()).stream().findFirst();
    }

    @Override
    public Optional<Path> save(String title) {
        return prompts.fileToSave(base(), "", title, "*");
    }

    @Override
    public Optional<Path> base() {
        return document.file().map(Path::getParent);
    }
}
