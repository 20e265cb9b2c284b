package dev.millrace.cli;

import dev.millrace.engine.RunCall;
import dev.millrace.export.SqlExport;
import dev.millrace.fault.Fault;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.WorkerServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Serves other programs by the worker protocol.
@Command(
        name = "worker",
        description = "Answers requests of other programs: a line of JSON each, in and out.",
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {

    private final Context context;

    WorkerCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        new WorkerServer(context.workbench(), this::script, context.in(), context.data()).serve();
        return 0;
    }

    private String script(OpenPipeline open, RunCall call, String name) {
        var prepared = new SqlExport(context.engine()).prepare(open.source(), call);
        for (Fault fault : prepared.faults()) {
            if (fault.isError()) {
                throw open.reading().locate(fault).toException();
            }
        }
        return prepared.script(name);
    }
}
