package dev.millrace.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a run may touch: the workspace without asking, other places when the person said so.
///
/// @param workspace real path of the workspace
/// @param base folder that paths in the file are relative to
/// @param read real paths of files and folders that may be read too
/// @param write real paths of files and folders that may be written (and read) too
public record Grants(Path workspace, Path base, List<Path> read, List<Path> write) {

    /// Folders of the workspace that are never data: what is in them is run or trusted.
    private static final List<String> CLOSED = List.of(".git", ".millrace");

    public Grants {
        read = List.copyOf(read);
        write = List.copyOf(write);
    }

    public static Grants of(Path workspace, Path base) {
        return new Grants(workspace, base, List.of(), List.of());
    }

    boolean mayRead(Path real) {
        return inWorkspace(real) || under(read, real) || under(write, real);
    }

    boolean mayWrite(Path real) {
        return inWorkspace(real) || under(write, real);
    }

    private boolean inWorkspace(Path real) {
        if (!real.startsWith(workspace)) {
            return false;
        }
        for (Path part : workspace.relativize(real)) {
            if (CLOSED.contains(part.toString().toLowerCase(java.util.Locale.ROOT))) {
                return false;
            }
        }
        return !real.endsWith("connections.json");
    }

    private static boolean under(List<Path> granted, Path real) {
        return granted.stream().anyMatch(real::startsWith);
    }

    public Grants reading(Path more) {
        var next = new ArrayList<>(read);
        next.add(more);
        return new Grants(workspace, base, next, write);
    }

    public Grants writing(Path more) {
        var next = new ArrayList<>(write);
        next.add(more);
        return new Grants(workspace, base, read, next);
    }
}
