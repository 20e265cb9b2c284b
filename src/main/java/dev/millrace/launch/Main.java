package dev.millrace.launch;

import dev.millrace.cli.Cli;
import dev.millrace.cli.Context;
import dev.millrace.engine.Engine;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.Workbench;
import java.nio.file.Path;
import java.time.Clock;

/// Starts Millrace.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new Cli(context()).run(arguments));
    }

    private static Context context() {
        var clock = Clock.systemUTC();
        var catalog = NodeCatalog.load();
        var engine = new Engine(new Planner(catalog), clock, System.getenv());
        return new Context(
                engine,
                new Workbench(engine),
                catalog,
                clock,
                System.getenv(),
                System.console(),
                Path.of("").toAbsolutePath(),
                System.in,
                System.out,
                System.err);
    }
}
