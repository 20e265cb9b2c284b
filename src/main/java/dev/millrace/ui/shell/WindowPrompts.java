package dev.millrace.ui.shell;

import dev.millrace.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks in sheets over the window, and for files as the desktop does.
final class WindowPrompts implements Prompts {

    private final FilePrompts files;
    private final Sheets sheets;

    WindowPrompts(FilePrompts files, Sheets sheets) {
        this.files = files;
        this.sheets = sheets;
    }

    @Override
    public List<Path> filesToOpen(Optional<Path> folder) {
        return files.open(folder);
    }

    @Override
    public Optional<Path> fileToSave(
            Optional<Path> folder, String name, String kind, String ending) {
        return files.save(folder, name, kind, ending);
    }

    @Override
    public void ask(Question question, Consumer<Answer> answered) {
        sheets.ask(question, answered);
    }

    @Override
    public void tell(Fault fault) {
        sheets.tell(fault);
    }

    @Override
    public void say(String text) {
        sheets.say(text);
    }
}
