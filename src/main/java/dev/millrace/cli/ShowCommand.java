package dev.millrace.cli;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.RunCall;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Port;
import dev.millrace.model.Rows;
import dev.millrace.worker.OpenPipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows rows on a wire.
@Command(
        name = "show",
        description = "Shows rows on a wire. Nothing is written.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private final Context context;

    @Mixin private final PipelineOptions pipeline = new PipelineOptions();

    @Mixin private final ResourceOptions resources = new ResourceOptions();

    @Parameters(
            index = "1",
            paramLabel = "NODE[.port]",
            description = "The node, and the port it is left by if that is not the first.")
    private String port = "";

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "How many rows at most. Default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private long rows;

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            description = "Default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private RowsFormat format = RowsFormat.TABLE;

    ShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (rows < 0) {
            throw Fault.of(FaultCode.CALL_INVALID, "--rows must not be negative.").toException();
        }
        var wanted = PipelineOptions.port(port);
        var call = resources.in(pipeline.call(context));
        var open = pipeline.open(context);
        var faults = new Faults(context.err());
        faults.print(open.reading().faults());
        if (faults.exitCode() != 0) {
            return faults.exitCode();
        }
        print(look(open, call, wanted));
        return 0;
    }

    private void print(Rows found) {
        var out = format == RowsFormat.TABLE ? context.out() : context.data();
        format.lines(found).forEach(line -> out.print(line + "\n"));
        out.flush();
    }

    private Rows look(OpenPipeline open, RunCall call, Port wanted) {
        var cancellation = new Cancellation();
        try (var _ = Interrupt.of(cancellation::cancel);
                var look = context.workbench().look(open, call, wanted)) {
            return look.rows(0, rows, format.written(), cancellation);
        } catch (FaultException e) {
            throw e.placed(_ -> open.reading().locate(e.fault()).place());
        }
    }
}
