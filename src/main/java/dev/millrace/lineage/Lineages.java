package dev.millrace.lineage;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.EngineException;
import dev.millrace.model.NodeId;
import dev.millrace.model.Schema;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Relation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Works out the lineage of pipelines. Any thread.
///
/// It remembers what it read of each SELECT, so one is used for all of a process.
public final class Lineages {

    private final DeepThreads threads = new DeepThreads();
    private final Readings known = new Readings();
    private volatile Set<String> aggregates = Set.of();

    /// The lineage of all that could be bound; of nodes with an error, and those behind them, there
    /// is none.
    ///
    /// @param workspace real path of the folder that holds the warehouse
    public LineageGraph of(Planned planned, Path workspace) {
        try {
            return threads.call(
                    () -> {
                        try (var parser = new Parser()) {
                            return graph(planned, workspace, parser);
                        }
                    });
        } catch (EngineException e) {
            throw e.fault().toException(e);
        }
    }

    private LineageGraph graph(Planned planned, Path workspace, Parser parser) {
        var readings = new HashMap<String, Reading>();
        for (Relation relation : planned.bound().relations().values()) {
            readings.put(relation.name(), reading(relation, planned, parser));
        }
        var datasets = Datasets.of(planned, workspace, parser);
        var built = new GraphBuilder(readings);
        var settings = new NodeUses(planned);
        var seen = new HashSet<NodeId>();
        for (Relation relation : planned.bound().relations().values()) {
            var inputs = inputs(relation, planned);
            built.add(relation, inputs);
            var node = planned.settled().get(relation.node());
            if (node != null && seen.add(node.id())) {
                built.noteUses(node.id(), settings.of(node, inputs));
            }
        }
        return built.graph(datasets);
    }

    private static Map<String, Schema> inputs(Relation relation, Planned planned) {
        var inputs = new LinkedHashMap<String, Schema>();
        var delivery = planned.bound().deliveries().get(relation.node());
        if (relation.kind() == Relation.Kind.STORED && delivery != null) {
            inputs.put(delivery.input(), delivery.schema());
        }
        if (relation.kind() != Relation.Kind.REJECTED) {
            for (String name : relation.inputs()) {
                var input = planned.bound().relations().get(name);
                inputs.put(name, input == null ? Schema.EMPTY : input.schema());
            }
        }
        return inputs;
    }

    private Reading reading(Relation relation, Planned planned, Parser parser) {
        var inputs = inputs(relation, planned);
        if (inputs.isEmpty()) {
            return Reading.source(relation.schema());
        }
        if (relation.kind() == Relation.Kind.STORED) {
            var input = inputs.entrySet().iterator().next();
            return Reading.copy(input.getKey(), input.getValue(), relation.schema());
        }
        var question = new Reading.Question(relation.sql(), inputs, relation.schema());
        return known.of(question).orElseGet(() -> read(question, parser));
    }

    private Reading read(Reading.Question question, Parser parser) {
        if (aggregates.isEmpty()) {
            aggregates = parser.aggregates();
        }
        var reading = Reading.of(question, aggregates, parser::tree);
        known.keep(question, reading);
        return reading;
    }
}
