package dev.millrace.compare;

import dev.millrace.file.PipelineReader;
import dev.millrace.file.PolicyForm;
import dev.millrace.history.Definition;
import dev.millrace.json.Json;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What was changed between two definitions, node by node; where nodes lie and what notes say does
/// not count. Nodes of pipelines that are used as nodes are told under `id/inner`.
///
/// @param own what was set for the whole pipeline and differs: its time zone and its parameters
/// @param wiresAdded as links are written in the file
/// @param wiresRemoved as links are written in the file
public record DefinitionDiff(
        List<SettingDiff> own,
        List<NodeDiff> nodes,
        List<String> wiresAdded,
        List<String> wiresRemoved) {

    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    /// @param type such as `transform.filter`
    /// @param settings that differ; none of a node that was added or removed
    public record NodeDiff(
            NodeId id, String title, String type, Change change, List<SettingDiff> settings) {}

    /// @param before empty if it was not set
    /// @param after empty if it is not set
    public record SettingDiff(String name, String before, String after) {}

    public DefinitionDiff {
        own = List.copyOf(own);
        nodes = List.copyOf(nodes);
        wiresAdded = List.copyOf(wiresAdded);
        wiresRemoved = List.copyOf(wiresRemoved);
    }

    public boolean isNone() {
        return own.isEmpty() && nodes.isEmpty() && wiresAdded.isEmpty() && wiresRemoved.isEmpty();
    }

    static DefinitionDiff of(Definition before, Definition after) {
        var older = Flat.of(before);
        var newer = Flat.of(after);
        return new DefinitionDiff(
                settings(older.own(), newer.own()),
                nodes(older.nodes(), newer.nodes()),
                newer.wires().stream().filter(wire -> !older.wires().contains(wire)).toList(),
                older.wires().stream().filter(wire -> !newer.wires().contains(wire)).toList());
    }

    /// All settings, nodes and wires, those of inner pipelines too.
    private record Flat(
            Map<String, Value> own, SequencedMap<NodeId, Node> nodes, LinkedHashSet<String> wires) {

        static Flat of(Definition definition) {
            var flat =
                    new Flat(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>());
            flat.add("", pipeline(definition.text()));
            definition
                    .inner()
                    .forEach((group, text) -> flat.add(group.value() + "/", pipeline(text)));
            return flat;
        }

        private void add(String prefix, Pipeline pipeline) {
            own.put(prefix + "timezone", Value.of(pipeline.timezone()));
            pipeline.parameters()
                    .forEach(
                            (name, declared) ->
                                    own.put(prefix + "$" + name, Value.of(text(declared))));
            pipeline.nodes()
                    .forEach((id, node) -> nodes.put(new NodeId(prefix + id.value()), node));
            pipeline.links().stream().map(Link::text).forEach(link -> wires.add(prefix + link));
        }
    }

    private static Pipeline pipeline(String text) {
        return PipelineReader.inspect(text.getBytes(StandardCharsets.UTF_8), "").pipeline();
    }

    private static List<NodeDiff> nodes(
            SequencedMap<NodeId, Node> before, SequencedMap<NodeId, Node> after) {
        var diffs = new ArrayList<NodeDiff>();
        after.forEach(
                (id, node) -> {
                    var older = before.get(id);
                    if (older == null) {
                        diffs.add(diff(id, node, Change.ADDED, List.of()));
                        return;
                    }
                    var settings = settings(values(older), values(node));
                    if (!settings.isEmpty()) {
                        diffs.add(diff(id, node, Change.CHANGED, settings));
                    }
                });
        before.forEach(
                (id, node) -> {
                    if (!after.containsKey(id)) {
                        diffs.add(diff(id, node, Change.REMOVED, List.of()));
                    }
                });
        return diffs;
    }

    private static NodeDiff diff(NodeId id, Node node, Change change, List<SettingDiff> settings) {
        return new NodeDiff(id, node.displayTitle(), node.type(), change, settings);
    }

    private static List<SettingDiff> settings(Map<String, Value> before, Map<String, Value> after) {
        var diffs = new ArrayList<SettingDiff>();
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        for (String name : names) {
            add(diffs, name, before.get(name), after.get(name));
        }
        return diffs;
    }

    /// Down to what differs: `columns[1].expression`, but lists that became longer or shorter as a
    /// whole, since nobody can tell what moved.
    private static void add(
            List<SettingDiff> diffs, String name, @Nullable Value before, @Nullable Value after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Value.Fields(var older) && after instanceof Value.Fields(var newer)) {
            settings(older, newer)
                    .forEach(
                            diff ->
                                    diffs.add(
                                            new SettingDiff(
                                                    name + "." + diff.name(),
                                                    diff.before(),
                                                    diff.after())));
        } else if (before instanceof Value.Items(var older)
                && after instanceof Value.Items(var newer)
                && older.size() == newer.size()) {
            for (int i = 0; i < older.size(); i++) {
                add(diffs, name + "[" + i + "]", older.get(i), newer.get(i));
            }
        } else {
            diffs.add(new SettingDiff(name, text(before), text(after)));
        }
    }

    /// What decides over what the node does, and how it is called.
    private static Map<String, Value> values(Node node) {
        var values = new LinkedHashMap<String, Value>();
        values.put("title", Value.of(node.displayTitle()));
        values.put("type", Value.of(node.type()));
        values.putAll(node.settings().members());
        values.put("off", Value.of(node.off()));
        values.put("keep", Value.of(node.keep()));
        values.putAll(PolicyForm.write(node.policy()));
        values.put("after", Value.of(String.valueOf(node.after())));
        return values;
    }

    /// `DATE, usually 2014-01-01`.
    private static String text(Parameter declared) {
        var usually = declared.defaultValue().map(value -> ", usually " + text(value)).orElse("");
        return declared.type() + usually + (declared.secret() ? ", secret" : "");
    }

    private static String text(@Nullable Value value) {
        return value == null
                ? ""
                : value instanceof Value.Text(String text) ? text : Json.line(value);
    }
}
