package dev.millrace.plan;

import dev.millrace.model.CountMode;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What is asked of the planner.
///
/// @param grants what may be touched, and where paths start
/// @param parameters given values by name, as text
/// @param to stop behind this port; empty for the whole pipeline
/// @param self the pipeline's own file, which no node may write; empty if it is not saved
/// @param isLook whether rows are wanted for looking at them, so that nothing is delivered
/// @param isWhole whether nodes that `to` does not need are bound all the same
/// @param isProbed whether the probes of nodes are bound too
/// @param trial an expression that is bound besides
public record PlanRequest(
        Grants grants,
        Map<String, String> parameters,
        Arguments.BuiltIn builtIn,
        Optional<Port> to,
        CountMode counts,
        Optional<Path> self,
        boolean isLook,
        boolean isWhole,
        boolean isProbed,
        Optional<Trial> trial) {

    /// An expression that is being typed.
    ///
    /// @param setting path of the setting it belongs to
    public record Trial(NodeId node, String setting, String text) {}

    public PlanRequest {
        parameters = Map.copyOf(parameters);
    }

    /// Without a trial.
    public PlanRequest(
            Grants grants,
            Map<String, String> parameters,
            Arguments.BuiltIn builtIn,
            Optional<Port> to,
            CountMode counts,
            Optional<Path> self,
            boolean isLook,
            boolean isWhole,
            boolean isProbed) {
        this(
                grants,
                parameters,
                builtIn,
                to,
                counts,
                self,
                isLook,
                isWhole,
                isProbed,
                Optional.empty());
    }

    /// For a check of the whole pipeline.
    public static PlanRequest check(Grants grants) {
        return new PlanRequest(
                grants,
                Map.of(),
                Arguments.BuiltIn.NONE,
                Optional.empty(),
                CountMode.AUTO,
                Optional.empty(),
                false,
                false,
                false);
    }

    /// The same up to another port.
    PlanRequest to(Optional<Port> other) {
        return new PlanRequest(
                grants, parameters, builtIn, other, counts, self, isLook, isWhole, isProbed, trial);
    }

    /// The same for a look at `to`.
    public PlanRequest looking() {
        return new PlanRequest(
                grants, parameters, builtIn, to, CountMode.FREE, self, true, false, false);
    }

    /// The same for a look at `to`, with all other nodes bound too.
    public PlanRequest lookingAround() {
        return new PlanRequest(
                grants, parameters, builtIn, to, CountMode.FREE, self, true, true, false);
    }

    /// The same for the values of an expression.
    public PlanRequest trying(Trial tried) {
        return new PlanRequest(
                grants,
                parameters,
                builtIn,
                to,
                CountMode.FREE,
                self,
                true,
                true,
                false,
                Optional.of(tried));
    }

    /// The same, with the probes of nodes.
    public PlanRequest probing() {
        return new PlanRequest(
                grants, parameters, builtIn, to, CountMode.FREE, self, true, true, true);
    }
}
