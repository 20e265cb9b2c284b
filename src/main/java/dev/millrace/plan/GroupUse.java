package dev.millrace.plan;

import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Node;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.Group;
import dev.millrace.node.GroupPorts;
import dev.millrace.node.GroupType;
import dev.millrace.node.NodeCatalog;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One node that stands for a pipeline: its settings, and what they give to that pipeline.
final class GroupUse {

    private static final Pattern ALONE = Pattern.compile("\\$\\{([^${}]+)}");

    private final Node node;
    private final Scope scope;
    private final Problems problems;
    private final Map<String, String> passed = new LinkedHashMap<>();
    private final Node plain;
    private final Optional<Group> group;

    /// @param node with its full id
    /// @param scope of the file it stands in
    <S extends Record> GroupUse(
            Node node, GroupType<S> type, Scope scope, NodeCatalog catalog, Problems problems) {
        this.node = node;
        this.scope = scope;
        this.problems = problems;
        this.plain = withoutPassed();
        var settled = new Settler(catalog, _ -> scope, Set.of(), problems).settle(plain, type);
        this.group =
                problems.isBroken(node.id())
                        ? Optional.empty()
                        : Optional.of(type.group(settled.settings()));
    }

    Node node() {
        return node;
    }

    /// The node without the values that are passed on as they are.
    Node plain() {
        return plain;
    }

    /// Empty if the settings are wrong, which was said.
    Optional<Group> group() {
        return group;
    }

    void problem(FaultCode code, String message, String hint) {
        problems.add(node.id(), code, message, hint);
    }

    void setting(String setting, Fault fault) {
        problems.add(node.id(), fault.at(Place.setting(setting)));
    }

    /// The node without the values that are passed on as they are, so that a secret is not put into
    /// a text and a list stays one.
    private Node withoutPassed() {
        if (!(node.settings().get(Group.PARAMETERS) instanceof Value.Items(var values))) {
            return node;
        }
        var next = values.stream().map(this::withoutPassed).toList();
        return node.withSettings(node.settings().with(Group.PARAMETERS, new Value.Items(next)));
    }

    private Value withoutPassed(Value argument) {
        if (argument instanceof Value.Fields fields
                && fields.get("name") instanceof Value.Text(String name)
                && isPassed(name, fields.get("value"))) {
            return fields.without("value");
        }
        if (argument instanceof Value.Items(var pair)
                && pair.size() == 2
                && pair.getFirst() instanceof Value.Text(String name)
                && isPassed(name, pair.getLast())) {
            return Value.items(pair.getFirst());
        }
        return argument;
    }

    private boolean isPassed(String name, @Nullable Value value) {
        if (value instanceof Value.Text(String text)) {
            var match = ALONE.matcher(text);
            if (match.matches() && scope.arguments().declared().containsKey(match.group(1))) {
                return passed.putIfAbsent(name, match.group(1)) == null;
            }
        }
        return false;
    }

    /// The ports as links mean them: in the order of the node, those it does not show behind.
    GroupPorts shown(GroupPorts has) {
        var shows = group.map(Group::ports).orElse(GroupPorts.NONE);
        var shown =
                new GroupPorts(
                        joined(shows.inputs(), has.inputs()),
                        joined(shows.outputs(), has.outputs()));
        boolean same =
                shown.inputs().size() == has.inputs().size()
                        && shown.outputs().size() == has.outputs().size()
                        && shows.inputs().size() == has.inputs().size()
                        && shows.outputs().size() == has.outputs().size();
        if (!same) {
            problems.add(
                    node.id(),
                    Fault.of(
                                    FaultCode.GROUP_PORTS_DIFFER,
                                    "The pipeline has "
                                            + said(has)
                                            + "; the node shows "
                                            + said(shows)
                                            + ".")
                            .withHint("Take the ports of the pipeline over."));
        }
        return shown;
    }

    private static List<String> joined(List<String> shows, List<String> has) {
        var all = new LinkedHashSet<>(shows);
        all.addAll(has);
        return List.copyOf(all);
    }

