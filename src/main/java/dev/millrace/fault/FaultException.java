package dev.millrace.fault;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Carries a fault to where it is caught; its message is the fault's one line.
public final class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    FaultException(Fault fault, @Nullable Throwable cause) {
        super(fault.text(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /// The same failure with its place completed.
    public FaultException placed(UnaryOperator<Place> change) {
        var moved = new FaultException(fault.placed(change), getCause());
        moved.setStackTrace(getStackTrace());
        return moved;
    }
}
