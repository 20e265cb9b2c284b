package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.Warehouse;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.DeliverType;
import dev.millrace.node.GroupPorts;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.PathFolder;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One planning: what is wrong, the columns of every wire, and the plan if one is wanted.
final class Planning {

    private final DeepThreads threads;
    private final Descriptions known;
    private final Flat flat;
    private final Pipeline pipeline;
    private final PlanRequest request;
    private final Optional<Reuse> plans;
    private final Problems problems = new Problems();
    private final Arguments arguments;
    private final Map<NodeId, Settled<?>> settled;
    private final Graph graph;

    /// @param plans what earlier runs left; empty if no plan is wanted
    Planning(
            NodeCatalog catalog,
            PipelineFiles pipelines,
            DeepThreads threads,
            Descriptions known,
            Pipeline written,
            PlanRequest request,
            Optional<Reuse> plans) {
        this.threads = threads;
        this.known = known;
        this.plans = plans;
        var own = Arguments.of(written, request.parameters(), request.builtIn(), problems);
        this.flat =
                new Inliner(catalog, pipelines, request, problems)
                        .flat(written, new Scope(own, PathFolder.SAME), request.self());
        this.pipeline = flat.pipeline();
        this.request = request.to(request.to().map(flat::at));
        this.arguments = flat.arguments();
        this.settled = new Settler(catalog, flat::scope, flat.fed(), problems).settle(pipeline);
        this.graph = new Validator(pipeline, settled, problems).graph();
    }

    Planner.Prepared done(SessionOpener opener) {
        if (pipeline.nodes().isEmpty()) {
            problems.add(
                    Fault.of(FaultCode.PIPELINE_EMPTY, "The pipeline has no nodes.")
                            .withHint("Add a source first."));
        }
        var active = active();
        var files = new ResolvedFiles(request, flat, problems);
        files.resolve(active.stream().filter(settled::containsKey).map(this::settledNode).toList());
        lostOrders(active);
        var variables = new Variables(pipeline, arguments, problems);
        var setup = setup(files, opener.reach(files.needs()), variables);
        var kept = opener.kept(setup);
        var desk =
                kept.orElseGet(() -> Desk.in(opener.open(counts(active), setup.timezone()), setup));
        boolean done = false;
        try {
            boolean lasts = kept.isPresent() || setUp(desk, variables);
            var planned = planned(active, files, desk);
            done = true;
            return new Planner.Prepared(planned, desk, threads, lasts);
        } finally {
            if (!done && kept.isEmpty()) {
                desk.close();
            }
        }
    }

    private Desk.Setup setup(ResolvedFiles files, SessionOpener.Reach reach, Variables variables) {
        var reads = new LinkedHashSet<Path>(files.allRead());
        reads.addAll(reach.files());
        return Desk.Setup.of(timezone(), reads, reach.folders(), variables.mentioned(), arguments);
    }

    /// @return whether every parameter could be set
    private boolean setUp(Desk desk, Variables variables) {
        int before = problems.all().size();
        desk.lock(variables);
        return problems.all().size() == before;
    }

    private Planned planned(List<NodeId> active, ResolvedFiles files, Desk desk) {
        var bound = bind(active, files, desk);
        desk.tidy(bound.relations().keySet());
        if (plans.isPresent() && !request.isLook()) {
            openInputs(active);
        }
        active.stream().filter(settled::containsKey).forEach(id -> idleKeep(id, bound));
        boolean wanted = !problems.hasErrors();
        return new Planned(
                plans.filter(_ -> wanted).map(reuse -> compiled(active, bound, desk, reuse)),
                bound,
                settled,
                problems.all().stream().map(bound.written()::in).toList(),
                files.seen());
    }

    /// What is read besides what it rejects, or from the warehouse, and what is delivered cannot be
    /// kept.
    private void idleKeep(NodeId id, Bound bound) {
        var node = settledNode(id);
        if (!node.node().keep()) {
            return;
        }
        var kinds =
                bound.relations().values().stream()
                        .filter(relation -> relation.node().equals(id))
                        .map(Relation::kind)
                        .collect(Collectors.toSet());
        if (!kinds.isEmpty() && !kinds.contains(Relation.Kind.QUERY)) {
            problems.add(
                    id,
                    FaultCode.KEEP_IDLE,
                    node.spec().title() + " keeps no rows as it is set, so \"keep\" means nothing.",
                    "Mark the node behind it.");
        }
    }

    /// Whether a statement of the plan may keep its relations whole to count them.
    private boolean counts(List<NodeId> active) {
        return switch (request.counts()) {
            case EXACT -> true;
            case FREE -> false;
            case AUTO ->
                    active.stream()
                            .map(settled::get)
                            .anyMatch(
                                    node ->
                                            node != null
                                                    && node.spec().stage() == Stage.SOURCE
                                                    && !node.has(Trait.SCANS_COLUMNS));
        };
    }

    private Settled<?> settledNode(NodeId id) {
        return requireNonNull(settled.get(id));
    }

    /// Nodes that take part, sources first: not off, nor behind one that is, nor beyond `to`.
    private List<NodeId> active() {
        var off =
                graph.downstream(
                        pipeline.nodes().values().stream()
                                .filter(Node::off)
                                .map(Node::id)
                                .toList());
        Set<NodeId> wanted = pipeline.nodes().sequencedKeySet();
        if (request.to().isPresent()) {
            var to = request.to().get().node();
            if (!pipeline.nodes().containsKey(to)) {
                problems.add(Fault.of(FaultCode.NODE_UNKNOWN, "There is no node \"" + to + "\"."));
            } else if (off.contains(to)) {
                problems.add(
                        to,
                        FaultCode.INPUT_OFF,
                        "The node is off, or hangs on one that is.",
                        "Switch it on.");
            }
            checkPort(request.to().get());
            wanted = request.isWhole() ? wanted : graph.upstream(List.of(to));
        }
        var active = new ArrayList<NodeId>();
        var order = graph.cycles().isEmpty() ? graph.order() : List.copyOf(wanted);
        for (NodeId id : order) {
            if (wanted.contains(id) && !off.contains(id)) {
                active.add(id);
            }
        }
        return active;
    }

