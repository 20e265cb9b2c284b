package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Blame;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.NodeId;
import dev.millrace.model.RunPolicy;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Step;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a run bears of a step, by the policies of the nodes that are computed together in it.
record StepPolicies(Plan plan) {

    /// How long an attempt may take.
    ///
    /// @param node the one that says so
    record Limit(NodeId node, Duration timeout) {

        Fault exceeded() {
            return Fault.of(
                            FaultCode.TIMED_OUT,
                            "It took longer than the "
                                    + timeout.toSeconds()
                                    + " seconds that it may take.")
                    .withHint("Give it more time (timeout), or less to do.")
                    .at(Place.node(node.value()));
        }
    }

    /// How long to wait before a step that failed is tried again: as its node says, or where that
    /// is not known, the one that bears most. Only the environment may do better next time.
    ///
    /// @param attempt number of the one that failed, from 1
    /// @return empty if it is not tried again
    Optional<Duration> delay(Step step, Fault fault, int attempt) {
        if (!mayPass(fault.code())) {
            return Optional.empty();
        }
        var nodes =
                Run.nodeOf(fault).filter(step.nodes()::contains).map(List::of).orElse(step.nodes());
        return nodes.stream()
                .map(this::policy)
                .max(Comparator.comparingInt(RunPolicy::retries))
                .flatMap(policy -> policy.delayAfter(attempt));
    }

    /// Also what lies outside may be out of reach for a while.
    private static boolean mayPass(FaultCode code) {
        return code.blame() == Blame.ENVIRONMENT
                || code == FaultCode.SOURCE_NOT_FOUND
                || code == FaultCode.SOURCE_NOT_READABLE;
    }

    /// The shortest of the times that its nodes may take, since they take it together.
    Optional<Limit> limit(Step step) {
        return step.nodes().stream()
                .filter(node -> policy(node).timeout().isPositive())
                .map(node -> new Limit(node, policy(node).timeout()))
                .min(Comparator.comparing(Limit::timeout));
    }

    private RunPolicy policy(NodeId node) {
        return requireNonNull(plan.pipeline().nodes().get(node)).policy();
    }
}
