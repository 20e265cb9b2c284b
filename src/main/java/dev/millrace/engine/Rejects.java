package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.Lane;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Node;
import dev.millrace.model.RejectLimit;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Sql;
import java.util.Locale;
import java.util.Optional;

/// The rows that nodes reject: told, kept with the run, and held to the limits of their nodes. Any
/// thread.
final class Rejects {

    /// The port by which they leave.
    static final String PORT = "rejected";

    private final Plan plan;
    private final Keeper keeper;
    private final Teller teller;

    Rejects(Plan plan, Keeper keeper, Teller teller) {
        this.plan = plan;
        this.keeper = keeper;
        this.teller = teller;
    }

    /// Rows that a step rejected.
    ///
    /// @param from a table or a SELECT in parentheses that holds them
    /// @param all those rows and the ones that passed
    /// @return a fault if there are too many
    Optional<Fault> computed(Relation port, Sql from, long rejected, long all, Lane lane) {
        var kept =
                rejected > 0
                        ? keeper.rejected(port, from, rejected, lane)
                        : Optional.<String>empty();
        teller.rejected(port.node(), port.port(), rejected, kept);
        return exceeded(port, rejected, all);
    }

    /// Rows that were rejected when their node was computed, in an earlier run.
    ///
    /// @return a fault if there are too many
    Optional<Fault> reused(Relation port, long rejected, long all) {
        teller.rejected(port.node(), port.port(), rejected, keptBefore(port));
        return exceeded(port, rejected, all);
    }

    /// The fingerprint under which an earlier run kept the rejected rows; empty of other ports.
    Optional<String> keptBefore(Relation port) {
        return port.port().equals(PORT) ? keeper.rejectedBefore(port) : Optional.empty();
    }

    private Optional<Fault> exceeded(Relation port, long rejected, long all) {
        var node = requireNonNull(plan.pipeline().nodes().get(port.node()));
        return node.policy()
                .rejectLimit()
                .filter(limit -> limit.isExceeded(rejected, all))
                .map(limit -> fault(node, limit, rejected, all));
    }

    private static Fault fault(Node node, RejectLimit limit, long rejected, long all) {
        return Fault.of(
                        FaultCode.TOO_MANY_REJECTED,
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d rows %s rejected, and no more than %s may be.",
                                rejected,
                                all,
                                rejected == 1 ? "is" : "are",
                                limit.text()))
                .withHint(
                        "Look at the rows that \""
                                + node.displayTitle()
                                + "\" rejects and mend the data, or raise its limit"
                                + " (reject_limit).")
                .at(Place.node(node.id().value()));
    }
}
