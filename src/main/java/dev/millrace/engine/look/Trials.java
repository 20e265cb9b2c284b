package dev.millrace.engine.look;

import dev.millrace.duck.Lane;
import dev.millrace.engine.LookForm;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Schema;
import dev.millrace.plan.Bound.BoundTrial;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Relation;
import dev.millrace.plan.StatementText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes an expression over the first rows that reach its node. One thread at a time.
final class Trials {

    private final KeptTables tables;
    private final TableMaker maker;
    private final Lane lane;

    Trials(KeptTables tables, TableMaker maker, Lane lane) {
        this.tables = tables;
        this.maker = maker;
        this.lane = lane;
    }

    TriedValues values(Planned planned, int limit) {
        var bound = planned.bound();
        var trial = bound.trial().orElseThrow(() -> unreached(planned).toException());
        var rows = trial.rows().orElseThrow(() -> refused(trial).toException());
        var course = new Course(bound, rows, false, maker.warehouse().file(), rows.name());
        course.walk(tables, maker, lane);
        var text = StatementText.of(course.fused(rows), List.of(), TableMaker.files(bound)).text();
        var values = first(rows, text, limit + 1);
        boolean more = values.size() > limit;
        return new TriedValues(
                rows.schema().columns().getFirst().type(),
                more ? values.subList(0, limit) : values,
                more);
    }

    private List<@Nullable String> first(Relation rows, String text, int limit) {
        var value = new Schema(rows.schema().columns().subList(0, 1));
        var select = "SELECT " + LookForm.SHORT.columns(value) + " FROM (" + text;
        var found = lane.rows(select + " LIMIT " + limit + ")");
        return LookForm.SHORT.rows(value, found).values().stream()
                .<@Nullable String>map(List::getFirst)
                .toList();
    }

    private static Fault refused(BoundTrial trial) {
        return trial.fault().orElseThrow();
    }

    /// The node is off, unknown or behind a problem.
    private static Fault unreached(Planned planned) {
        return planned.faults().stream()
                .filter(Fault::isError)
                .findFirst()
                .orElseGet(
                        () ->
                                Fault.of(
                                        FaultCode.REQUEST_INVALID,
                                        "No rows reach the node of this expression."));
    }
}
