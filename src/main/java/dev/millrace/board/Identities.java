package dev.millrace.board;

import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.Effect;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.lineage.Making;
import dev.millrace.model.Column;
import dev.millrace.plan.Relation;
import java.util.Optional;

/// Which columns of different relations hold the values of one column, by lineage and not by name.
final class Identities {

    private final LineageGraph graph;

    Identities(LineageGraph graph) {
        this.graph = graph;
    }

    /// The column furthest back whose values a column holds unchanged.
    ColumnAt of(Relation relation, String column) {
        var at = new ColumnAt(relation.node(), relation.port(), column);
        for (var back = before(at); back.isPresent(); back = before(at)) {
            at = back.get();
        }
        return at;
    }

    private Optional<ColumnAt> before(ColumnAt at) {
        return graph.column(at)
                .filter(lineage -> lineage.making() == Making.COPY)
                .map(
                        lineage ->
                                lineage.sources().entrySet().stream()
                                        .filter(each -> each.getValue().contains(Effect.COPY))
                                        .toList())
                .filter(copied -> copied.size() == 1)
                .map(copied -> copied.getFirst().getKey());
    }

    /// The column of a relation that holds the values of another one.
    Optional<String> in(Relation relation, ColumnAt identity) {
        return relation.schema().columns().stream()
                .map(Column::name)
                .filter(column -> of(relation, column).equals(identity))
                .findFirst();
    }
}
