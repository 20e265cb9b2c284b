package dev.millrace.cli;

import dev.millrace.engine.Engine;
import dev.millrace.node.NodeCatalog;
import dev.millrace.worker.Workbench;
import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the commands work with, put together by whoever starts the process.
///
/// @param console of the process, if it has one
/// @param person folder of what belongs to the person, and to no workspace
/// @param folder the current one, which paths of a call are relative to
/// @param out for people
/// @param data the same standard output for programs, in UTF-8 wherever this runs
public record Context(
        Engine engine,
        Workbench workbench,
        NodeCatalog catalog,
        Clock clock,
        Map<String, String> environment,
        @Nullable Console console,
        Path person,
        Path folder,
        InputStream in,
        PrintStream out,
        PrintStream data,
        PrintStream err) {

    Screen screen() {
        return Screen.detect(console, environment, out.charset());
    }

    Path path(String written) {
        return folder.resolve(written);
    }
}