    private static String said(GroupPorts ports) {
        return said(ports.inputs(), "input") + " and " + said(ports.outputs(), "output");
    }

    private static String said(List<String> names, String word) {
        return switch (names.size()) {
            case 0 -> "no " + word;
            case 1 -> "the " + word + " " + names.getFirst();
            default -> "the " + word + "s " + String.join(", ", names);
        };
    }

    /// The parameters of the pipeline with the values they have here.
    Arguments arguments(Pipeline inner) {
        var declared = new LinkedHashMap<String, Parameter>();
        var values = new LinkedHashMap<String, Value>();
        for (String name : List.of(Arguments.RUN_ID, Arguments.RUN_TIME, Arguments.WORKSPACE)) {
            Optional.ofNullable(scope.arguments().declared().get(name))
                    .ifPresent(each -> declared.put(name, each));
            Optional.ofNullable(scope.arguments().values().get(name))
                    .ifPresent(each -> values.put(name, each));
        }
        var given = given(inner);
        inner.parameters()
                .forEach(
                        (name, parameter) -> {
                            if (Arguments.isBuiltIn(name)) {
                                setting(Group.PATH, Arguments.taken(name));
                            } else {
                                declare(name, parameter, given, declared, values);
                            }
                        });
        return new Arguments(declared, values, Optional.of(node.id()));
    }

    /// The places of the values, by name of the parameter.
    private Map<String, Integer> given(Pipeline inner) {
        var places = new LinkedHashMap<String, Integer>();
        var arguments = group.map(Group::arguments).orElse(List.of());
        for (int i = 0; i < arguments.size(); i++) {
            var name = arguments.get(i).name();
            if (inner.parameters().containsKey(name)) {
                places.put(name, i);
            } else {
                setting(
                        Group.PARAMETERS + "[" + i + "].name",
                        Fault.of(
                                        FaultCode.PARAMETER_UNKNOWN,
                                        "The pipeline has no parameter \"" + name + "\".")
                                .withHint(DidYouMean.among(inner.parameters().keySet(), name)));
            }
        }
        return places;
    }

    private void declare(
            String name,
            Parameter parameter,
            Map<String, Integer> given,
            Map<String, Parameter> declared,
            Map<String, Value> values) {
        var outer = passed.get(name);
        var place = given.get(name);
        if (outer != null) {
            var from = scope.arguments().declared().get(outer);
            boolean secret = parameter.secret() || (from != null && from.secret());
            var kept =
                    new Parameter(
                            parameter.type(), parameter.defaultValue(), secret, parameter.extra());
            declared.put(name, kept);
            Optional.ofNullable(scope.arguments().values().get(outer))
                    .flatMap(value -> fitting(name, kept, value, place))
                    .ifPresent(value -> values.put(name, value));
            return;
        }
        declared.put(name, parameter);
        var written =
                place == null
                        ? parameter.defaultValue()
                        : group.map(each -> Value.of(each.arguments().get(place).value()));
        if (place != null && parameter.secret()) {
            setting(
                    Group.PARAMETERS + "[" + place + "].value",
                    Fault.of(
                                    FaultCode.SECRET_IN_FILE,
                                    "The secret \"" + name + "\" stands in the file.")
                            .withHint("Pass a secret parameter on: ${name}."));
        } else if (written.isEmpty()) {
            setting(
                    Group.PARAMETERS,
                    Fault.of(
                                    FaultCode.PARAMETER_MISSING,
                                    "The parameter \"" + name + "\" of the pipeline has no value.")
                            .withHint("Add one to the values of the node."));
        } else {
            fitting(name, parameter, written.get(), place)
                    .ifPresent(value -> values.put(name, value));
        }
    }

    private Optional<Value> fitting(
            String name, Parameter parameter, Value value, @Nullable Integer place) {
        var objection = Arguments.objection(name, parameter, value);
        objection.ifPresent(
                fault ->
                        setting(
                                place == null
                                        ? Group.PATH
                                        : Group.PARAMETERS + "[" + place + "].value",
                                fault));
        return objection.isPresent()
                ? Optional.empty()
                : Optional.of(Arguments.typed(parameter, value));
    }
}
