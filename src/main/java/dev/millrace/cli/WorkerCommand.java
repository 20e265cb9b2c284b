package dev.millrace.cli;

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
        new WorkerServer(context.workbench(), context.in(), context.data()).serve();
        return 0;
    }
}
