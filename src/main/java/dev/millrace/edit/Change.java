package dev.millrace.edit;

import static java.util.Map.entry;

import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map.Entry;
import java.util.SequencedMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// What one edit changed. Holds the values that came and went, never the pipelines.
///
/// @param general name and further members, where they changed
record Change(
        Splice<Entry<String, Parameter>> parameters,
        Splice<Entry<NodeId, Node>> nodes,
        Splice<Link> links,
        Splice<Entry<NodeId, Point>> layout,
        Splice<General> general) {

    /// What a pipeline has once.
    record General(String name, Value.Fields extra) {
        boolean isSame(General other) {
            return name.equals(other.name) && Same.values(extra, other.extra);
        }
    }

    static Change between(Pipeline before, Pipeline after) {
        return new Change(
                maps(before.parameters(), after.parameters(), Same::parameters),
                maps(before.nodes(), after.nodes(), Same::nodes),
                Splice.between(
                        before.links(),
                        after.links(),
                        new Splice.Matching<>(Function.identity(), Link::equals)),
                maps(before.layout(), after.layout(), Point::equals),
                Splice.between(
                        general(before),
                        general(after),
                        new Splice.Matching<>(General::name, General::isSame)));
    }

    boolean isEmpty() {
        return parameters.isEmpty()
                && nodes.isEmpty()
                && links.isEmpty()
                && layout.isEmpty()
                && general.isEmpty();
    }

    /// The way back.
    Change reversed() {
        return new Change(
                parameters.reversed(),
                nodes.reversed(),
                links.reversed(),
                layout.reversed(),
                general.reversed());
    }

    /// The pipeline as it became; parts that did not change are shared.
    ///
    /// @param pipeline equal to the one that was compared, in order too
    Pipeline apply(Pipeline pipeline) {
        var common = general.apply(general(pipeline)).getFirst();
        return new Pipeline(
                common.name(),
                applied(parameters, pipeline.parameters()),
                applied(nodes, pipeline.nodes()),
                links.apply(pipeline.links()),
                applied(layout, pipeline.layout()),
                common.extra());
    }

    private static List<General> general(Pipeline pipeline) {
        return List.of(new General(pipeline.name(), pipeline.extra()));
    }

    @SuppressWarnings("ReferenceEquality") // most edits share most maps
    private static <K, V> Splice<Entry<K, V>> maps(
            SequencedMap<K, V> before, SequencedMap<K, V> after, BiPredicate<V, V> same) {
        if (before == after) {
            return Splice.none();
        }
        return Splice.between(
                entries(before),
                entries(after),
                new Splice.Matching<>(
                        Entry::getKey,
                        (one, other) ->
                                one.getKey().equals(other.getKey())
                                        && same.test(one.getValue(), other.getValue())));
    }

    private static <K, V> SequencedMap<K, V> applied(
            Splice<Entry<K, V>> splice, SequencedMap<K, V> map) {
        if (splice.isEmpty()) {
            return map;
        }
        var entries = splice.apply(entries(map));
        var next = LinkedHashMap.<K, V>newLinkedHashMap(entries.size());
        entries.forEach(entry -> next.put(entry.getKey(), entry.getValue()));
        return next;
    }

    /// Copies of the entries: those of a linked map hold on to their neighbours, and with them a
    /// change would keep the whole map.
    private static <K, V> List<Entry<K, V>> entries(SequencedMap<K, V> map) {
        var entries = new ArrayList<Entry<K, V>>(map.size());
        map.forEach((key, value) -> entries.add(entry(key, value)));
        return entries;
    }
}
