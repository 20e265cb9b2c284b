package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.node.GroupPorts;
import dev.millrace.node.GroupType;
import dev.millrace.node.NodeCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Puts the nodes of a pipeline that is used as a node in the place of that node, under `id/inner`.
///
/// A node whose pipeline cannot be used stays, and the problem is said there.
final class Inliner {

    /// As files can use each other several times, a few small ones could make billions of nodes.
    private static final int MOST_NODES = 20_000;

    private final NodeCatalog catalog;
    private final GroupFiles files;
    private final Problems problems;
    private final Map<NodeId, Node> nodes = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<NodeId, Scope> scopes = new LinkedHashMap<>();
    private final Map<NodeId, GroupPorts> ports = new LinkedHashMap<>();
    private final Set<NodeId> fed = new LinkedHashSet<>();
    private final Set<FileIdentity> read = new LinkedHashSet<>();
    private final SequencedMap<NodeId, Pipeline> inner = new LinkedHashMap<>();
    private String timezone = "";

    Inliner(NodeCatalog catalog, PipelineFiles files, PlanRequest request, Problems problems) {
        this.catalog = catalog;
        this.files = new GroupFiles(files, request);
        this.problems = problems;
    }

    Flat flat(Pipeline pipeline, Scope scope, Optional<Path> self) {
        if (pipeline.nodes().values().stream().noneMatch(this::isGroup)) {
            return new Flat(pipeline, scope, Map.of(), Map.of(), Set.of(), Set.of(), inner);
        }
        timezone = pipeline.timezone();
        add(pipeline, Optional.empty(), scope, self.map(List::of).orElse(List.of()));
        return new Flat(
                pipeline.withNodes(new LinkedHashMap<>(nodes)).withLinks(links),
                scope,
                scopes,
                ports,
                fed,
                read,
                inner);
    }

    private boolean isGroup(Node node) {
        return catalog.find(node.type()).filter(GroupType.class::isInstance).isPresent();
    }

    /// @param group the node that stands for the pipeline; empty for the file itself
    /// @param around the files in which the pipeline lies, and its own
    private void add(Pipeline pipeline, Optional<NodeId> group, Scope scope, List<Path> around) {
        var opened = new LinkedHashMap<NodeId, Opened>();
        for (Node node : pipeline.nodes().values()) {
            var placed = node.withId(full(group, node.id()));
            var left = placed;
            var type = catalog.find(node.type()).orElse(null);
            if (type instanceof GroupType<?> known) {
                var use = new GroupUse(placed, known, scope, catalog, problems);
                left = use.plain();
                open(use, around).ifPresent(o -> opened.put(node.id(), o));
            }
            if (!opened.containsKey(node.id())) {
                nodes.put(left.id(), left);
            }
        }
        var level = new Level(group, opened);
        level.orders(pipeline);
        pipeline.links().forEach(level::link);
        opened.values().forEach(level::unfed);
    }

    private static NodeId full(Optional<NodeId> group, NodeId id) {
        return group.map(around -> around.inside(id)).orElse(id);
    }

    /// A pipeline that was put in.
    ///
    /// @param shown ports as links mean them
    /// @param has ports there are
    /// @param starts nodes of it before which nothing of it is done
    /// @param ends nodes of it behind which nothing of it is done
    private record Opened(
            Node node, GroupPorts shown, GroupPorts has, Set<NodeId> starts, Set<NodeId> ends) {}

    private Optional<Opened> open(GroupUse use, List<Path> around) {
        var group = use.group();
        var file = group.flatMap(each -> files.find(each, use, around));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        FileIdentity.of(file.get()).ifPresent(read::add);
        var held = files.read(file.get(), use, timezone);
        if (held.isEmpty() || isTooLarge(held.get(), use, around)) {
            return Optional.empty();
        }
        var node = use.node();
        var has = GroupPorts.of(held.get());
        var shown = use.shown(has);
        if (node.policy().rejectLimit().isPresent()) {
            use.problem(
                    FaultCode.LIMIT_IDLE,
                    "A pipeline used as a node rejects no rows itself, so its limit means nothing.",
                    "Give the limit to the nodes in it that reject rows.");
        }
        inner.put(node.id(), held.get());
        ports.put(node.id(), shown);
        var arguments = use.arguments(held.get());
        var scope = new Scope(arguments, files.folder(file.get()));
        scopes.put(node.id(), scope);
        int firstLink = links.size();
        var before = new LinkedHashSet<>(nodes.keySet());
        var within = new ArrayList<>(around);
        within.add(file.get());
        add(held.get(), Optional.of(node.id()), scope, within);
        var added = new LinkedHashSet<>(nodes.keySet());
        added.removeAll(before);
        added.forEach(id -> nodes.put(id, as(node, requireNonNull(nodes.get(id)))));
        var starts = new LinkedHashSet<>(added);
        var ends = new LinkedHashSet<>(added);
        for (Link link : links.subList(firstLink, links.size())) {
            starts.remove(link.to());
            ends.remove(link.from());
        }
        return Optional.of(new Opened(node, shown, has, starts, ends));
    }

    /// What is said of the node is said of those it stands for.
    private static Node as(Node group, Node inner) {
        boolean given =
                inner.type().equals(GroupPorts.OUTPUT)
                        && inner.id().group().equals(Optional.of(group.id()));
        return inner.withOff(inner.off() || group.off())
                .withKeep(inner.keep() || (given && group.keep()))
                .withPolicy(inner.policy().within(group.policy()));
    }

