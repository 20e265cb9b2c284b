package dev.millrace.cli;

import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEventJson;
import dev.millrace.json.Json;
import dev.millrace.model.CountMode;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Workbench;
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

    @Mixin private final ResourceOptions resources = new ResourceOptions();

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
        var call = runCall();
        var open = pipeline.open(context);
        var faults = new Faults(context.err());
        faults.print(open.reading().faults());
        if (faults.exitCode() != 0) {
            return faults.exitCode();
        }
        var ready = context.workbench().ready(open, call);
        faults.print(ready.faults());
        if (!ready.job().canRun()) {
            ready.job().close();
            return Math.max(1, faults.exitCode());
        }
        return run(ready);
    }

    private RunCall runCall() {
        var plain = resources.in(pipeline.call(context));
        return new RunCall(
                plain.parameters(),
                to.isEmpty() ? Optional.empty() : Optional.of(PipelineOptions.port(to)),
                counts,
                plain.memoryBytes(),
                plain.threads(),
                plain.allowRead(),
                plain.allowWrite(),
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
        return ended(ready.open(), result, state);
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
        new RunSummary(state, screen)
                .linesBesideFaults(result.number())
                .forEach(context.out()::println);
        return ended(ready.open(), result, state);
    }

    private int ended(OpenPipeline open, Workbench.Result result, RunState state) {
        var faults = new Faults(context.err());
        state.failures().forEach(failed -> faults.print(open.reading().locate(failed.fault())));
        faults.warn(result.warnings());
        return switch (result.outcome()) {
            case SUCCEEDED -> 0;
            case CANCELLED -> 130;
            case PARTIAL, FAILED, INTERRUPTED -> Math.max(1, faults.exitCode());
        };
    }
}
