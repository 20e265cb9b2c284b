package dev.millrace.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.cli.Cli;
import dev.millrace.cli.Context;
import dev.millrace.engine.Engine;
import dev.millrace.fault.FaultException;
import dev.millrace.file.PipelineReader;
import dev.millrace.node.NodeCatalog;
import dev.millrace.observe.Observing;
import dev.millrace.plan.Planner;
import dev.millrace.ui.shell.Designer;
import dev.millrace.ui.shell.PersonFolders;
import dev.millrace.ui.shell.Samples;
import dev.millrace.ui.shell.Services;
import dev.millrace.worker.Workbench;
import dev.millrace.worker.WorkerLaunch;
import dev.millrace.worker.Workers;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Starts Millrace.
public final class Main {

    private static final String VERSION = "0.1.0";

    /// Runs of one window at a time; further ones wait.
    private static final int MOST_RUNS = 2;

    private static final int ENVIRONMENT_FAILED = 3;

    private Main() {}

    /// Without a command it opens the window, with the pipelines that are named.
    public static void main(String[] arguments) throws InterruptedException {
        if (Arrays.stream(arguments).allMatch(Main::isPipeline)) {
            System.exit(designer(Arrays.stream(arguments).map(Path::of).toList()));
        }
        System.exit(new Cli(context()).run(arguments));
    }

    private static int designer(List<Path> files) throws InterruptedException {
        try {
            new Designer(Main::services).show(files);
            return 0;
        } catch (FaultException e) {
            System.err.println(e.fault().text());
            return ENVIRONMENT_FAILED;
        }
    }

    private static boolean isPipeline(String argument) {
        return argument.endsWith(".json");
    }

    private static Services services() {
        var launch = WorkerLaunch.likeThisProcess(Main.class.getName());
        return new Services(
                NodeCatalog.load(),
                new Workers(launch, MOST_RUNS),
                Platform::runLater,
                person(),
                Path.of("").toAbsolutePath(),
                Samples.in(Path.of(System.getProperty("millrace.samples", "pipelines"))),
                VERSION);
    }

    private static PersonFolders person() {
        var home = Path.of(System.getProperty("user.home"));
        return PersonFolders.of(System.getenv(), System.getProperty("os.name"), home);
    }

    private static Context context() {
        var console = System.console();
        var clock = Clock.systemUTC();
        var catalog = NodeCatalog.load();
        var folder = Path.of("").toAbsolutePath();
        var engine = new Engine(new Planner(catalog, PipelineReader::read), clock, System.getenv());
        return new Context(
                engine,
                new Workbench(engine, Observing.of(System.getenv(), folder)),
                catalog,
                clock,
                System.getenv(),
                console,
                person().state(),
                folder,
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
