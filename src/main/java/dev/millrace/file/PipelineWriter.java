package dev.millrace.file;

import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes pipelines in their one form: members in a fixed order, one node a block, one link a line,
/// notes and positions last, so that a diff shows what changed.
public final class PipelineWriter {

    /// What describes the pipeline as a whole stands in front of its parts, in this order.
    private static final List<String> IN_FRONT =
            List.of(
                    "description",
                    "owner",
                    "tags",
                    "timezone",
                    "schedule",
                    "contract",
                    "inputs",
                    "outputs");

    /// What this class writes itself; an extra member of that name is none.
    private static final List<String> OWN =
            List.of("format", "name", "parameters", "nodes", "links", "layout");

    private static final String NOTES = "notes";

    private PipelineWriter() {}

    /// The whole file; ends with a line break.
    public static String text(Pipeline pipeline) {
        var parts = new ArrayList<String>();
        parts.add(member("format", Value.of(Pipeline.FORMAT)));
        parts.add(member("name", Value.of(pipeline.name())));
        IN_FRONT.forEach(name -> extra(pipeline, name).ifPresent(parts::add));
        if (!pipeline.parameters().isEmpty()) {
            var each = pipeline.parameters().entrySet().stream();
            parts.add(block("parameters", each.map(p -> inner(p.getKey(), fields(p.getValue())))));
        }
        var nodes = pipeline.nodes().values().stream();
        parts.add(block("nodes", nodes.map(node -> inner(node.id().value(), fields(node)))));
        parts.add(links(pipeline.links()));
        pipeline.extra().members().keySet().stream()
                .filter(name -> !IN_FRONT.contains(name) && !OWN.contains(name))
                .filter(name -> !name.equals(NOTES))
                .forEach(name -> extra(pipeline, name).ifPresent(parts::add));
        extra(pipeline, NOTES).ifPresent(parts::add);
        if (!pipeline.layout().isEmpty()) {
            var each = pipeline.layout().entrySet().stream();
            parts.add(
                    block("layout", each.map(p -> inner(p.getKey().value(), items(p.getValue())))));
        }
        return "{\n" + String.join(",\n", parts) + "\n}\n";
    }

    /// Replaces the file at once, so that a crash leaves the old one or the new one.
    ///
    /// @throws FaultException if the file there has a newer format, if no reading would accept what
    ///   is to be written, such as a text of 10 MB, or if the file cannot be written; then the file
    ///   is as it was
    public static void save(Pipeline pipeline, Path file) {
        var bytes = text(pipeline).getBytes(StandardCharsets.UTF_8);
        Json.read(bytes, file.toString());
        if (Files.isRegularFile(file)) {
            PipelineReader.refuseNewer(file);
        }
        WholeFile.write(file, bytes);
    }

    private static Value fields(Parameter parameter) {
        var members = new LinkedHashMap<String, Value>();
        members.put("type", Value.of(parameter.type()));
        parameter.defaultValue().ifPresent(value -> members.put("default", value));
        putIf(parameter.secret(), members, "secret", Value.of(true));
        parameter.extra().members().forEach(members::putIfAbsent);
        return new Value.Fields(members);
    }

    private static Value fields(Node node) {
        var type = node.version() == 0 ? node.type() : node.type() + "@" + node.version();
        var after = node.after().stream().map(id -> Value.of(id.value())).toList();
        var members = new LinkedHashMap<String, Value>();
        members.put("type", Value.of(type));
        putIf(!node.title().isEmpty(), members, "title", Value.of(node.title()));
        putIf(!node.note().isEmpty(), members, "note", Value.of(node.note()));
        putIf(node.keep(), members, "keep", Value.of(true));
        putIf(node.off(), members, "off", Value.of(true));
        members.putAll(PolicyForm.write(node.policy()));
        putIf(!after.isEmpty(), members, "after", new Value.Items(after));
        putIf(!node.settings().isEmpty(), members, "settings", node.settings());
        node.extra().members().forEach(members::putIfAbsent);
        return new Value.Fields(members);
    }

    private static void putIf(
            boolean condition, Map<String, Value> members, String name, Value value) {
        if (condition) {
            members.put(name, value);
        }
    }

    private static Value items(Point point) {
        return Value.items(number(point.x()), number(point.y()));
    }

    private static Value number(double px) {
        var digits = BigDecimal.valueOf(px).stripTrailingZeros();
        return new Value.Num(digits.scale() < 0 ? digits.setScale(0) : digits);
    }

    private static String links(List<Link> links) {
        if (links.isEmpty()) {
            return "  \"links\": []";
        }
        var lines = links.stream().map(link -> "    " + Json.quote(link.text())).toList();
        return "  \"links\": [\n" + String.join(",\n", lines) + "\n  ]";
    }

    private static Optional<String> extra(Pipeline pipeline, String name) {
        return Optional.ofNullable(pipeline.extra().get(name)).map(value -> member(name, value));
    }

    private static String block(String name, Stream<String> lines) {
        var all = lines.toList();
        return all.isEmpty()
                ? "  " + Json.quote(name) + ": {}"
                : "  " + Json.quote(name) + ": {\n" + String.join(",\n", all) + "\n  }";
    }

    private static String member(String name, Value value) {
        return indented(2, name, value);
    }

    private static String inner(String name, Value value) {
        return indented(4, name, value);
    }

    private static String indented(int indent, String name, Value value) {
        var start = " ".repeat(indent) + Json.quote(name) + ": ";
        return start + Json.pretty(value, indent, start.length());
    }
}