    private void checkPort(Port to) {
        var node = settled.get(to.node());
        if (node != null && !to.port().isEmpty() && !node.spec().outputs().contains(to.port())) {
            problems.add(
                    to.node(),
                    FaultCode.CALL_INVALID,
                    "The node has no output \"" + to.port() + "\".",
                    "Its outputs are " + String.join(", ", node.spec().outputs()) + ".");
        }
    }

    private void lostOrders(List<NodeId> active) {
        for (NodeId id : active) {
            var node = settled.get(id);
            if (node != null && node.has(Trait.SORTS)) {
                lostOrder(id, id, new HashSet<>());
            }
        }
    }

    /// Example rows are for looking at, not to be stored.
    private void openInputs(List<NodeId> active) {
        for (NodeId id : active) {
            var node = settled.get(id);
            boolean open =
                    node != null
                            && node.node().type().equals(GroupPorts.INPUT)
                            && !flat.fed().contains(id)
                            && id.group().isEmpty();
            if (open && graph.downstream(List.of(id)).stream().anyMatch(this::delivers)) {
                problems.add(
                        id,
                        FaultCode.GROUP_INPUT_OPEN,
                        "Run alone, the pipeline would store the example rows of this input.",
                        "Run a pipeline that uses it as a node.");
            }
        }
    }

    private boolean delivers(NodeId id) {
        var node = settled.get(id);
        return node != null && node.type() instanceof DeliverType;
    }

    /// @param at the sort, or a node behind it that keeps its order
    private void lostOrder(NodeId sort, NodeId at, Set<NodeId> seen) {
        for (Wire wire : graph.outOf(at)) {
            var next = settled.get(wire.to());
            if (next != null && next.has(Trait.KEEPS_ORDER)) {
                if (seen.add(wire.to())) {
                    lostOrder(sort, wire.to(), seen);
                }
            } else if (next != null && !next.has(Trait.USES_ORDER)) {
                problems.add(
                        sort,
                        FaultCode.ORDER_LOST,
                        "The order is lost in \"" + wire.to() + "\".",
                        "Sort directly in front of a delivery or a limit.");
            }
        }
    }

    private String timezone() {
        try {
            return ZoneId.of(pipeline.timezone()).getId();
        } catch (DateTimeException e) {
            problems.add(
                    Fault.of(
                                    FaultCode.TIMEZONE_UNKNOWN,
                                    "There is no time zone \"" + pipeline.timezone() + "\".")
                            .withHint("Names are such as Europe/Berlin or UTC."));
            return "UTC";
        }
    }

    private Warehouse warehouse() {
        return Warehouse.of(request.grants().workspace());
    }

    private Bound bind(List<NodeId> active, ResolvedFiles files, Desk desk) {
        var describer = new Describer(desk, flat, files, known, this::likelyTexts);
        var tables = new WarehouseSchemas(warehouse());
        return new Binder(
                        graph,
                        settled,
                        files,
                        desk.binding(),
                        describer,
                        known,
                        tables,
                        flat,
                        request,
                        problems)
                .bind(active);
    }

    private List<Sql> likelyTexts(Scope scope) {
        return LikelyTexts.of(
                settled.values().stream()
                        .filter(node -> flat.scope(node.id()).equals(scope))
                        .toList());
    }

    private Plan compiled(List<NodeId> active, Bound bound, Desk desk, Reuse reuse) {
        var engine = desk.session().version();
        var prints =
                Fingerprints.of(bound, arguments, warehouse().file(), pipeline.timezone(), engine);
        var known = reuse.known(bound, prints);
        var needed = new Needed(bound, ends(active, bound), known);
        var open = needed.bound();
        var keeps =
                known.keeps()
                        ? Keeping.of(open, pipeline.nodes(), needed.ends(), bound.shown(), prints)
                        : Set.<String>of();
        var steps = new Compiler(pipeline, open, keeps, request.counts()).steps(needed.ends());
        return new Plan(
                pipeline,
                open,
                settled,
                active,
                steps,
                arguments,
                prints,
                keeps,
                bound.shown(),
                flat.inner());
    }

    /// Relations that are computed although nothing reads them, and the one that was asked for.
    private Set<String> ends(List<NodeId> active, Bound bound) {
        var ends = new LinkedHashSet<String>();
        var taking = Set.copyOf(active);
        for (NodeId id : active) {
            boolean delivers = bound.deliveries().containsKey(id);
            boolean read = graph.outOf(id).stream().anyMatch(wire -> taking.contains(wire.to()));
            if (!delivers && !read) {
                ends.add(bound.checks().containsKey(id) ? Relation.sharedName(id) : id.value());
            }
        }
        request.to().ifPresent(to -> ends.addAll(endsOf(to, bound)));
        return ends;
    }

    /// The port that was asked for, unless a delivery makes it.
    private static List<String> endsOf(Port to, Bound bound) {
        return bound.relations().values().stream()
                .filter(relation -> relation.node().equals(to.node()))
                .filter(relation -> relation.kind() != Relation.Kind.STORED)
                .filter(
                        relation ->
                                relation.port().equals(to.port())
                                        || (to.port().isEmpty()
                                                && relation.name().equals(to.node().value())))
                .map(Relation::name)
                .toList();
    }
}
