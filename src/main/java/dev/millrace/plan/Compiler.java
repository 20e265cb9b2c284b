package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.model.CountMode;
import dev.millrace.model.Pipeline;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns bound relations into the steps of a plan.
final class Compiler {

    private final Pipeline pipeline;
    private final Bound bound;
    private final Set<String> keeps;
    private final CountMode counts;

    /// @param keeps relations that are to be there whole, to be kept
    Compiler(Pipeline pipeline, Bound bound, Set<String> keeps, CountMode counts) {
        this.keeps = keeps;
        this.pipeline = pipeline;
        this.bound = bound;
        this.counts = counts;
    }

    /// @param ends relations that are computed although nothing comes after them
    List<Step> steps(Set<String> ends) {
        var statements = new Fuser(bound, pipeline.nodes(), ends, keeps, counts).statements();
        var used = used(statements, wholeTables(ends));
        return new Steps(bound, pipeline.nodes(), statements, used).inOrder();
    }

    /// Columns of tables that anybody uses, by table.
    private Map<String, List<String>> used(Fuser.Statements statements, Set<String> whole) {
        if (whole.containsAll(statements.tables())) {
            return statements.tables().stream()
                    .collect(Collectors.toMap(table -> table, this::columns));
        }
        try (var session = Session.open(SessionSettings.explaining("UTC"));
                var lane = session.lane()) {
            bound.relations().values().forEach(r -> lane.createEmpty("main", r.name(), r.schema()));
            return new Pruner(lane, bound, statements, whole).used();
        }
    }

    private List<String> columns(String relation) {
        return requireNonNull(bound.relations().get(relation)).schema().names();
    }

    /// Tables whose columns are all wanted: what is asked for, marked to be kept, or checked.
    private Set<String> wholeTables(Set<String> ends) {
        var whole = new LinkedHashSet<>(ends);
        whole.addAll(keeps);
        for (Relation relation : bound.relations().values()) {
            var node = requireNonNull(pipeline.nodes().get(relation.node()));
            if (node.keep() || relation.kind() == Relation.Kind.CHECKED) {
                whole.add(relation.name());
            }
        }
        return whole;
    }
}
