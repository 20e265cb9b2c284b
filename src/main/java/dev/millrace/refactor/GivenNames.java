package dev.millrace.refactor;

import dev.millrace.model.Node;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.Group;
import dev.millrace.node.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the parameters of a pipeline are called in the one its nodes come back to: those that were
/// passed on have the name they have there, others are declared there.
final class GivenNames {

    private static final Pattern ALONE = Pattern.compile("\\$\\{([^${}]+)}");

    private final Map<String, String> names = new LinkedHashMap<>();
    private final SequencedMap<String, Parameter> declared = new LinkedHashMap<>();

    private GivenNames() {}

    /// @param used words behind a `$` in the nodes that come back
    /// @throws dev.millrace.fault.FaultException if a value cannot be had there
    static GivenNames of(Pipeline outer, Node stands, Pipeline inner, Set<String> used) {
        var names = new GivenNames();
        var given = given(stands);
        inner.parameters()
                .forEach(
                        (name, parameter) -> {
                            if (used.contains(name)) {
                                names.add(outer, stands, name, parameter, given.get(name));
                            }
                        });
        return names;
    }

    private static Map<String, Value> given(Node stands) {
        var given = new LinkedHashMap<String, Value>();
        if (stands.settings().get(Group.PARAMETERS) instanceof Value.Items(var values)) {
            for (Value value : values) {
                if (value instanceof Value.Fields fields
                        && fields.get("name") instanceof Value.Text(String name)) {
                    given.put(name, Optional.ofNullable(fields.get("value")).orElse(Value.of("")));
                } else if (value instanceof Value.Items(var pair)
                        && pair.size() == 2
                        && pair.getFirst() instanceof Value.Text(String name)) {
                    given.put(name, pair.getLast());
                }
            }
        }
        return given;
    }

    private void add(
            Pipeline outer, Node stands, String name, Parameter parameter, @Nullable Value value) {
        var alone = ALONE.matcher(value instanceof Value.Text(String text) ? text : "");
        if (value == null || !(value instanceof Value.Text(String text) && text.contains("${"))) {
            declare(outer, name, parameter, value);
        } else if (alone.matches()
                && Optional.ofNullable(outer.parameters().get(alone.group(1)))
                        .filter(p -> p.type().strip().equalsIgnoreCase(parameter.type().strip()))
                        .isPresent()) {
            names.put(name, alone.group(1));
        } else {
            throw Inline.refused(
                    stands.id(),
                    "The value of the parameter \""
                            + name
                            + "\" is not a parameter of the same type.",
                    "Give it a plain value, or pass on a parameter of the type "
                            + parameter.type()
                            + ".");
        }
    }

    /// With the value as its default.
    private void declare(Pipeline outer, String name, Parameter parameter, @Nullable Value value) {
        var free =
                IntStream.iterate(1, i -> i + 1)
                        .mapToObj(i -> i == 1 ? name : name + "_" + i)
                        .filter(each -> !outer.parameters().containsKey(each))
                        .filter(each -> !declared.containsKey(each))
                        .findFirst()
                        .orElseThrow();
        names.put(name, free);
        declared.put(
                free,
                value == null
                        ? parameter
                        : new Parameter(
                                parameter.type(),
                                Optional.of(value),
                                parameter.secret(),
                                parameter.extra()));
    }

    /// Those of the pipeline and those that come with the nodes.
    SequencedMap<String, Parameter> parameters(Pipeline outer) {
        var all = new LinkedHashMap<>(outer.parameters());
        all.putAll(declared);
        return all;
    }

    /// Settings with the names there.
    Value.Fields in(java.util.List<Setting> settings, Value.Fields fields) {
        boolean same = names.entrySet().stream().allMatch(e -> e.getKey().equals(e.getValue()));
        return same ? fields : new ParameterRenaming(names).in(settings, fields);
    }
}
