package dev.millrace.cli;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command line: reads a call, runs its command, and turns whatever goes wrong into one line
/// and an exit code.
public final class Cli {

    private final Context context;

    public Cli(Context context) {
        this.context = context;
    }

    @Command(
            name = "millrace",
            description = "Data pipelines in which every wire is a relation that can be queried.",
            mixinStandardHelpOptions = true,
            version = "millrace 0.1.0",
            synopsisSubcommandLabel = "COMMAND",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:done",
                "1:the pipeline or its data is wrong",
                "2:the call is wrong",
                "3:the environment failed",
                "130:cancelled"
            })
    static final class Millrace {
        @Option(
                names = "--debug",
                scope = ScopeType.INHERIT,
                description = "Show where in the program a failure came from.")
        private boolean debug;
    }

    /// @return the exit code
    public int run(String... arguments) {
        var millrace = new Millrace();
        var line = new CommandLine(millrace);
        for (Object command : commands()) {
            line.addSubcommand(command);
        }
        line.addSubcommand(ServeCommand.line(context));
        line.addSubcommand(
                new CommandLine(new RunsCommand(context))
                        .addSubcommand(new RunsCompareCommand(context))
                        .addSubcommand(new RunsExportCommand(context))
                        .addSubcommand(new RunsPruneCommand(context))
                        .addSubcommand(new RunsTrendCommand(context)));
        line.setOut(new PrintWriter(context.out(), true, context.out().charset()));
        line.setErr(new PrintWriter(context.err(), true, context.err().charset()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler((e, _) -> fail(wrongCall(e)));
        line.setExecutionExceptionHandler((e, _, _) -> fail(e, millrace.debug));
        line.setExecutionStrategy(
                parsed -> {
                    if (parsed.subcommands().isEmpty() && !isHelp(parsed)) {
                        line.usage(context.out());
                        return 0;
                    }
                    return new CommandLine.RunLast().execute(parsed);
                });
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            return fail(noMemory());
        }
    }

    private static Fault noMemory() {
        return Fault.of(FaultCode.MEMORY_EXHAUSTED, "Java has not enough memory for this command.")
                .withHint("Ask for less at once, or close other programs.");
    }

    private Object[] commands() {
        return new Object[] {
            new RunCommand(context),
            new CheckCommand(context),
            new ShowCommand(context),
            new ExplainCommand(context),
            new ExportCommand(context),
            new LineageCommand(context),
            new NodesCommand(context),
            new DescribeCommand(context),
            new WorkerCommand(context)
        };
    }

    private static boolean isHelp(CommandLine.ParseResult parsed) {
        return parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
    }

    private static Fault wrongCall(CommandLine.ParameterException e) {
        var name = e.getCommandLine().getCommandSpec().qualifiedName();
        var message = String.valueOf(e.getMessage()).replace('\n', ' ').strip();
        return Fault.of(FaultCode.CALL_INVALID, message.endsWith(".") ? message : message + ".")
                .withHint("See " + name + " --help.");
    }

    private int fail(Exception e, boolean debug) {
        if (debug) {
            e.printStackTrace(context.err());
        }
        return fail(
                e instanceof FaultException known
                        ? known.fault()
                        : Fault.of(FaultCode.BUG, "Something went wrong inside: " + e + ".")
                                .withHint("Please report it, with what --debug shows."));
    }

    private int fail(Fault fault) {
        var faults = new Faults(context.err());
        faults.print(fault);
        return faults.exitCode();
    }
}
