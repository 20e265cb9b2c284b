package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.Lane;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Column;
import dev.millrace.model.NodeId;
import dev.millrace.model.Schema;
import dev.millrace.node.Check;
import dev.millrace.node.CheckType;
import dev.millrace.node.DeliverType;
import dev.millrace.node.Delivery;
import dev.millrace.node.GroupType;
import dev.millrace.node.Input;
import dev.millrace.node.Inputs;
import dev.millrace.node.Ports;
import dev.millrace.node.Presentation;
import dev.millrace.node.Probe;
import dev.millrace.node.QueryType;
import dev.millrace.node.Scan;
import dev.millrace.node.ScanType;
import dev.millrace.node.ServeType;
import dev.millrace.node.Trait;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks the engine for the columns of every wire: each node's SELECT is bound against empty
/// relations with the columns of its inputs.
final class Binder {

    /// Columns of `Scan.WithRejects.REJECTS`.
    private static final Schema REJECTS =
            new Schema(
                    List.of(
                            new Column("file", "VARCHAR"),
                            new Column("line", "UBIGINT"),
                            new Column("column", "VARCHAR"),
                            new Column("kind", "VARCHAR"),
                            new Column("text", "VARCHAR"),
                            new Column("message", "VARCHAR")));

    private final Graph graph;
    private final Map<NodeId, Settled<?>> settled;
    private final FileNames files;
    private final Lane lane;
    private final Describer describer;
    private final Descriptions known;
    private final WarehouseTables warehouse;
    private final Flat flat;
    private final PlanRequest request;
    private final Problems problems;

    private final Set<NodeId> taking = new LinkedHashSet<>();
    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private final Map<NodeId, Bound.BoundDelivery> deliveries = new LinkedHashMap<>();
    private final Map<NodeId, Check> checks = new LinkedHashMap<>();
    private final Map<NodeId, Presentation> presentations = new LinkedHashMap<>();
    private final List<Bound.BoundProbe> probes = new ArrayList<>();
    private final Map<NodeId, Inputs> reaching = new LinkedHashMap<>();
    private final Besides besides;
    private Optional<Bound.BoundTrial> trial = Optional.empty();

    Binder(
            Graph graph,
            Map<NodeId, Settled<?>> settled,
            FileNames files,
            Lane lane,
            Describer describer,
            Descriptions known,
            WarehouseTables warehouse,
            Flat flat,
            PlanRequest request,
            Problems problems) {
        this.flat = flat;
        this.request = request;
        this.graph = graph;
        this.settled = settled;
        this.files = files;
        this.lane = lane;
        this.describer = describer;
        this.known = known;
        this.warehouse = warehouse;
        this.problems = problems;
        this.besides = new Besides(describer, relations);
    }

    /// Binds what can be bound, of the nodes given, sources first.
    Bound bind(List<NodeId> order) {
        taking.addAll(order);
        for (NodeId id : order) {
            var node = settled.get(id);
            if (node != null) {
                tryOut(node);
            }
            if (node == null || problems.isBroken(id)) {
                problems.breaks(id);
            } else if (graph.into(id).stream().anyMatch(w -> problems.isBroken(w.from()))) {
                problems.breaks(id);
            } else {
                bindSafely(node);
            }
        }
        return new Bound(
                new LinkedHashMap<>(relations),
                deliveries,
                checks,
                presentations,
                probes,
                trial,
                files.byNode(),
                files.written(),
                reaching,
                flat.ports());
    }

    private void bindSafely(Settled<?> node) {
        try {
            bind(node);
        } catch (FaultException e) {
            problems.add(node.id(), e.fault());
        }
    }

    private <S extends Record> void bind(Settled<S> node) {
        var inputs = inputs(node);
        reaching.put(node.id(), inputs);
        bind(node, inputs);
        if (request.isProbed()) {
            probes(node, inputs);
        }
    }

    private <S extends Record> void probes(Settled<S> node, Inputs inputs) {
        for (Probe probe : node.type().probes(node.settings(), inputs)) {
            besides.probe(node, inputs, probe, probes.size()).ifPresent(probes::add);
        }
    }

