package dev.millrace.refactor;

import dev.millrace.fault.FaultCode;
import dev.millrace.model.Pipeline;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Something that makes a problem go away.
///
/// @param title what a person reads on the button: `Use "Sales"`
/// @param change of the pipeline it was made for, or of a later one in which the node still is
/// @param leaves a problem the node has then, whose best remedy belongs to this one
public record Remedy(String title, UnaryOperator<Pipeline> change, Optional<FaultCode> leaves) {

    public Remedy(String title, UnaryOperator<Pipeline> change) {
        this(title, change, Optional.empty());
    }

    Remedy leaving(FaultCode problem) {
        return new Remedy(title, change, Optional.of(problem));
    }
}
