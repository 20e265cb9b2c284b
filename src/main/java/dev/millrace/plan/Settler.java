package dev.millrace.plan;

import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeType;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the type of each node and reads its settings, parameters put in.
final class Settler {

    private final NodeCatalog catalog;
    private final Arguments arguments;
    private final Problems problems;

    Settler(NodeCatalog catalog, Arguments arguments, Problems problems) {
        this.catalog = catalog;
        this.arguments = arguments;
        this.problems = problems;
    }

    /// The nodes whose type is known; those with wrong settings are marked broken.
    Map<NodeId, Settled<?>> settle(Pipeline pipeline) {
        var settled = new LinkedHashMap<NodeId, Settled<?>>();
        for (Node node : pipeline.nodes().values()) {
            var type = catalog.find(node.type());
            if (type.isPresent()) {
                settled.put(node.id(), settle(node, type.get()));
            } else {
                unknown(node);
            }
        }
        return settled;
    }

    private <S extends Record> Settled<S> settle(Node node, NodeType<S> type) {
        var spec = type.spec();
        int version = Math.max(1, node.version());
        var fields = node.settings();
        if (version > spec.version()) {
            problems.add(
                    node.id(),
                    FaultCode.NODE_TYPE_NEWER,
                    "\"" + node.type() + "@" + version + "\" is newer than this version knows.",
                    "This version knows " + spec.version() + ". Update Millrace.");
        } else if (version < spec.version()) {
            fields = type.migrate(version, fields);
        }
        var schema = SettingsSchema.of(spec);
        var reading = schema.read(substituted(node.id(), schema.settings(), fields, ""));
        reading.faults().forEach(fault -> problems.add(node.id(), fault));
        if (!problems.isBroken(node.id())) {
            type.problems(reading.settings()).forEach(fault -> problems.add(node.id(), fault));
        }
        return new Settled<>(node, type, reading.settings());
    }

    private Value.Fields substituted(
            NodeId node, List<Setting> settings, Value.Fields fields, String path) {
        var members = new LinkedHashMap<String, Value>(fields.members());
        for (Setting setting : settings) {
            for (String name : List.of(setting.name(), setting.alias())) {
                var at = path.isEmpty() ? name : path + "." + name;
                members.computeIfPresent(name, (_, value) -> put(node, setting, value, at));
            }
        }
        return new Value.Fields(members);
    }

    private Value put(NodeId node, Setting setting, Value value, String path) {
        return switch (value) {
            case Value.Text(String text) when !setting.editor().isSql() ->
                    text(node, text, path, setting);
            case Value.Items(var values) -> {
                var next = new ArrayList<Value>();
                for (int i = 0; i < values.size(); i++) {
                    next.add(put(node, setting, values.get(i), path + "[" + i + "]"));
                }
                yield new Value.Items(next);
            }
            case Value.Fields nested when !setting.members().isEmpty() ->
                    substituted(node, setting.members(), nested, path);
            default -> value;
        };
    }

    /// A bare text may stand for a record, whose members say whether it is SQL.
    private Value text(NodeId node, String text, String path, Setting setting) {
        boolean sql = setting.members().stream().anyMatch(m -> m.required() && m.editor().isSql());
        if (sql) {
            return Value.of(text);
        }
        try {
            return Value.of(arguments.substituted(text, path));
        } catch (FaultException e) {
            problems.add(node, e.fault());
            return Value.of(text);
        }
    }

    private void unknown(Node node) {
        var ids = catalog.all().stream().map(type -> type.spec().id()).toList();
        problems.add(
                node.id(),
                Fault.of(
                                FaultCode.NODE_TYPE_UNKNOWN,
                                node.type().isEmpty()
                                        ? "The node has no type."
                                        : "There is no node type \"" + node.type() + "\".")
                        .withHint(DidYouMean.among(ids, node.type())));
    }
}
