package dev.millrace.cli;

import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEventJson;
import dev.millrace.fault.Fault;
import dev.millrace.json.Json;
import dev.millrace.model.CountMode;
import dev.millrace.worker.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs a pipeline and shows it while it runs.
@Command(
        name = "run",
        description = "Runs a pipeline: live progress, results on disk, a summary.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private final Context context;

    @Mixin private final PipelineOptions pipeline = new PipelineOptions();

    @Option(
            names = "--to",
            paramLabel = "NODE",
            description = "Runs only what this node needs, and the node.")
    private String to = "";

    @Option(names = "--events", description = "Prints what happens as JSON lines, nothing else.")
    private boolean events;

    @Option(
            names = "--counts",
            paramLabel = "auto|exact|free",
            description =
                    "How hard to count rows. Default: auto, which counts where text is read. A count"
                            + " is never wrong, but may be absent.")
    private CountMode counts = CountMode.AUTO;

    @Option(
            names = "--allow-write",
            paramLabel = "PATH",
            description = "A file or folder outside the workspace that may be written.")
    private List<String> allowWrite = List.of();

    @Option(
            names = "--when-busy",
            paramLabel = "wait|fail",
            description =
                    "What to do while another run of this pipeline is under way. Default: wait.")
    private RunCall.WhenBusy whenBusy = RunCall.WhenBusy.WAIT;

    RunCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var ready = context.workbench().ready(pipeline.open(context), call(context));
        for (Fault fault : ready.faults()) {
            context.err().println((fault.isError() ? "" : "warning: ") + fault.text());
        }
        int wrong = Cli.exitCode(ready.faults());
        return wrong != 0 || !ready.job().canRun() ? Math.max(1, wrong) : run(ready);
    }

    private RunCall call(Context context) {
        var plain = pipeline.call(context);
        return new RunCall(
                plain.parameters(),
                to.isEmpty() ? Optional.empty() : Optional.of(PipelineOptions.port(to)),
                counts,
                plain.memoryBytes(),
                plain.threads(),
                plain.allowRead(),
                allowWrite.stream().map(context::path).toList(),
                whenBusy,
                commitPause());
    }

    /// Set only by the tests that kill a run while it commits.
    private static int commitPause() {
        return Integer.getInteger("millrace.test.commitPause", 0);
    }

    private int run(Workbench.Ready ready) {
        var over = new CountDownLatch(1);
        var interrupted = new Thread(() -> stop(ready, over), "interrupt");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            return events ? tell(ready) : show(ready);
        } finally {
            over.countDown();
            forget(interrupted);
        }
    }

    /// Ctrl-C: the process ends when the run has.
    private static void stop(Workbench.Ready ready, CountDownLatch over) {
        ready.job().cancel();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            return;
        }
    }

    private int tell(Workbench.Ready ready) {
        var state = new RunState();
        var result =
                context.workbench()
                        .execute(
                                ready,
                                event -> {
                                    state.accept(event);
                                    var json = Json.line(RunEventJson.write(event));
                                    context.out().println(json);
                                    context.out().flush();
                                });
        return ended(result, state);
    }

    private int show(Workbench.Ready ready) {
        var screen = context.screen();
        var state = new RunState();
        Workbench.Result result;
        try (var display = RunDisplay.on(screen, context.out(), context.clock())) {
            result =
                    context.workbench()
                            .execute(
                                    ready,
                                    event -> {
                                        state.accept(event);
                                        display.accept(event);
                                    });
        }
        context.out().println();
        new RunSummary(state, screen).lines(result.number()).forEach(context.out()::println);
        return ended(result, state);
    }

    private int ended(Workbench.Result result, RunState state) {
        var faults = state.failures().stream().map(RunEvent.StepFailed::fault).toList();
        result.warnings().forEach(fault -> context.err().println("warning: " + fault.text()));
        return switch (result.outcome()) {
            case SUCCEEDED -> 0;
            case CANCELLED -> 130;
            case PARTIAL, FAILED, INTERRUPTED -> Math.max(1, Cli.exitCode(faults));
        };
    }
}
