package dev.millrace.cli;

import dev.millrace.engine.RunCall;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import picocli.CommandLine.Option;

/// How much of the machine a command may take.
final class ResourceOptions {

    /// The engine starts them all, whatever the machine has.
    private static final int MOST_THREADS = 1_024;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description =
                    "What the engine may use, such as 500MB or 4GB. Default: 60%% of the RAM.")
    private String memory = "";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads the engine may use. Default: one per core.")
    private int threads;

    RunCall in(RunCall call) {
        if (threads < 0) {
            throw Fault.of(FaultCode.CALL_INVALID, "--threads must not be negative.").toException();
        }
        if (threads > MOST_THREADS) {
            throw Fault.of(
                            FaultCode.CALL_INVALID,
                            "--threads must not be more than " + MOST_THREADS + ".")
                    .toException();
        }
        return call.using(memory.isEmpty() ? 0 : Sizes.bytes(memory), threads);
    }
}
