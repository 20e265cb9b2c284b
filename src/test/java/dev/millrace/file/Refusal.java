package dev.millrace.file;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// The fault that something is refused with.
final class Refusal {

    private Refusal() {}

    static Fault of(ThrowingCallable call) {
        return catchThrowableOfType(FaultException.class, call).fault();
    }
}
