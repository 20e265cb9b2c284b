package dev.millrace.engine;

import dev.millrace.duck.EngineException;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import java.util.function.Supplier;

/// Says of a failure of the engine what was being done, where no step does.
final class Doing {

    private Doing() {}

    /// @param what as the start of a sentence: `Opening the staging database`
    /// @throws FaultException in place of an `EngineException`
    static <T> T named(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (EngineException e) {
            throw fault(what, e).toException(e);
        }
    }

    static void named(String what, Runnable work) {
        named(
                what,
                () -> {
                    work.run();
                    return true;
                });
    }

    static Fault fault(String what, EngineException e) {
        var fault = e.fault();
        return Fault.of(fault.code(), what + " failed: " + fault.message())
                .withHint(fault.hint())
                .at(fault.place());
    }
}
