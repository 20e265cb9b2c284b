package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.node.Cure;
import dev.millrace.node.Inputs;
import dev.millrace.node.Probe;
import dev.millrace.node.Trait;
import dev.millrace.sql.Sql;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Binds what is asked of the inputs of a node besides what the node itself does with them.
final class Besides {

    private final Describer describer;
    private final Map<String, Relation> relations;

    /// @param relations bound until now, by name
    Besides(Describer describer, Map<String, Relation> relations) {
        this.describer = describer;
        this.relations = relations;
    }

    /// A node is as good as its own query: what cannot be asked about it is not asked.
    Optional<Bound.BoundProbe> probe(Settled<?> node, Inputs inputs, Probe probe, int number) {
        try {
            var name = node.id().value() + " probe " + number;
            var rows = rows(node, inputs, name, probe.select(), node.traits());
            return Optional.of(new Bound.BoundProbe(rows, probe, cure(node, inputs, probe, name)));
        } catch (FaultException notBound) {
            return Optional.empty();
        }
    }

    private Optional<Relation> cure(Settled<?> node, Inputs inputs, Probe probe, String name) {
        try {
            return probe.cure()
                    .map(Cure::select)
                    .map(select -> rows(node, inputs, name + " cure", select, node.traits()));
        } catch (FaultException notBound) {
            return Optional.empty();
        }
    }

    /// @throws FaultException if the expression is not what it must be
    <S extends Record> Bound.BoundTrial trial(
            Settled<S> node, Inputs inputs, PlanRequest.Trial trial) {
        var typed = Sql.typed(trial.setting(), trial.text());
        var select =
                inputs.wires().isEmpty()
                        ? Optional.<Sql>empty()
                        : node.type().trial(node.settings(), trial.setting(), typed, inputs);
        return select.map(
                        sql -> {
                            var name = node.id().value() + " trial";
                            var rows = rows(node, inputs, name, sql, traits(node));
                            return new Bound.BoundTrial(Optional.of(rows), Optional.empty());
                        })
                .orElseGet(
                        () ->
                                none(
                                        Fault.of(
                                                FaultCode.REQUEST_INVALID,
                                                "Values of this setting cannot be shown.")));
    }

    static Bound.BoundTrial none(Fault fault) {
        return new Bound.BoundTrial(Optional.empty(), Optional.of(fault));
    }

    /// How much of its inputs is read; what else the node does, its expression does not.
    private static Set<Trait> traits(Settled<?> node) {
        var traits = node.traits();
        return traits.contains(Trait.LOOKS_UP)
                ? Set.of(Trait.LOOKS_UP, Trait.STREAMS)
                : traits.contains(Trait.STREAMS) ? Set.of(Trait.STREAMS) : Set.of();
    }

    private Relation rows(
            Settled<?> node, Inputs inputs, String name, Sql select, Set<Trait> traits) {
        var sources = inputs.wires().stream().map(Inputs.Wire::relation).distinct().toList();
        var read = sources.stream().map(input -> requireNonNull(relations.get(input))).toList();
        var found =
                describer.describe(
                        node.id(), Relation.Kind.QUERY, select, Binder.tables(inputs), read);
        return new Relation(
                name,
                node.id(),
                "",
                Relation.Kind.QUERY,
                found.checked().sql(),
                sources,
                found.schema(),
                traits,
                found.checked().isVolatile());
    }
}
