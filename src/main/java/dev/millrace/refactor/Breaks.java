package dev.millrace.refactor;

import dev.millrace.edit.Wiring;
import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Column;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.SettingPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the wires that broke because the columns on them changed, and what changed. Nothing is
/// bound; any thread.
public final class Breaks {

    private final NodeCatalog catalog;
    private final Wiring wiring;
    private final Mentions mentions;

    public Breaks(NodeCatalog catalog) {
        this.catalog = catalog;
        this.wiring = new Wiring(catalog);
        this.mentions = new Mentions(catalog);
    }

    /// Sentences by wire, such as `Column "Discount" is gone; it was DECIMAL(3,2).`
    ///
    /// @param columns of the ports that could be bound
    /// @param before what wires carried when the node at their end was last all right
    public Map<Link, List<String>> of(
            Pipeline pipeline,
            List<Fault> faults,
            Map<Port, Schema> columns,
            Map<Link, Schema> before) {
        var found = new LinkedHashMap<Link, Set<String>>();
        for (Fault fault : faults) {
            if (fault.isError() && NodeId.isValid(fault.place().node())) {
                pipeline.find(new NodeId(fault.place().node()))
                        .ifPresent(
                                node -> {
                                    if (fault.code() == FaultCode.SOURCE_CHANGED) {
                                        changed(pipeline, node, fault, found);
                                    } else {
                                        broken(pipeline, node, columns, before, found);
                                    }
                                });
            }
        }
        var told = new LinkedHashMap<Link, List<String>>();
        found.forEach((link, said) -> told.put(link, List.copyOf(said)));
        return told;
    }

    /// A file has not the columns that its source lists. It breaks where they are used; if that is
    /// nowhere, directly behind the source, since nothing can be read.
    private void changed(
            Pipeline pipeline, Node source, Fault fault, Map<Link, Set<String>> found) {
        var lost = lost(source, fault);
        var wires =
                lost.map(column -> mentions.behind(pipeline, source.id(), column.name()))
                        .orElse(Set.of());
        if (lost.isPresent() && !wires.isEmpty()) {
            wires.forEach(link -> add(found, link, gone(lost.get())));
        } else {
            pipeline.links().stream()
                    .filter(link -> link.from().equals(source.id()))
                    .forEach(
                            link ->
                                    add(
                                            found,
                                            link,
                                            lost.map(Breaks::gone).orElse(fault.message())));
        }
    }

    private Optional<Column> lost(Node source, Fault fault) {
        var setting = fault.place().setting();
        if (!setting.endsWith(".name") || !fault.message().contains(" has no column ")) {
            return Optional.empty();
        }
        var path = catalog.find(source.type()).map(type -> new SettingPath(type.spec()));
        var element = setting.substring(0, setting.lastIndexOf('.'));
        return path.flatMap(
                each ->
                        each.text(source.settings(), setting)
                                .map(
                                        name ->
                                                new Column(
                                                        name,
                                                        each.text(
                                                                        source.settings(),
                                                                        element + ".type")
                                                                .orElse(""))));
    }

    /// A node that was all right names a column that is gone, or of another type now.
    private void broken(
            Pipeline pipeline,
            Node node,
            Map<Port, Schema> columns,
            Map<Link, Schema> before,
            Map<Link, Set<String>> found) {
        for (Link link : pipeline.into(node.id())) {
            var was = before.get(link);
            var now = columns.get(wiring.from(pipeline, link));
            if (was != null && now != null && !was.equals(now)) {
                was.columns().stream()
                        .filter(column -> mentions.names(node, column.name()))
                        .forEach(column -> changed(column, was, now, link, found));
            }
        }
    }

    private static void changed(
            Column was, Schema before, Schema now, Link link, Map<Link, Set<String>> found) {
        var same = now.find(was.name());
        if (same.isEmpty()) {
            add(found, link, gone(was) + renamed(was, before, now));
        } else if (!same.get().type().equals(was.type())) {
            add(
                    found,
                    link,
                    "Column \"%s\" is %s now; it was %s."
                            .formatted(was.name(), same.get().type(), was.type()));
        }
    }

    private static String gone(Column column) {
        return "Column \""
                + column.name()
                + "\" is gone"
                + (column.type().isEmpty() ? "." : "; it was " + column.type() + ".");
    }

    /// A column of the same type and a near name that was not there before.
    private static String renamed(Column was, Schema before, Schema now) {
        var fresh =
                now.columns().stream()
                        .filter(column -> column.type().equals(was.type()))
                        .map(Column::name)
                        .filter(name -> before.find(name).isEmpty())
                        .toList();
        return DidYouMean.nearest(fresh, was.name(), 1).stream()
                .map(name -> " There is \"" + name + "\" now.")
                .findFirst()
                .orElse("");
    }

    private static void add(Map<Link, Set<String>> found, Link link, String sentence) {
        found.computeIfAbsent(link, _ -> new LinkedHashSet<>()).add(sentence);
    }

    /// The wires whose columns suit the nodes at their ends.
    ///
    /// @param faults all there are
    public Map<Link, Schema> fitting(
            Pipeline pipeline, List<Fault> faults, Map<Port, Schema> columns) {
        var broken = new ArrayList<String>();
        faults.stream().filter(Fault::isError).forEach(fault -> broken.add(fault.place().node()));
        var fitting = new LinkedHashMap<Link, Schema>();
        for (Link link : pipeline.links()) {
            var schema = columns.get(wiring.from(pipeline, link));
            if (schema != null && !broken.contains(link.to().value())) {
                fitting.put(link, schema);
            }
        }
        return fitting;
    }
}
