package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.duck.Warehouse;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From pipeline to plan. Finds all problems at once. Stateless; any thread.
public final class Planner {

    /// Where the empty tables live against which nodes are bound.
    static final String BIND = "bind";

    private final NodeCatalog catalog;
    private final DeepThreads threads = new DeepThreads();

    public Planner(NodeCatalog catalog) {
        this.catalog = catalog;
    }

    /// Everything that is wrong and the columns of every wire; no plan is made.
    public Planned check(Pipeline pipeline, PlanRequest request) {
        return closed(pipeline, request, false);
    }

    /// The same and a plan, which is not run.
    public Planned plan(Pipeline pipeline, PlanRequest request) {
        return closed(pipeline, request, true);
    }

    private Planned closed(Pipeline pipeline, PlanRequest request, boolean plans) {
        var opener = SessionOpener.reading(Warehouse.of(request.grants().workspace()).files());
        try (var prepared = prepare(pipeline, request, opener, plans)) {
            return prepared.planned();
        }
    }

    /// A plan and the session to run it in, which the caller closes.
    public Prepared prepare(Pipeline pipeline, PlanRequest request, SessionOpener opener) {
        return prepare(pipeline, request, opener, true);
    }

    private Prepared prepare(
            Pipeline pipeline, PlanRequest request, SessionOpener opener, boolean plans) {
        return threads.call(() -> new Planning(pipeline, request, plans).done(opener));
    }

    /// @param session locked, with its parameters set and no table in it
    /// @param threads on which the session is used
    public record Prepared(Planned planned, Session session, DeepThreads threads)
            implements AutoCloseable {
        @Override
        public void close() {
            session.close();
        }
    }

    /// One planning.
    private final class Planning {
        private final Pipeline pipeline;
        private final PlanRequest request;
        private final boolean plans;
        private final Problems problems = new Problems();
        private final Arguments arguments;
        private final Map<NodeId, Settled<?>> settled;
        private final Graph graph;

        Planning(Pipeline pipeline, PlanRequest request, boolean plans) {
            this.plans = plans;
            this.pipeline = pipeline;
            this.request = request;
            this.arguments =
                    Arguments.of(pipeline, request.parameters(), request.builtIn(), problems);
            this.settled = new Settler(catalog, arguments, problems).settle(pipeline);
            this.graph = new Validator(pipeline, settled, problems).graph();
        }

