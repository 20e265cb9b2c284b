package dev.millrace.node;

import dev.millrace.model.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/// The folder that the paths of some settings are relative to, as seen from another one: what turns
/// the paths of one file into those of another.
///
/// @param path with `/`; empty if both folders are the same
public record PathFolder(String path) {

    public static final PathFolder SAME = new PathFolder("");

    /// One folder as seen from another.
    ///
    /// @param folder real path
    /// @param from real path
    public static PathFolder of(Path folder, Path from) {
        boolean near =
                folder.getFileSystem().equals(from.getFileSystem())
                        && String.valueOf(folder.getRoot()).equals(String.valueOf(from.getRoot()));
        var seen = near ? from.relativize(folder) : folder;
        return new PathFolder(seen.toString().replace('\\', '/'));
    }

    public boolean isSame() {
        return path.isEmpty();
    }

    /// The settings with paths as they are seen from the other folder.
    public Value.Fields seen(List<Setting> settings, Value.Fields fields) {
        var next = fields;
        for (Setting setting : settings) {
            if (setting.editor() == Editor.PATH
                    && fields.get(setting.name()) instanceof Value.Text(String written)) {
                next = next.with(setting.name(), Value.of(seen(written)));
            }
        }
        return next;
    }

    /// One path as it is seen from the other folder.
    public String seen(String written) {
        if (isSame() || written.isBlank() || isAbsolute(written)) {
            return written;
        }
        var names = new ArrayDeque<String>();
        for (String name : (path + "/" + written).split("/", -1)) {
            boolean up = name.equals("..") && !names.isEmpty() && !names.getLast().equals("..");
            if (up) {
                names.removeLast();
            } else if (!name.equals(".") && !name.isEmpty()) {
                names.addLast(name);
            }
        }
        var seen = String.join("/", names);
        return (path.startsWith("/") ? "/" : "")
                + (seen.isEmpty() ? "." : seen)
                + (written.endsWith("/") ? "/" : "");
    }

    private static boolean isAbsolute(String written) {
        try {
            return Path.of(written).isAbsolute();
        } catch (InvalidPathException noPath) {
            return true;
        }
    }
}
