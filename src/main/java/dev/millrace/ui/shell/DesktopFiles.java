package dev.millrace.ui.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// The file dialogs of the desktop.
public final class DesktopFiles implements FilePrompts {

    private final Window owner;

    public DesktopFiles(Window owner) {
        this.owner = owner;
    }

    @Override
    public List<Path> open(Optional<Path> folder) {
        var chooser = chooser(folder, "Open");
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter("Pipelines", "*.json"),
                        new ExtensionFilter("All files", "*"));
        var chosen = chooser.showOpenMultipleDialog(owner);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> save(Optional<Path> folder, String name, String kind, String ending) {
        var chooser = chooser(folder, "Save");
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new ExtensionFilter(kind, ending));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    private static FileChooser chooser(Optional<Path> folder, String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        folder.filter(Files::isDirectory)
                .ifPresent(path -> chooser.setInitialDirectory(path.toFile()));
        return chooser;
    }
}
