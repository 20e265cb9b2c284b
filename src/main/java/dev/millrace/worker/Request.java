package dev.millrace.worker;

import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import java.util.Map;

/// Something a worker is asked, and who wants to know. Told on threads of the worker's process, one
/// at a time, outside every lock; the last word is one of `answered`, `refused`, `lost`, `unsent`.
interface Request {

    String method();

    /// What it says beside `id` and `method`.
    Map<String, Value> members();

    /// Asked when its turn to be sent has come.
    default boolean wanted() {
        return true;
    }

    /// It was not wanted any more, so the worker never heard of it.
    default void unsent() {}

    default void happened(Value.Fields event) {}

    /// @throws dev.millrace.fault.FaultException if the answer is not of the form it should have;
    ///   then the request is `refused` with that fault
    void answered(Value.Fields answer);

    void refused(Fault fault);

    /// The worker ended before it answered.
    ///
    /// @param sent whether it may have begun with it
    void lost(Fault fault, boolean sent);
}
