package dev.millrace.refactor;

import dev.millrace.model.Value;
import dev.millrace.node.Editor;
import dev.millrace.node.Setting;
import java.util.List;
import java.util.Optional;

/// Paths in settings that cannot be seen from another folder.
final class Paths {

    private Paths() {}

    /// A path that begins with a parameter, which may be relative or not.
    static Optional<String> fixed(List<Setting> settings, Value.Fields fields) {
        return settings.stream()
                .filter(setting -> setting.editor() == Editor.PATH)
                .map(setting -> fields.get(setting.name()))
                .filter(value -> value instanceof Value.Text(String path) && isOpen(path))
                .map(value -> ((Value.Text) value).value())
                .findFirst();
    }

    /// The workspace is known to be absolute.
    private static boolean isOpen(String path) {
        return path.startsWith("${") && !path.startsWith("${workspace}");
    }
}
