package dev.millrace.ui.inspector;

import dev.millrace.engine.look.EngineFunction;
import dev.millrace.engine.look.TriedValues;
import dev.millrace.model.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the engine says to an expression while it is typed. FX thread only; nothing here waits.
public interface CodeAnswers {

    /// Nobody answers.
    CodeAnswers NONE =
            new CodeAnswers() {
                @Override
                public List<EngineFunction> functions() {
                    return List.of();
                }

                @Override
                public Runnable values(
                        NodeId node,
                        String setting,
                        String expression,
                        Consumer<Optional<TriedValues>> told) {
                    return () -> {};
                }
            };

    /// The functions that expressions may call; none until they are known.
    List<EngineFunction> functions();

    /// Asks for the first values of an expression, of the pipeline as it is now.
    ///
    /// @param setting path of the expression
    /// @param told of them, or that there are none; not after it was cancelled
    /// @return cancels the question
    Runnable values(
            NodeId node, String setting, String expression, Consumer<Optional<TriedValues>> told);
}
