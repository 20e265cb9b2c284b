package dev.millrace.cli;

import dev.millrace.fault.Fault;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says every problem of a pipeline.
@Command(
        name = "check",
        description = "Says every problem, with its node and what to do about it.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Context context;

    @Mixin private final PipelineOptions pipeline = new PipelineOptions();

    CheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var faults = context.workbench().check(pipeline.open(context), pipeline.call(context));
        for (Fault fault : faults) {
            context.err().println((fault.isError() ? "" : "warning: ") + fault.text());
        }
        long errors = faults.stream().filter(Fault::isError).count();
        long warnings = faults.size() - errors;
        context.out()
                .println(
                        faults.isEmpty()
                                ? "No problems."
                                : Figures.plural(errors, "error")
                                        + ", "
                                        + Figures.plural(warnings, "warning")
                                        + ".");
        return errors > 0 ? 1 : 0;
    }
}
