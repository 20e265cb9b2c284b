package dev.millrace.engine;

import dev.millrace.duck.Warehouse;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folder pipelines live in: what they may read and write without asking, and `.millrace` with
/// what runs leave behind.
///
/// @param root real path
public record Workspace(Path root) {

    /// The nearest folder upward that holds `.millrace` or `.git`, else the folder itself.
    ///
    /// @param folder the pipeline's, or the current one
    public static Workspace around(Path folder) {
        try {
            var real = folder.toRealPath();
            for (var at = real; at != null; at = at.getParent()) {
                if (Files.isDirectory(at.resolve(".millrace"))
                        || Files.exists(at.resolve(".git"))) {
                    return new Workspace(at);
                }
            }
            return new Workspace(real);
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_FOUND, "There is no folder \"" + folder + "\".")
                    .toException(e);
        }
    }

    public Path millrace() {
        return root.resolve(".millrace");
    }

    public Path runs() {
        return millrace().resolve("runs");
    }

    /// What a run keeps while it lives; gone when it ended well.
    public Path run(RunId id) {
        return runs().resolve(id.toString());
    }

    /// Where a run's engine spills.
    public Path scratch(RunId id) {
        return millrace().resolve("scratch").resolve(id.toString());
    }

    /// What runs computed, for later ones.
    public Path store() {
        return millrace().resolve("store");
    }

    /// Runs whose journal nobody can read; nothing there is touched again.
    public Path damaged() {
        return millrace().resolve("damaged");
    }

    /// Locks between processes.
    public Path locks() {
        return millrace().resolve("locks");
    }

    public Warehouse warehouse() {
        return Warehouse.of(root);
    }

    /// The warehouse's database file, and behind it those that may stand beside it.
    public List<Path> warehouseFiles() {
        return warehouse().files();
    }

    /// Makes `.millrace`, which git is told to ignore.
    public void prepare() {
        try {
            Files.createDirectories(millrace());
            var ignore = millrace().resolve(".gitignore");
            if (!Files.exists(ignore)) {
                Files.writeString(ignore, "*\n");
            }
        } catch (IOException e) {
            throw Fault.of(
                            FaultCode.FILE_NOT_WRITABLE,
                            "The folder \"" + root + "\" cannot be written.")
                    .withHint("A run keeps its history and what it works on in .millrace there.")
                    .toException(e);
        }
    }
}
