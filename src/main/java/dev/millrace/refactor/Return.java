package dev.millrace.refactor;

import static java.util.Objects.requireNonNull;

import dev.millrace.edit.Ids;
import dev.millrace.edit.ParameterNames;
import dev.millrace.edit.Types;
import dev.millrace.edit.Wiring;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.node.Group;
import dev.millrace.node.GroupPorts;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.PathFolder;
import dev.millrace.node.SettingsSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// One return: the nodes that come back, under free ids, with the wires they had.
final class Return {

    private final NodeCatalog catalog;
    private final Types types;
    private final Wiring wiring;
    private final Pipeline outer;
    private final Node stands;
    private final Pipeline inner;
    private final Map<Port, Schema> columns;
    private final PathFolder folder;
    private final GivenNames names;
    private final List<String> shownInputs;
    private final List<String> shownOutputs;
    private final SequencedMap<NodeId, NodeId> renamed = new LinkedHashMap<>();
    private final SequencedMap<NodeId, Node> nodes = new LinkedHashMap<>();
    private final Map<NodeId, Link> feeding = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();

    Return(
            NodeCatalog catalog,
            Pipeline outer,
            Node stands,
            Group group,
            Pipeline inner,
            Map<Port, Schema> columns,
            Extract.Files files) {
        this.catalog = catalog;
        this.types = new Types(catalog);
        this.wiring = new Wiring(catalog);
        this.outer = outer;
        this.stands = stands;
        this.inner = inner;
        this.columns = columns;
        this.folder = PathFolder.of(files.folder(), files.outer().toAbsolutePath());
        var ids = new Ids(outer.without(stands.id()));
        inner.nodes()
                .keySet()
                .forEach(
                        id -> {
                            if (!isEnd(id)) {
                                renamed.put(id, ids.copyOf(id));
                            }
                        });
        this.names = GivenNames.of(outer, stands, inner, written());
        this.shownInputs = shown(group.ports().inputs(), GroupPorts.INPUT);
        this.shownOutputs = shown(group.ports().outputs(), GroupPorts.OUTPUT);
        feed(ids);
    }

    /// The words behind a `$` in what comes back.
    private Set<String> written() {
        var words = new LinkedHashSet<String>();
        inner.nodes().values().forEach(node -> words.addAll(ParameterNames.in(node.settings())));
        return words;
    }

    private List<String> shown(List<String> shown, String type) {
        var all = new LinkedHashSet<>(shown);
        inner.nodes().values().stream()
                .filter(node -> node.type().equals(type))
                .forEach(node -> all.add(node.id().value()));
        return List.copyOf(all);
    }

    private boolean isEnd(NodeId id) {
        var type = inner.find(id).map(Node::type).orElse("");
        return type.equals(GroupPorts.INPUT) || type.equals(GroupPorts.OUTPUT);
    }

    private boolean is(NodeId id, String type) {
        return inner.find(id).filter(node -> node.type().equals(type)).isPresent();
    }

    /// Finds what feeds each input, and puts a node there that gives the columns the input gave,
    /// where they are others.
    private void feed(Ids ids) {
        for (Link link : outer.into(stands.id())) {
            var port =
                    link.toPort().isEmpty() && shownInputs.size() == 1
                            ? shownInputs.getFirst()
                            : link.toPort();
            if (port.isEmpty() || !is(new NodeId(port), GroupPorts.INPUT)) {
                throw Inline.refused(
                        stands.id(),
                        "The link \"" + link.text() + "\" names no input of the pipeline.",
                        "Mend the problems of the node first.");
            }
            feeding.put(new NodeId(port), link.withAs(""));
        }
        for (Node node : inner.nodes().values()) {
            if (node.type().equals(GroupPorts.INPUT)) {
                feed(node, ids);
            }
        }
    }

    private void feed(Node input, Ids ids) {
        var link = feeding.get(input.id());
        var schema = link == null ? null : columns.get(wiring.from(outer, link));
        if (link == null || schema == null) {
            throw Inline.refused(
                    stands.id(),
                    "The rows of its input \"" + input.id() + "\" are not known.",
                    "Connect it, and mend the problems in front of it.");
        }
        var taken = new TakenColumns(input);
        if (!taken.areAll(schema)) {
            var id = ids.copyOf(input.id());
            var name = types.usualName(outer, link);
            nodes.put(id, Node.of(id.value(), "transform.sql", taken.select(schema, name)));
            links.add(new Link(link.from(), link.fromPort(), id, "", ""));
            feeding.put(input.id(), new Link(id, "", id, "", ""));
        }
    }

    Inline.Inlined inlined() {
        for (Node node : inner.nodes().values()) {
            var id = renamed.get(node.id());
            if (id != null) {
                nodes.put(id, back(node, id));
            }
        }
        inner.links().forEach(this::inside);
        orders();
        var places = new Places(outer, stands.id(), inner, renamed);
        var next =
                outer.withParameters(names.parameters(outer))
                        .withNodes(placed())
                        .withLinks(allLinks());
        next = next.withLayout(places.layout(next, nodes.sequencedKeySet()));
        return new Inline.Inlined(withNotes(next, places.by()), Set.copyOf(nodes.keySet()));
    }

