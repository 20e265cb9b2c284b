package dev.millrace.worker;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.File;
import java.io.IOException;

/// How a worker can fail, as a person reads it.
final class Deaths {

    /// How Java and shells tell of a signal on Unix: its number above this.
    private static final int SIGNALLED = 128;

    private static final int MOST_SIGNALS = 64;

    private static final int KILLED = 9;

    private Deaths() {}

    /// @param name `The worker that checks the pipeline`
    static Fault notStarted(String name, IOException cause) {
        return Fault.of(
                        FaultCode.ENGINE_FAILED,
                        name + " could not be started: " + cause.getMessage() + ".")
                .withHint(
                        "The Java that Millrace was started on may be gone. Start Millrace again.");
    }

    /// @param lastWords may be empty
    static Fault ended(String name, int exit, String lastWords) {
        boolean signalled = exit > SIGNALLED && exit <= SIGNALLED + MOST_SIGNALS && isUnix();
        var how = signalled ? "killed by signal " + (exit - SIGNALLED) : "exit code " + exit;
        return Fault.of(FaultCode.ENGINE_FAILED, name + " ended unexpectedly (" + how + ").")
                .withHint(hint(signalled && exit - SIGNALLED == KILLED, lastWords));
    }

    /// It was to stop, did not, and was killed.
    static Fault silent(String name) {
        return Fault.of(FaultCode.ENGINE_FAILED, name + " did not stop, so it was killed.")
                .withHint("Nothing of the run was delivered by half. Run it again when you like.");
    }

    private static String hint(boolean killed, String lastWords) {
        var next =
                killed
                        ? "Something stopped it from outside, perhaps because memory was short."
                        : "Try again; if it happens again, please report it.";
        return lastWords.isEmpty() ? next : next + " Its last words: " + lastWords;
    }

    /// @param why a worker would not read the request
    static Fault tooLarge(Fault why) {
        return Fault.of(
                FaultCode.FILE_TOO_LARGE,
                "The pipeline is too large for a worker. " + why.message());
    }

    private static boolean isUnix() {
        return File.separatorChar == '/';
    }
}
