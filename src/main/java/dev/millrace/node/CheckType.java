package dev.millrace.node;

import dev.millrace.fault.FaultException;

/// A node that holds rows to expectations: passes rows on by `passed`, sends bad ones to
/// `rejected`, and reports how many broke which.
public non-sealed interface CheckType<S extends Record> extends NodeType<S> {

    /// Called on every edit, so it must not touch disk or network.
    ///
    /// @throws FaultException if a setting makes no query possible; the fault names the setting
    Check check(S settings, Inputs inputs);
}
