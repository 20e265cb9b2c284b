package dev.millrace.ui.canvas;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;

/// Why a wire cannot be, where the graph has no say.
final class Refusals {

    private Refusals() {}

    static Fault wrongDirection(boolean twoInputs) {
        return Fault.of(
                FaultCode.LINK_INVALID,
                twoInputs
                        ? "A wire leads from an output to an input; these are two inputs."
                        : "A wire leads from an output to an input; these are two outputs.");
    }
}
