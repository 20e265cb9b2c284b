package dev.millrace.node;

import dev.millrace.fault.FaultException;

/// A node that leaves rows outside the pipeline. Its one output, `stored`, gives the rows this run
/// delivered, read back from what was staged.
public non-sealed interface DeliverType<S extends Record> extends NodeType<S> {

    /// Called on every edit, so it must not touch disk or network.
    ///
    /// @throws FaultException if a setting makes no delivery possible; the fault names the setting
    Delivery deliver(S settings, Inputs inputs);

    @Override
    default Descent descent(S settings, Inputs inputs) {
        return new Descent.OfOne(Descent.Loss.NONE);
    }
}
