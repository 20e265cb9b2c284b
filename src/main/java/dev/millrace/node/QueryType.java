package dev.millrace.node;

import dev.millrace.fault.FaultException;

/// A node that is one SELECT over its inputs, or over local files that are read as columns.
///
/// Its output columns are not declared: the planner binds the SELECT and asks the engine.
public non-sealed interface QueryType<S extends Record> extends NodeType<S> {

    /// The query behind the output ports. Called on every edit, so it must not touch disk or
    /// network.
    ///
    /// @param inputs relations and their columns, by port
    /// @return one SELECT, or a shared SELECT and one over it per port
    /// @throws FaultException if a setting makes no query possible; the fault names the setting
    Ports select(S settings, Inputs inputs);
}
