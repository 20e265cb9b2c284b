package dev.millrace.ui.shell;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the window keeps what belongs to the person and not to a pipeline.
///
/// Linux follows the XDG base directory specification, macOS and Windows their own rules.
///
/// @param config what the person chose: theme, layout, recent files
/// @param state what may be lost without harm to the choices: recovery files
public record PersonFolders(Path config, Path state) {

    private static final String NAME = "millrace";

    /// @param environment of the process
    /// @param system the property `os.name`
    /// @param home of the person
    public static PersonFolders of(Map<String, String> environment, String system, Path home) {
        var os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            return new PersonFolders(
                    folder(environment, "APPDATA", home.resolve("AppData/Roaming")),
                    folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local")));
        }
        if (os.contains("mac")) {
            var support = home.resolve("Library/Application Support").resolve(NAME);
            return new PersonFolders(support, support);
        }
        return new PersonFolders(
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
                folder(environment, "XDG_STATE_HOME", home.resolve(".local/state")));
    }

    private static Path folder(Map<String, String> environment, String variable, Path usual) {
        var chosen = environment.getOrDefault(variable, "");
        var base = chosen.isEmpty() ? usual : Path.of(chosen);
        return (base.isAbsolute() ? base : usual).resolve(NAME);
    }

    Path recovery() {
        return state.resolve("recovery");
    }
}
