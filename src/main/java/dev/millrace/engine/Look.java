package dev.millrace.engine;

import dev.millrace.duck.Session;
import dev.millrace.model.Port;
import dev.millrace.model.Rows;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Step;
import java.time.Clock;
import java.util.Map;

/// Rows on a wire, computed for looking at them. Call on a deep stack.
final class Look {

    private final Workspace workspace;
    private final Plan plan;
    private final Session session;
    private final RunId id;

    /// @param plan made for looking: without deliveries
    Look(Workspace workspace, Plan plan, Session session, RunId id) {
        this.workspace = workspace;
        this.plan = plan;
        this.session = session;
        this.id = id;
    }

    Rows rows(Port port, long limit) {
        var runner =
                new StepRunner(
                        workspace,
                        id,
                        plan,
                        new Staging(workspace, id, plan),
                        new Measurements(Map.of()),
                        new Teller(Clock.systemUTC(), _ -> {}));
        return rows(runner, wanted(port), limit);
    }

    private Relation wanted(Port port) {
        return plan.bound().relations().values().stream()
                .filter(relation -> relation.node().equals(port.node()))
                .filter(
                        relation ->
                                port.port().isEmpty()
                                        ? relation.name().equals(port.node().value())
                                        : relation.port().equals(port.port()))
                .findFirst()
                .orElseThrow();
    }

    private Rows rows(StepRunner runner, Relation wanted, long limit) {
        for (Step step : plan.steps()) {
            try (var lane = session.lane()) {
                if (step instanceof Step.Drain drain && step.id().equals(wanted.name())) {
                    return runner.rows(drain.fused(), lane, limit);
                }
                runner.run(step, lane);
            }
        }
        try (var lane = session.lane()) {
            return runner.rows(wanted.name(), lane, limit);
        }
    }
}
