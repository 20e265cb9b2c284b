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
            Map<String, String> own,
            SequencedMap<NodeId, Node> nodes,
            LinkedHashSet<String> wires) {

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
            own.put(prefix + "timezone", pipeline.timezone());
            pipeline.parameters()
                    .forEach((name, declared) -> own.put(prefix + "$" + name, text(declared)));
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
                    var settings = settings(texts(older), texts(node));
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

    private static List<SettingDiff> settings(
            Map<String, String> before, Map<String, String> after) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(
                        name ->
                                new SettingDiff(
                                        name,
                                        before.getOrDefault(name, ""),
                                        after.getOrDefault(name, "")))
                .toList();
    }

    /// What decides over what the node does, and how it is called.
    private static Map<String, String> texts(Node node) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("title", node.displayTitle());
        texts.put("type", node.type());
        node.settings().members().forEach((name, value) -> texts.put(name, text(value)));
        texts.put("off", String.valueOf(node.off()));
        texts.put("keep", String.valueOf(node.keep()));
        PolicyForm.write(node.policy()).forEach((name, value) -> texts.put(name, text(value)));
        texts.put("after", String.valueOf(node.after()));
        return texts;
    }

    /// `DATE, usually 2014-01-01`.
    private static String text(Parameter declared) {
        var usually = declared.defaultValue().map(value -> ", usually " + text(value)).orElse("");
        return declared.type() + usually + (declared.secret() ? ", secret" : "");
    }

    private static String text(Value value) {
        return value instanceof Value.Text(String text) ? text : Json.line(value);
    }
}
