package dev.millrace.ui.inspector;

import dev.millrace.engine.look.EngineFunction;
import dev.millrace.engine.look.TriedValues;
import dev.millrace.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Answers what a test tells it to.
final class Answering implements CodeAnswers {

    List<EngineFunction> functions = List.of();
    final List<String> asked = new ArrayList<>();
    final List<String> cancelled = new ArrayList<>();
    Consumer<Optional<TriedValues>> told = _ -> {};

    @Override
    public List<EngineFunction> functions() {
        return functions;
    }

    @Override
    public Runnable values(
            NodeId node, String setting, String expression, Consumer<Optional<TriedValues>> tell) {
        asked.add(setting + ": " + expression);
        told = tell;
        return () -> cancelled.add(expression);
    }
}
