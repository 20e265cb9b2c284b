package dev.millrace.engine;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Port;
import dev.millrace.model.Rows;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Planner;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Rows on a wire, computed for looking at them. No delivery is made; what does not fit into memory
/// spills into the system's temporary folder, so the workspace stays as it is.
///
/// Holds a session until it is closed. Any thread; one asks after another.
public final class Look implements AutoCloseable {

    /// The whole relation, once somebody asked for more than its first rows.
    private static final String WHOLE = "looked at";

    private final Session session;
    private final DeepThreads threads;
    private final StepRunner runner;
    private final Relation wanted;
    private final Path scratch;

    /// The step that gives the wanted rows, if they are not a table already.
    private final Step.@Nullable Drain last;

    /// Steps in front of it that were not run yet.
    private final Queue<Step> before = new ArrayDeque<>();

    private boolean whole;
    private @Nullable Fault end;

    /// @param prepared a plan without errors, made for looking
    /// @param scratch removed when the look is closed
    Look(Workspace workspace, Planner.Prepared prepared, RunId id, Port port, Path scratch) {
        var plan = prepared.planned().plan().orElseThrow();
        this.session = prepared.session();
        this.threads = prepared.threads();
        this.wanted = wanted(plan, port);
        this.scratch = scratch;
        this.last = last(plan, wanted);
        plan.steps().stream().filter(step -> !step.equals(last)).forEach(before::add);
        this.runner =
                new StepRunner(
                        workspace,
                        id,
                        plan,
                        new Staging(workspace, id, plan),
                        new Measurements(Map::of),
                        (_, _, _, _, _) -> Optional.empty(),
                        new Teller(Clock.systemUTC(), _ -> {}));
    }

    private static Relation wanted(Plan plan, Port asked) {
        var port = plan.bound().at(asked);
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

    private static Step.@Nullable Drain last(Plan plan, Relation wanted) {
        for (Step step : plan.steps()) {
            if (step instanceof Step.Drain drain && step.id().equals(wanted.name())) {
                return drain;
            }
        }
        return null;
    }

    /// As the other, of texts and without a way to stop it.
    public Rows rows(long offset, long limit) {
        return rows(offset, limit, LookForm.TEXT, new Cancellation());
    }

    /// Rows from an offset on, in the order of the port if it is sorted. The first rows are
    /// computed alone; asking for later ones computes the relation once.
    ///
    /// A look that fails or is stopped while it computes what the wanted rows are made of is over,
    /// and says so from then on; one stopped at another moment can be asked again.
    ///
    /// @return null for NULL
    /// @throws FaultException if the data has errors, or RUN_CANCELLED
    public synchronized Rows rows(
            long offset, long limit, LookForm form, Cancellation cancellation) {
        if (end != null) {
            throw end.toException();
        }
        cancellation.onCancel(session::cancel);
        return threads.call(
                () -> {
                    before(cancellation);
                    return page(offset, limit, form, cancellation);
                });
    }

    private Rows page(long offset, long limit, LookForm form, Cancellation cancellation) {
        var columns = form.columns(wanted.schema());
        try (var lane = lane(cancellation)) {
            if (last != null && offset == 0 && !whole) {
                return form.rows(wanted.schema(), runner.rows(last.fused(), lane, columns, limit));
            }
            if (last != null && !whole) {
                runner.create(lane, WHOLE, last.fused());
                whole = true;
            }
            var table = last == null ? wanted.name() : WHOLE;
            return form.rows(wanted.schema(), runner.rows(table, lane, columns, offset, limit));
        } catch (EngineException e) {
            throw told(e.fault()).toException(e);
        } catch (FaultException e) {
            throw told(e.fault()).toException(e);
        }
    }

    private static Fault told(Fault fault) {
        return fault.code() == FaultCode.RUN_CANCELLED
                ? Fault.of(FaultCode.RUN_CANCELLED, "The look was stopped.")
                : fault;
    }

    /// Runs the steps in front of the wanted one. Half a step cannot be taken up again.
    private void before(Cancellation cancellation) {
        for (var step = before.peek(); step != null; step = before.peek()) {
            if (cancellation.isCancelled()) {
                throw Fault.of(FaultCode.RUN_CANCELLED, "The look was stopped.").toException();
            }
            try (var lane = lane(cancellation)) {
                runner.run(step, lane);
            } catch (FaultException e) {
                throw ended(e.fault()).toException(e);
            } catch (EngineException e) {
                throw ended(e.fault()).toException(e);
            }
            before.remove();
        }
    }

    private Fault ended(Fault reason) {
        end =
                reason.code() == FaultCode.RUN_CANCELLED
                        ? Fault.of(FaultCode.RUN_CANCELLED, "The look was stopped half-way.")
                                .withHint("It cannot go on; look again.")
                        : reason;
        return end;
    }

    /// A lane that is opened while the session is told to stop may not be known to it yet.
    private Lane lane(Cancellation cancellation) {
        var lane = session.lane();
        if (cancellation.isCancelled()) {
            lane.cancel();
        }
        return lane;
    }

    /// Waits for who is asking.
    @Override
    public synchronized void close() {
        end = Fault.of(FaultCode.RUN_CANCELLED, "The look is closed.").withHint("Look again.");
        session.close();
        try {
            Durable.delete(scratch);
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "\"" + scratch + "\" cannot be removed.")
                    .toException(e);
        }
    }
}
