package dev.millrace.engine;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.Session;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Port;
import dev.millrace.model.Rows;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Planner;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows on a wire, computed for looking at them. No delivery is made; what does not fit into memory
/// spills into the system's temporary folder, so the workspace stays as it is.
///
/// Holds a session until it is closed. One thread at a time, except `cancel`.
public final class Look implements AutoCloseable {

    /// The whole relation, once somebody asked for more than its first rows.
    private static final String WHOLE = "looked at";

    private final Plan plan;
    private final Session session;
    private final DeepThreads threads;
    private final StepRunner runner;
    private final Relation wanted;
    private final Path scratch;
    private boolean prepared;
    private boolean whole;

    /// @param prepared a plan without errors, made for looking
    /// @param scratch removed when the look is closed
    Look(Workspace workspace, Planner.Prepared prepared, RunId id, Port port, Path scratch) {
        this.plan = prepared.planned().plan().orElseThrow();
        this.session = prepared.session();
        this.threads = prepared.threads();
        this.wanted = wanted(port);
        this.scratch = scratch;
        this.runner =
                new StepRunner(
                        workspace,
                        id,
                        plan,
                        new Staging(workspace, id, plan),
                        new Measurements(Map.of()),
                        new Teller(Clock.systemUTC(), _ -> {}));
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

    /// Rows from an offset on, in the order of the port if it is sorted. The first rows are
    /// computed alone; asking for later ones computes the relation once.
    ///
    /// @throws dev.millrace.fault.FaultException if the data has errors, or RUN_CANCELLED
    public Rows rows(long offset, long limit) {
        return threads.call(() -> page(offset, limit));
    }

    private Rows page(long offset, long limit) {
        prepare();
        try (var lane = session.lane()) {
            var last = last();
            if (last == null) {
                return runner.rows(wanted.name(), lane, offset, limit);
            }
            if (offset == 0 && !whole) {
                return runner.rows(last.fused(), lane, limit);
            }
            if (!whole) {
                runner.create(lane, WHOLE, last.fused());
                whole = true;
            }
            return runner.rows(WHOLE, lane, offset, limit);
        }
    }

    /// Runs the steps in front of the wanted one.
    private void prepare() {
        for (Step step : prepared ? List.<Step>of() : plan.steps()) {
            if (!step.equals(last())) {
                try (var lane = session.lane()) {
                    runner.run(step, lane);
                }
            }
        }
        prepared = true;
    }

    /// The step that gives the wanted rows, if they are not a table already.
    private Step.@Nullable Drain last() {
        for (Step step : plan.steps()) {
            if (step instanceof Step.Drain drain && step.id().equals(wanted.name())) {
                return drain;
            }
        }
        return null;
    }

    /// Stops what is being computed. Any thread.
    public void cancel() {
        session.cancel();
    }

    @Override
    public void close() {
        session.close();
        try {
            Durable.delete(scratch);
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "\"" + scratch + "\" cannot be removed.")
                    .toException(e);
        }
    }
}
