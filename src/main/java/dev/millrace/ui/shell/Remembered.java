package dev.millrace.ui.shell;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// The preferences now, and their file. FX thread only; the file is written off it.
final class Remembered {

    private final Path folder;
    private final Disk disk;
    private Preferences now;

    Remembered(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
        now = Preferences.read(folder);
    }

    Preferences now() {
        return now;
    }

    void change(UnaryOperator<Preferences> change) {
        var next = change.apply(now);
        if (!next.equals(now)) {
            now = next;
            disk.later(() -> next.write(folder));
        }
    }
}