    /// Also where the node itself is broken, as it is while an expression of it is typed.
    private <S extends Record> void tryOut(Settled<S> node) {
        var wanted = request.trial().filter(tried -> tried.node().equals(node.id()));
        if (wanted.isEmpty()) {
            return;
        }
        try {
            trial = Optional.of(besides.trial(node, inputs(node), wanted.get()));
        } catch (FaultException e) {
            trial = Optional.of(Besides.none(e.fault()));
        }
    }

    private <S extends Record> void bind(Settled<S> node, Inputs inputs) {
        switch (node.type()) {
            case QueryType<S> type ->
                    ports(node, inputs, type.select(node.settings(), inputs), false);
            case ScanType<S> type -> {
                type.head(node.settings())
                        .ifPresent(
                                head ->
                                        new FileHeads(files, lane, known, problems)
                                                .check(node.id(), head));
                scan(node, inputs, type.scan(node.settings(), inputs));
            }
            case CheckType<S> type -> {
                var check = type.check(node.settings(), inputs);
                ports(node, inputs, check.ports(), true);
                var report =
                        over(check.report(), Map.of(Ports.SHARED, Relation.sharedName(node.id())));
                checks.put(node.id(), new Check(check.ports(), check.expectations(), report));
            }
            case DeliverType<S> type ->
                    deliver(node, inputs, type.deliver(node.settings(), inputs));
            case ServeType<S> type -> {
                var shown = type.present(node.settings(), inputs);
                ports(node, inputs, type.select(inputs), false);
                shown.faults().forEach(fault -> problems.add(node.id(), fault));
                presentations.put(node.id(), shown);
            }
            case GroupType<S> _ ->
                    throw new IllegalStateException("not put in its place: " + node.id());
        }
    }

    private Inputs inputs(Settled<?> node) {
        var wires = new ArrayList<Inputs.Wire>();
        var names = new HashSet<String>();
        for (Input input : node.spec().inputs()) {
            for (Wire wire : graph.into(node.id())) {
                if (wire.toPort().equals(input.name())) {
                    var bound = wire(wire);
                    if (!names.add(bound.name()) && input.arity() == Input.Arity.MANY) {
                        throw Fault.of(
                                        FaultCode.INPUT_NAME_TWICE,
                                        "Two inputs are called \"" + bound.name() + "\".")
                                .withHint("Give one another name: \"... as other\" in its link.")
                                .toException();
                    }
                    wires.add(bound);
                }
            }
        }
        return new Inputs(wires);
    }

    private Inputs.Wire wire(Wire wire) {
        var from = requireNonNull(settled.get(wire.from()));
        boolean first = wire.fromPort().equals(from.firstOutput());
        var relation = Relation.name(wire.from(), wire.fromPort(), first);
        var local = wire.from().local();
        var usual = first ? local : local + "_" + wire.fromPort();
        var name = wire.link().as().isEmpty() ? usual : wire.link().as();
        var bound = relations.get(relation);
        if (bound == null) {
            throw Fault.of(
                            FaultCode.PORT_UNKNOWN,
                            "Nothing leaves \""
                                    + wire.from()
                                    + "\" by \""
                                    + wire.fromPort()
                                    + "\" as it is set.")
                    .withHint("Change the settings of that node, or remove the link.")
                    .toException();
        }
        return new Inputs.Wire(wire.toPort(), relation, name, bound.schema());
    }

    private void ports(Settled<?> node, Inputs inputs, Ports ports, boolean check) {
        var names = tables(inputs);
        var sources = inputs.wires().stream().map(Inputs.Wire::relation).distinct().toList();
        var traits = node.traits();
        var read = new LinkedHashSet<String>(portsRead(node));
        read.retainAll(ports.byPort().keySet());
        if (check || read.isEmpty()) {
            read.addAll(ports.byPort().keySet());
        }
        var only = read.size() == 1 ? ports.alone().get(read.iterator().next()) : null;
        if (only != null || ports.shared().isEmpty()) {
            var port = read.iterator().next();
            var sql = only == null ? requireNonNull(ports.byPort().get(port)) : only;
            var name = Relation.name(node.id(), port, first(node, port));
            add(node, name, port, Relation.Kind.QUERY, sql, names, sources, traits);
            return;
        }
        var shared = Relation.sharedName(node.id());
        var kind = check ? Relation.Kind.CHECKED : Relation.Kind.QUERY;
        var rows = ports.shared().orElseThrow();
        add(node, shared, "", kind, rows, names, sources, SharedTraits.ofShared(traits));
        for (String port : read) {
            var sql = over(requireNonNull(ports.byPort().get(port)), Map.of(Ports.SHARED, shared));
            add(
                    node,
                    Relation.name(node.id(), port, first(node, port)),
                    port,
                    Relation.Kind.QUERY,
                    sql,
                    names,
                    List.of(shared),
                    Set.of(Trait.FILTERS, Trait.STREAMS));
        }
    }