    private Node back(Node node, NodeId id) {
        var type = catalog.find(node.type());
        var settings = node.settings();
        if (type.isPresent()) {
            var known = SettingsSchema.of(type.get().spec()).settings();
            if (!folder.isSame()) {
                Paths.fixed(known, settings)
                        .ifPresent(
                                path -> {
                                    throw Inline.refused(
                                            stands.id(),
                                            "The path \"" + path + "\" begins with a parameter.",
                                            "Move the pipeline into the folder of this one.");
                                });
            }
            settings = names.in(known, folder.seen(known, settings));
        }
        boolean given =
                inner.links().stream()
                        .anyMatch(
                                link ->
                                        link.from().equals(node.id())
                                                && is(link.to(), GroupPorts.OUTPUT));
        return node.withId(id)
                .withSettings(settings)
                .withOff(node.off() || stands.off())
                .withKeep(node.keep() || (given && stands.keep()))
                .withPolicy(node.policy().within(stands.policy()))
                .withAfter(
                        node.after().stream()
                                .filter(renamed::containsKey)
                                .map(before -> requireNonNull(renamed.get(before)))
                                .toList());
    }

    private void inside(Link link) {
        var to = renamed.get(link.to());
        if (to == null) {
            return;
        }
        if (is(link.from(), GroupPorts.INPUT)) {
            var fed = requireNonNull(feeding.get(link.from()));
            var next = new Link(fed.from(), fed.fromPort(), to, link.toPort(), link.as());
            links.add(named(next, link, link.from().value()));
        } else if (renamed.containsKey(link.from())) {
            var from = requireNonNull(renamed.get(link.from()));
            var next = new Link(from, link.fromPort(), to, link.toPort(), "");
            links.add(types.keepingName(inner, link, next));
        }
    }

    /// The link with the name by which SQL at its end knew the rows.
    private Link named(Link next, Link old, String usual) {
        boolean same =
                !old.as().isEmpty()
                        || types.usualName(outer, next).equals(usual)
                        || !types.namesInputs(inner, old.to());
        return same ? next : next.withAs(usual);
    }

    /// Where the rows of an output come from.
    private Link source(NodeId output) {
        var link =
                inner.into(output).stream()
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Inline.refused(
                                                stands.id(),
                                                "Nothing reaches its output \"" + output + "\".",
                                                "Mend the pipeline first."));
        var fed = feeding.get(link.from());
        if (fed != null) {
            return fed;
        }
        var from = renamed.get(link.from());
        if (from == null) {
            throw Inline.refused(
                    stands.id(),
                    "The output \"" + output + "\" reads what is no node.",
                    "Mend the pipeline first.");
        }
        return new Link(from, link.fromPort(), from, "", "");
    }

    private List<Link> allLinks() {
        var all = new ArrayList<Link>();
        boolean put = false;
        for (Link link : outer.links()) {
            if (!put && link.touches(stands.id())) {
                all.addAll(links);
                put = true;
            }
            if (link.from().equals(stands.id())) {
                all.add(leaving(link));
            } else if (!link.to().equals(stands.id())) {
                all.add(link);
            }
        }
        if (!put) {
            all.addAll(links);
        }
        return all;
    }

    private Link leaving(Link link) {
        var port =
                link.fromPort().isEmpty() && !shownOutputs.isEmpty()
                        ? shownOutputs.getFirst()
                        : link.fromPort();
        if (port.isEmpty() || !is(new NodeId(port), GroupPorts.OUTPUT)) {
            throw Inline.refused(
                    stands.id(),
                    "The link \"" + link.text() + "\" names no output of the pipeline.",
                    "Mend the problems of the node first.");
        }
        var from = source(new NodeId(port));
        var next = new Link(from.from(), from.fromPort(), link.to(), link.toPort(), link.as());
        var usual = types.usualName(outer, link);
        boolean same =
                !link.as().isEmpty()
                        || usualName(next).equals(usual)
                        || !types.namesInputs(outer, link.to());
        return same ? next : next.withAs(usual);
    }

    /// As the node that came back will be known.
    private String usualName(Link link) {
        var node = nodes.get(link.from());
        return node == null
                ? types.usualName(outer, link)
                : types.usualName(Pipeline.EMPTY.with(node), link);
    }

    /// `after` of the node holds for what of it comes first; what came after it comes after what of
    /// it comes last.
    private void orders() {
        if (!stands.after().isEmpty()) {
            for (NodeId id : List.copyOf(renamed.values())) {
                if (links.stream().noneMatch(l -> l.to().equals(id) && isBack(l.from()))) {
                    var node = requireNonNull(nodes.get(id));
                    var all = new LinkedHashSet<>(node.after());
                    all.addAll(stands.after());
                    nodes.put(id, node.withAfter(List.copyOf(all)));
                }
            }
        }
    }

    private boolean isBack(NodeId id) {
        return renamed.containsValue(id);
    }

    private SequencedMap<NodeId, Node> placed() {
        var ends =
                renamed.values().stream()
                        .filter(
                                id ->
                                        links.stream()
                                                .noneMatch(
                                                        l -> l.from().equals(id) && isBack(l.to())))
                        .toList();
        var all = new LinkedHashMap<NodeId, Node>();
        for (Node node : outer.nodes().values()) {
            if (node.id().equals(stands.id())) {
                all.putAll(nodes);
            } else if (node.after().contains(stands.id())) {
                var after = new LinkedHashSet<NodeId>();
                node.after()
                        .forEach(
                                before -> {
                                    if (before.equals(stands.id())) {
                                        after.addAll(ends);
                                    } else {
                                        after.add(before);
                                    }
                                });
                all.put(node.id(), node.withAfter(List.copyOf(after)));
            } else {
                all.put(node.id(), node);
            }
        }
        return all;
    }

    private Pipeline withNotes(Pipeline next, Point by) {
        for (Note note : Notes.of(inner)) {
            var id = Notes.isTaken(next, note.id()) ? Notes.freeId(next, note.kind()) : note.id();
            next =
                    Notes.put(
                            next,
                            note.movedBy(by.x(), by.y()).withId(id),
                            Notes.entry(inner, note.id()));
        }
        return next;
    }
}