        Prepared done(SessionOpener opener) {
            if (pipeline.nodes().isEmpty()) {
                problems.add(
                        Fault.of(FaultCode.PIPELINE_EMPTY, "The pipeline has no nodes.")
                                .withHint("Add a source first."));
            }
            var active = active();
            var files = new ResolvedFiles(request, problems);
            files.resolve(
                    active.stream().filter(settled::containsKey).map(this::settledNode).toList());
            lostOrders(active);
            var needs = files.needs(counts(active), timezone());
            var session = opener.open(needs);
            try {
                var planned = planned(active, files, session, opener.reach(needs));
                return new Prepared(planned, session, threads);
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
        }

        private Planned planned(
                List<NodeId> active,
                ResolvedFiles files,
                Session session,
                SessionOpener.Reach reach) {
            try (var lane = session.lane()) {
                lane.execute("CREATE SCHEMA " + BIND + "; SET search_path = '" + BIND + ",main'");
                defineParameters(session, lane);
                var reads = new LinkedHashSet<Path>(files.allRead());
                reads.addAll(reach.files());
                session.lock(reads, reach.folders());
                var bound = bind(active, files, lane);
                lane.execute("DROP SCHEMA " + BIND + " CASCADE");
                lane.execute("DROP SCHEMA IF EXISTS " + Warehouse.NAME + " CASCADE");
                if (problems.hasErrors() || !plans) {
                    return new Planned(Optional.empty(), bound, problems.all());
                }
                return new Planned(Optional.of(plan(active, bound)), bound, problems.all());
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
                    problems.add(
                            Fault.of(FaultCode.NODE_UNKNOWN, "There is no node \"" + to + "\"."));
                } else if (off.contains(to)) {
                    problems.add(
                            to,
                            FaultCode.INPUT_OFF,
                            "The node is off, or hangs on one that is.",
                            "Switch it on.");
                }
                checkPort(request.to().get());
                wanted = graph.upstream(List.of(to));
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
            if (node != null
                    && !to.port().isEmpty()
                    && !node.spec().outputs().contains(to.port())) {
                problems.add(
                        to.node(),
                        FaultCode.PORT_UNKNOWN,
                        "The node has no output \"" + to.port() + "\".",
                        "Its outputs are " + String.join(", ", node.spec().outputs()) + ".");
            }
        }

        private void lostOrders(List<NodeId> active) {
            for (NodeId id : active) {
                var node = settled.get(id);
                if (node == null || !node.has(Trait.SORTS)) {
                    continue;
                }
                for (Wire wire : graph.outOf(id)) {
                    var next = settled.get(wire.to());
                    if (next != null && !next.has(Trait.USES_ORDER)) {
                        problems.add(
                                id,
                                FaultCode.ORDER_LOST,
                                "The order is lost in \"" + wire.to() + "\".",
                                "Sort directly in front of a delivery or a limit.");
                    }
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

        private void defineParameters(Session session, Lane lane) {
            var texts = new TypedTexts(lane, Map.of());
            for (var entry : arguments.declared().entrySet()) {
                var name = entry.getKey();
                try {
                    if (pipeline.parameters().containsKey(name)) {
                        var type = entry.getValue().type();
                        texts.checked(Sql.typed("type", type, Sql.Form.TYPE), Set.of());
                    }
                    var value = arguments.values().get(name);
                    if (value != null && isMentioned(name)) {
                        session.define(name, entry.getValue(), value);
                    }
                } catch (FaultException e) {
                    problems.add(invalid(name, entry.getValue(), e.fault().message()));
                } catch (EngineException e) {
                    problems.add(invalid(name, entry.getValue(), ""));
                }
            }
            session.defineIn(lane);
        }

        /// Setting a variable costs more than to see that nobody can ask for it.
        private boolean isMentioned(String name) {
            return pipeline.parameters().containsKey(name)
                    || pipeline.nodes().values().stream()
                            .anyMatch(node -> mentions(node.settings(), "$" + name));
        }

        private static boolean mentions(Value value, String text) {
            return switch (value) {
                case Value.Text(String written) -> written.contains(text);
                case Value.Items(var values) -> values.stream().anyMatch(v -> mentions(v, text));
                case Value.Fields(var members) ->
                        members.values().stream().anyMatch(v -> mentions(v, text));
                case Value.Null _, Value.Bool _, Value.Num _ -> false;
            };
        }

        private static Fault invalid(String name, Parameter parameter, String why) {
            return Fault.of(
                            FaultCode.PARAMETER_INVALID,
                            why.isEmpty()
                                    ? "The value of the parameter \""
                                            + name
                                            + "\" is not a "
                                            + parameter.type()
                                            + "."
                                    : "The parameter \"" + name + "\" has a wrong type: " + why)
                    .at(Place.NOWHERE);
        }

        private Warehouse warehouse() {
            return Warehouse.of(request.grants().workspace());
        }

        private Bound bind(List<NodeId> active, ResolvedFiles files, Lane lane) {
            var texts = new TypedTexts(lane, arguments.declared());
            var tables = new OpenedWarehouse(warehouse());
            return new Binder(
                            graph,
                            settled,
                            files,
                            lane,
                            texts,
                            tables,
                            request.to(),
                            request.isLook(),
                            problems)
                    .bind(active);
        }

        private Plan plan(List<NodeId> active, Bound bound) {
            var ends = new LinkedHashSet<String>();
            for (NodeId id : active) {
                boolean delivers = bound.deliveries().containsKey(id);
                boolean read =
                        graph.outOf(id).stream().anyMatch(wire -> active.contains(wire.to()));
                if (!delivers && !read) {
                    ends.add(bound.checks().containsKey(id) ? Relation.sharedName(id) : id.value());
                }
            }
            request.to().ifPresent(to -> ends.addAll(endsOf(to, bound)));
            var statements =
                    new Fuser(bound, pipeline.nodes(), ends, request.counts()).statements();
            var used = used(bound, statements, wholeTables(ends, bound, pipeline));
            var steps = new Steps(bound, pipeline.nodes(), statements, used).inOrder();
            return new Plan(pipeline, bound, settled, active, steps, arguments);
        }
    }

    private Map<String, List<String>> used(
            Bound bound, Fuser.Statements statements, Set<String> whole) {
        if (statements.tables().isEmpty()) {
            return Map.of();
        }
        try (var session = Session.open(SessionSettings.explaining("UTC"));
                var lane = session.lane()) {
            bound.relations().values().forEach(r -> lane.createEmpty("main", r.name(), r.schema()));
            return new Pruner(lane, bound, statements, whole).used();
        }
    }

    /// Tables whose columns are all wanted: what is asked for, marked to be kept, or checked.
    private static Set<String> wholeTables(Set<String> ends, Bound bound, Pipeline pipeline) {
        var whole = new LinkedHashSet<>(ends);
        for (Relation relation : bound.relations().values()) {
            var node = requireNonNull(pipeline.nodes().get(relation.node()));
            if (node.keep() || relation.kind() == Relation.Kind.CHECKED) {
                whole.add(relation.name());
            }
        }
        return whole;
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

    /// The warehouse's tables as empty tables of the planning session, looked up once.
    private static final class OpenedWarehouse implements Binder.WarehouseTables {
        private final Warehouse warehouse;
        private final Map<String, Boolean> names = new LinkedHashMap<>();
        private boolean opened;

        OpenedWarehouse(Warehouse warehouse) {
            this.warehouse = warehouse;
        }

        @Override
        public Set<String> openFor(Lane lane) {
            if (!opened) {
                opened = true;
                open(lane);
            }
            return names.keySet();
        }

        private void open(Lane lane) {
            if (!warehouse.exists()) {
                throw Fault.of(FaultCode.TABLE_NOT_FOUND, "The workspace has no warehouse yet.")
                        .withHint("A node \"storage.warehouse\" makes it.")
                        .toException();
            }
            try (var _ = warehouse.lockForReading("a check")) {
                warehouse.attachForReading(lane);
                var tables = warehouse.tables(lane);
                warehouse.detach(lane);
                lane.execute("CREATE SCHEMA " + Warehouse.NAME);
                tables.forEach(
                        (table, schema) -> {
                            lane.createEmpty(Warehouse.NAME, table, schema);
                            names.put(table.toLowerCase(Locale.ROOT), true);
                        });
            }
        }
    }
}
