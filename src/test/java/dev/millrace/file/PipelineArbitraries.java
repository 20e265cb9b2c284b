package dev.millrace.file;

import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.RejectLimit;
import dev.millrace.model.RunPolicy;
import dev.millrace.model.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Random pipelines that any file could hold: well formed, seldom sensible.
final class PipelineArbitraries {

    private PipelineArbitraries() {}

    static Arbitrary<Pipeline> pipelines() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.maps(names(), parameters()).ofMaxSize(3),
                        nodes().list().uniqueElements(Node::id).ofMaxSize(5),
                        links().list().ofMaxSize(6),
                        Arbitraries.maps(ids(), points()).ofMaxSize(4),
                        extra())
                .as(
                        (name, parameters, nodes, links, layout, extra) -> {
                            var byId = new LinkedHashMap<NodeId, Node>();
                            nodes.forEach(node -> byId.put(node.id(), node));
                            return new Pipeline(
                                    name,
                                    new LinkedHashMap<>(parameters),
                                    byId,
                                    links,
                                    new LinkedHashMap<>(layout),
                                    extra);
                        });
    }

    private static Arbitrary<Node> nodes() {
        return Combinators.combine(
                        Combinators.combine(ids(), types(), Arbitraries.integers().between(0, 12))
                                .as((id, type, version) -> node(id, type, version)),
                        texts(),
                        texts(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Combinators.combine(policies(), ids().list().ofMaxSize(2)).as(Bears::new),
                        fields(),
                        extra())
                .as(
                        (node, title, note, keep, off, bears, settings, extra) ->
                                new Node(
                                        node.id(),
                                        node.type(),
                                        node.version(),
                                        title,
                                        note,
                                        keep,
                                        off,
                                        bears.policy(),
                                        bears.after(),
                                        settings,
                                        extra));
    }

    private record Bears(RunPolicy policy, List<NodeId> after) {}

    private static Arbitrary<RunPolicy> policies() {
        return Combinators.combine(
                        Arbitraries.of(0, 1, RunPolicy.MOST_RETRIES),
                        Arbitraries.longs().between(0, 3_600).map(Duration::ofSeconds),
                        Arbitraries.longs().between(0, 86_400).map(Duration::ofSeconds),
                        Arbitraries.of("0", "12", "1%", "0.25%", "100%")
                                .map(text -> RejectLimit.parse(text).orElseThrow())
                                .optional())
                .as(RunPolicy::new);
    }

    private static Node node(NodeId id, String type, int version) {
        return new Node(
                id,
                type,
                version,
                "",
                "",
                false,
                false,
                RunPolicy.USUAL,
                List.of(),
                Value.Fields.EMPTY,
                Value.Fields.EMPTY);
    }

    private static Arbitrary<Parameter> parameters() {
        return Combinators.combine(
                        texts().filter(text -> !text.isEmpty()),
                        values().optional(),
                        Arbitraries.of(true, false),
                        extra())
                .as(Parameter::new)
                .filter(parameter -> !parameter.secret() || parameter.defaultValue().isEmpty());
    }

    private static Arbitrary<Link> links() {
        var end = Combinators.combine(ids(), ids().optional());
        return Combinators.combine(
                        end.as((id, port) -> id + port.map(p -> "." + p).orElse("")),
                        end.as((id, port) -> id + port.map(p -> "." + p).orElse("")),
                        ids().optional())
                .as(
                        (from, to, as) ->
                                Link.parse(
                                                from
                                                        + " -> "
                                                        + to
                                                        + as.map(name -> " as " + name).orElse(""))
                                        .orElseThrow());
    }

    private static Arbitrary<Point> points() {
        var px = Arbitraries.doubles().map(x -> x + 0.0);
        return Combinators.combine(px, px).as(Point::new);
    }

    private static Arbitrary<NodeId> ids() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('_', '0', '9')
                .ofMaxLength(6)
                .map(tail -> new NodeId("n" + tail));
    }

    private static Arbitrary<String> types() {
        return Arbitraries.of("source.csv", "transform.filter", "étrange 😀", "a.b.c");
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings().alpha().numeric().ofMaxLength(8).map(tail -> "p_" + tail);
    }

    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(12),
                Arbitraries.of(
                        "", "a \"quoted\" name", "back\\slash", "😀 é", "two\nlines", "\u0000"),
                Arbitraries.strings().ascii().ofMinLength(60).ofMaxLength(120));
    }

    /// Members that no version knows.
    private static Arbitrary<Value.Fields> extra() {
        return Arbitraries.maps(texts().map(name -> "x-" + name), values())
                .ofMaxSize(2)
                .map(members -> new Value.Fields(new LinkedHashMap<>(members)));
    }

    private static Arbitrary<Value.Fields> fields() {
        return Arbitraries.maps(texts(), values())
                .ofMaxSize(3)
                .map(members -> new Value.Fields(new LinkedHashMap<>(members)));
    }

    static Arbitrary<Value> values() {
        var leaves =
                Arbitraries.oneOf(
                        Arbitraries.just((Value) new Value.Null()),
                        Arbitraries.of(true, false).map(Value::of),
                        Arbitraries.bigDecimals().ofScale(3).map(Value.Num::new),
                        Arbitraries.longs().map(Value::of),
                        texts().map(Value::of));
        return Arbitraries.recursive(() -> leaves, PipelineArbitraries::around, 0, 2);
    }

    private static Arbitrary<Value> around(Arbitrary<Value> inner) {
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(Value.Items::new),
                Arbitraries.maps(texts(), inner)
                        .ofMaxSize(3)
                        .map(members -> new Value.Fields(new LinkedHashMap<>(members))));
    }
}
