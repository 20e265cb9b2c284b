package dev.millrace.cli;

import dev.millrace.engine.RunCall;
import picocli.CommandLine.Option;

/// What a run takes from earlier ones and leaves for later ones.
final class KeepOptions {

    private enum Keep {
        AUTO,
        NONE
    }

    @Option(
            names = "--fresh",
            description = "Computes everything anew, also what an earlier run has computed.")
    private boolean fresh;

    @Option(
            names = "--keep",
            paramLabel = "auto|none",
            description =
                    "What to keep for later runs. Default: auto, which keeps small results behind"
                            + " large inputs, and those of nodes that are marked.")
    private Keep keep = Keep.AUTO;

    @Option(
            names = "--keep-at-most",
            paramLabel = "SIZE",
            description =
                    "What all that is kept in the workspace may take on disk, such as 2GB; what was"
                            + " not used for longest goes first. Default: 10GB.")
    private String most = "";

    RunCall.Keeping keeping() {
        return new RunCall.Keeping(
                fresh,
                keep == Keep.AUTO,
                most.isEmpty() ? RunCall.Keeping.USUAL_BYTES : Sizes.bytes(most));
    }
}
