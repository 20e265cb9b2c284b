package dev.millrace.plan;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Sets the parameters of a pipeline as variables of its session.
final class Variables {

    private final Pipeline pipeline;
    private final Arguments arguments;
    private final Problems problems;
    private final Set<String> mentioned;

    Variables(Pipeline pipeline, Arguments arguments, Problems problems) {
        this.pipeline = pipeline;
        this.arguments = arguments;
        this.problems = problems;
        this.mentioned =
                arguments.declared().keySet().stream()
                        .filter(this::isMentioned)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Names of the parameters that anything can ask for. Setting a variable costs more than to see
    /// that nobody does.
    Set<String> mentioned() {
        return mentioned;
    }

    /// On every lane opened from now on, and on this one. Values of a wrong type become problems.
    void define(Session session, Lane lane) {
        var texts = new TypedTexts(lane, Map.of());
        for (var entry : arguments.declared().entrySet()) {
            var name = entry.getKey();
            try {
                if (!Arguments.isBuiltIn(name)) {
                    var type = entry.getValue().type();
                    texts.checked(Sql.typed("type", type, Sql.Form.TYPE), Set.of());
                }
                var value = arguments.values().get(name);
                if (value != null && mentioned.contains(name)) {
                    session.define(name, entry.getValue(), value);
                }
            } catch (FaultException e) {
                add(name, wrongType(name, e.fault().message()));
            } catch (EngineException e) {
                boolean unknown = e.said().type().equals("Catalog");
                add(name, unknown ? wrongType(name, e.fault().message()) : arguments.refused(name));
            }
        }
        session.defineIn(lane);
    }

    /// At the node, if its pipeline has the parameter.
    private void add(String variable, Fault fault) {
        int end = variable.lastIndexOf('/');
        if (end < 0) {
            problems.add(fault);
        } else {
            problems.add(new NodeId(variable.substring(0, end)), fault);
        }
    }

    private boolean isMentioned(String name) {
        return !Arguments.isBuiltIn(name)
                || pipeline.nodes().values().stream()
                        .anyMatch(node -> mentions(node.settings(), "$" + name));
    }

    private static boolean mentions(Value value, String text) {
        return switch (value) {
            case Value.Text(String written) -> written.contains(text);
            case Value.Items(var values) -> values.stream().anyMatch(v -> mentions(v, text));
            case Value.Fields(var members) ->
                    members.values().stream().anyMatch(v -> mentions(v, text));
            case Value.Null _, Value.Bool _, Value.Num _ -> false;
        };
    }

    private static Fault wrongType(String name, String why) {
        return Fault.of(
                        FaultCode.PARAMETER_INVALID,
                        "The parameter \"" + name + "\" has a wrong type: " + why)
                .withHint("Types are BIGINT, DOUBLE, DECIMAL(18,2), DATE, VARCHAR...");
    }
}
