package dev.millrace.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.cli.Cli;
import dev.millrace.cli.Context;
import dev.millrace.engine.Engine;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.Workbench;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Starts Millrace.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new Cli(context()).run(arguments));
    }

    private static Context context() {
        var console = System.console();
        var clock = Clock.systemUTC();
        var catalog = NodeCatalog.load();
        var engine = new Engine(new Planner(catalog), clock, System.getenv());
        return new Context(
                engine,
                new Workbench(engine),
                catalog,
                clock,
                System.getenv(),
                console,
                Path.of("").toAbsolutePath(),
                System.in,
                people(console, FileDescriptor.out, System.out.charset()),
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8),
                people(console, FileDescriptor.err, System.err.charset()));
    }

    /// A terminal is written to as it wants it; a pipe or a file in UTF-8, whatever the locale is.
    private static PrintStream people(
            @Nullable Console console, FileDescriptor to, Charset terminal) {
        boolean isTerminal = console != null && console.isTerminal();
        return new PrintStream(new FileOutputStream(to), true, isTerminal ? terminal : UTF_8);
    }
}
