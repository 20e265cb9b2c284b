package dev.millrace.engine;

import dev.millrace.duck.Session;
import dev.millrace.model.Port;
import dev.millrace.model.Rows;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;

/// Rows on a wire, computed for looking at them. What does not fit into memory spills into the
/// system's temporary folder, so the workspace stays as it is. Call on a deep stack.
final class Look {

    private final Workspace workspace;
    private final Plan plan;
    private final RunId id;
    private final RunCall call;

    /// @param plan made for looking: without deliveries
    Look(Workspace workspace, Plan plan, RunId id, RunCall call) {
        this.workspace = workspace;
        this.plan = plan;
        this.id = id;
        this.call = call;
    }

    Rows rows(Port port, long limit) throws IOException {
        var scratch = Files.createTempDirectory("millrace-look");
        var staging = new Staging(workspace, id, plan);
        try (var session = Sessions.open(workspace, plan, staging, call, scratch)) {
            var runner =
                    new StepRunner(
                            workspace,
                            id,
                            plan,
                            staging,
                            new Measurements(Map.of()),
                            new Teller(Clock.systemUTC(), _ -> {}));
            return rows(session, runner, wanted(port), limit);
        } finally {
            Durable.delete(scratch);
        }
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

    private Rows rows(Session session, StepRunner runner, Relation wanted, long limit) {
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
