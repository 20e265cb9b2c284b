package dev.millrace.cli;

import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEventJson;
import dev.millrace.json.Json;
import dev.millrace.model.CountMode;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Workbench;
import java.util.Optional;
import java.util.concurrent.Callable;
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
                    "How hard to count rows. Default: auto, which counts where text is read. A"
                            + " count is never wrong, but may be absent.")
    private CountMode counts = CountMode.AUTO;

    @Option(
            names = "--when-busy",
            paramLabel = "wait|fail",
            description =
                    "What to do while another run of this pipeline is under way. Default: wait.")
    private RunCall.WhenBusy whenBusy = RunCall.WhenBusy.WAIT;

    @Option(
            names = "--on-failure",
            paramLabel = "stop|continue",
            description =
                    "What to do when a node has failed: stop and deliver nothing, or continue with"
                            + " what does not come after it, and deliver that. Default: stop.")
    private RunCall.OnFailure onFailure = RunCall.OnFailure.STOP;

    @Mixin private final KeepOptions keep = new KeepOptions();

    @Mixin private final ObserveOptions observe = new ObserveOptions();

    RunCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var call = runCall();
        var workbench = context.workbench().observing(observe::over);
        var ready = workbench.ready(pipeline.open(context), call);
        var faults = new Faults(context.err());
        faults.print(ready.faults());
        return ready.job().isEmpty() ? Math.max(1, faults.exitCode()) : run(workbench, ready);
    }

    private RunCall runCall() {
        return resources
                .in(pipeline.call(context))
                .to(to.isEmpty() ? Optional.empty() : Optional.of(PipelineOptions.port(to)))
                .counting(counts)
                .whenBusy(whenBusy)
                .onFailure(onFailure)
                .keeping(keep.keeping());
    }

    private int run(Workbench workbench, Workbench.Ready ready) {
        try (var interrupt = Interrupt.of(ready.job().orElseThrow()::cancel)) {
            int exit = events ? tell(workbench, ready) : show(workbench, ready);
            context.out().flush();
            return interrupt.ended(exit);
        }
    }

    private int tell(Workbench workbench, Workbench.Ready ready) {
        var state = new RunState();
        var result =
                workbench.execute(
                        ready,
                        event -> {
                            state.accept(event);
                            var json = Json.line(RunEventJson.write(event));
                            context.data().print(json + "\n");
                            context.data().flush();
                        });
        return ended(ready.open(), result, state);
    }

    private int show(Workbench workbench, Workbench.Ready ready) {
        var screen = context.screen();
        var state = new RunState();
        Workbench.Result result;
        try (var display = RunDisplay.on(screen, context.out(), context.clock())) {
            result =
                    workbench.execute(
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
            case CANCELLED -> Interrupt.EXIT;
            case PARTIAL, FAILED, INTERRUPTED -> Math.max(1, faults.exitCode());
        };
    }
}