    private boolean isTooLarge(Pipeline inner, GroupUse use, List<Path> around) {
        boolean large =
                around.size() > GroupFiles.DEEPEST
                        || nodes.size() + scopes.size() + inner.nodes().size() > MOST_NODES;
        if (large) {
            use.problem(
                    FaultCode.GROUP_TOO_LARGE,
                    "The pipelines used as nodes lie too deep in each other or have too many"
                            + " nodes.",
                    "At most "
                            + GroupFiles.DEEPEST
                            + " may lie in each other, with "
                            + MOST_NODES
                            + " nodes in all.");
        }
        return large;
    }

    /// The links and orders of one file.
    private final class Level {

        private final Optional<NodeId> group;
        private final Map<NodeId, Opened> opened;

        Level(Optional<NodeId> group, Map<NodeId, Opened> opened) {
            this.group = group;
            this.opened = opened;
        }

        /// `after` of a node that stands for a pipeline holds for what of it comes first; to come
        /// after such a node is to come after what of it comes last.
        void orders(Pipeline pipeline) {
            for (Node node : pipeline.nodes().values()) {
                var inner = opened.get(node.id());
                var targets = inner == null ? List.of(full(group, node.id())) : inner.starts();
                if (inner != null && node.after().contains(node.id())) {
                    problems.add(
                            full(group, node.id()),
                            FaultCode.LINK_TO_ITSELF,
                            "\"after\" names \"" + node.id() + "\", which is the node itself.",
                            "Remove it.");
                }
                if (node.after().isEmpty() || (inner != null && targets.isEmpty())) {
                    continue;
                }
                var befores = new ArrayList<NodeId>();
                node.after().stream()
                        .filter(before -> inner == null || !before.equals(node.id()))
                        .forEach(before -> befores.addAll(ends(before)));
                targets.forEach(target -> comesAfter(target, befores, inner != null));
            }
        }

        private void comesAfter(NodeId target, List<NodeId> befores, boolean also) {
            var node = requireNonNull(nodes.get(target));
            var all = new LinkedHashSet<>(also ? node.after() : List.of());
            all.addAll(befores);
            nodes.put(target, node.withAfter(List.copyOf(all)));
        }

        private Set<NodeId> ends(NodeId before) {
            var inner = opened.get(before);
            return inner == null ? Set.of(full(group, before)) : inner.ends();
        }

        void link(Link link) {
            var from = opened.get(link.from());
            var to = opened.get(link.to());
            var start =
                    from == null
                            ? Optional.of(full(group, link.from()))
                            : port(link, from, link.fromPort(), false);
            var end =
                    to == null
                            ? Optional.of(full(group, link.to()))
                            : port(link, to, link.toPort(), true);
            if (start.isEmpty() || end.isEmpty()) {
                breaks(link);
                return;
            }
            if (to != null) {
                fed.add(end.get());
            }
            links.add(
                    new Link(
                            start.get(),
                            from == null ? link.fromPort() : "",
                            end.get(),
                            to == null ? link.toPort() : GroupPorts.IN,
                            from == null ? link.as() : name(link, from)));
        }

        /// A link that was said to be wrong leaves its end without rows.
        private void breaks(Link link) {
            var to = opened.get(link.to());
            if (to == null) {
                problems.breaks(full(group, link.to()));
            } else {
                inputs(to).forEach(problems::breaks);
            }
        }

        /// The name by which SQL of this file knows what leaves a pipeline.
        private String name(Link link, Opened from) {
            if (!link.as().isEmpty()) {
                return link.as();
            }
            boolean first =
                    link.fromPort().isEmpty()
                            || link.fromPort().equals(from.shown().outputs().getFirst());
            return first ? link.from().value() : link.from().value() + "_" + link.fromPort();
        }

        private Optional<NodeId> port(Link link, Opened at, String named, boolean isInput) {
            var shown = isInput ? at.shown().inputs() : at.shown().outputs();
            boolean clear = isInput ? shown.size() == 1 : !shown.isEmpty();
            var name = named.isEmpty() && clear ? shown.getFirst() : named;
            var has = isInput ? at.has().inputs() : at.has().outputs();
            if (has.contains(name)) {
                return Optional.of(at.node().id().inside(new NodeId(name)));
            }
            var word = isInput ? "input" : "output";
            problems.add(
                    at.node().id(),
                    FaultCode.PORT_UNKNOWN,
                    "The link \""
                            + link.text()
                            + (name.isEmpty()
                                    ? "\" does not say which " + word + " it means."
                                    : "\" names the "
                                            + word
                                            + " \""
                                            + name
                                            + "\", which the"
                                            + " pipeline does not have."),
                    has.isEmpty()
                            ? "It has no " + word + " at all."
                            : "Its " + word + "s are " + String.join(", ", has) + ".");
            return Optional.empty();
        }

        /// Inputs that nothing reaches: example rows are not for here.
        void unfed(Opened at) {
            for (NodeId input : inputs(at)) {
                if (!fed.contains(input)) {
                    if (!problems.isBroken(input)) {
                        problems.add(
                                at.node().id(),
                                Fault.of(
                                                FaultCode.PORT_UNCONNECTED,
                                                "Nothing is connected to \""
                                                        + input.local()
                                                        + "\".")
                                        .withHint("Draw a wire to it."));
                    }
                    problems.breaks(input);
                }
            }
        }

        private List<NodeId> inputs(Opened at) {
            return at.has().inputs().stream()
                    .map(name -> at.node().id().inside(new NodeId(name)))
                    .toList();
        }
    }
}
