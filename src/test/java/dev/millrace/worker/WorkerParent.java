package dev.millrace.worker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// A process that has a worker run a pipeline and says on its output which process that is:
/// `PIPELINE BATCH`. It is there to be killed.
final class WorkerParent {

    private WorkerParent() {}

    public static void main(String[] arguments) throws IOException {
        var pipeline = Path.of(arguments[0]);
        try (var workers =
                new Workers(KilledWorkers.launch(requireNonNull(pipeline.getParent())), 1)) {
            var run = workers.run(KilledWorkers.ask(pipeline, arguments[1]), _ -> {});
            var found = workers.processes();
            while (found.isEmpty()) {
                LockSupport.parkNanos(100_000);
                found = workers.processes();
            }
            System.out.println(found.getFirst().pid());
            run.ended().join();
        }
    }
}
