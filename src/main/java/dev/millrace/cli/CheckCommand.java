package dev.millrace.cli;

import dev.millrace.model.Figures;
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
        var faults = new Faults(context.err());
        faults.print(context.workbench().check(pipeline.open(context), pipeline.call(context)));
        long errors = faults.errors();
        long warnings = faults.warnings();
        context.out()
                .println(
                        errors + warnings == 0
                                ? "No problems."
                                : Figures.plural(errors, "error")
                                        + ", "
                                        + Figures.plural(warnings, "warning")
                                        + ".");
        return errors > 0 ? 1 : 0;
    }
}