    /// Ports that somebody reads; of a node behind which nothing comes, the first.
    private SequencedSet<String> portsRead(Settled<?> node) {
        var read = new LinkedHashSet<String>();
        graph.outOf(node.id()).stream()
                .filter(wire -> taking.contains(wire.to()))
                .forEach(wire -> read.add(wire.fromPort()));
        request.to()
                .filter(wanted -> wanted.node().equals(node.id()))
                .ifPresent(
                        wanted ->
                                read.add(
                                        wanted.port().isEmpty()
                                                ? node.firstOutput()
                                                : wanted.port()));
        if (read.isEmpty()) {
            read.add(node.firstOutput());
        }
        return read;
    }

    private static boolean first(Settled<?> node, String port) {
        return node.firstOutput().equals(port);
    }

    private void scan(Settled<?> node, Inputs inputs, Scan scan) {
        var id = node.id();
        var first = id.value();
        var out = node.firstOutput();
        switch (scan) {
            case Scan.Inline(Sql select) -> ports(node, inputs, Ports.single(select), false);
            case Scan.WithRejects(Sql rows, Sql rejected) -> {
                describer.makeEmpty(Scan.WithRejects.REJECTS, REJECTS);
                add(node, first, out, Relation.Kind.SCAN, rows, Set.of(), List.of(), Set.of());
                add(
                        node,
                        Relation.name(id, "rejected", false),
                        "rejected",
                        Relation.Kind.REJECTED,
                        rejected,
                        Set.of(),
                        List.of(first),
                        Set.of());
            }
            case Scan.FromWarehouse(Sql select) -> {
                var tables = warehouse.openFor(lane);
                var sql = WarehouseSchemas.qualified(describer.checked(id, select, tables));
                add(node, first, out, Relation.Kind.SNAPSHOT, sql, tables, List.of(), Set.of());
            }
        }
    }

    private void deliver(Settled<?> node, Inputs inputs, Delivery delivery) {
        var input = inputs.only();
        if (request.isLook()) {
            put(StoredRows.looked(node, input, delivery));
        } else {
            put(StoredRows.readBack(node, input, delivery));
        }
        // A plan for looking delivers nothing; without a plan it is said what would be delivered.
        if (!request.isLook() || request.isWhole()) {
            deliveries.put(
                    node.id(),
                    new Bound.BoundDelivery(
                            node.id(),
                            delivery,
                            input.relation(),
                            input.schema(),
                            files.target(node.id())));
        }
    }

    static Set<String> tables(Inputs inputs) {
        return inputs.wires().stream()
                .map(wire -> wire.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private void add(
            Settled<?> node,
            String name,
            String port,
            Relation.Kind kind,
            Sql sql,
            Set<String> tables,
            List<String> inputs,
            Set<Trait> traits) {
        var read = inputs.stream().map(input -> requireNonNull(relations.get(input))).toList();
        var found = describer.describe(node.id(), kind, sql, tables, read);
        put(
                new Relation(
                        name,
                        node.id(),
                        port,
                        kind,
                        found.checked().sql(),
                        inputs,
                        found.schema(),
                        found.checked().hasWindow() ? SharedTraits.overWindow(traits) : traits,
                        found.checked().isVolatile()));
    }

    private void put(Relation relation) {
        relations.put(relation.name(), relation);
    }

    private static Sql over(Sql sql, Map<String, String> names) {
        return sql.map(
                part ->
                        part instanceof Sql.Part.Relation(String relation, String as)
                                        && names.containsKey(relation)
                                ? new Sql.Part.Relation(requireNonNull(names.get(relation)), as)
                                : part);
    }
}
