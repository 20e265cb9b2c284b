package dev.millrace.engine;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.plan.Fused;
import dev.millrace.plan.StatementText;
import dev.millrace.plan.WrittenPaths;
import java.util.List;

/// Finds the node, and where it can the setting, for whose sake a fused statement failed.
///
/// @param files the real paths behind settings, for what is asked again
/// @param written how the person wrote them
public record Culprit(
        Fused fused, StatementText text, StatementText.Files files, WrittenPaths written) {

    /// Computes every column of every row and keeps none.
    public static final String DRAIN = "SELECT count(*), bit_xor(hash(*COLUMNS(*))) FROM (";

    /// Counts rows, of which no column need be computed.
    static final String COUNT = "SELECT count(*) FROM (";

    /// @param before characters of the statement in front of `text`
    /// @param lane to ask again on
    public Fault fault(EngineException failure, int before, Lane lane) {
        var fault = written.in(failure.fault());
        var position = failure.said().position();
        if (position.isPresent()) {
            var place = text.placeAt(position.getAsInt() - before);
            if (place.isPresent()) {
                return fault.at(place.get());
            }
        }
        var nodes = fused.computed();
        if (nodes.size() == 1) {
            return fault.at(Place.node(nodes.getFirst().value()));
        }
        return fault.code() == FaultCode.DATA_INVALID ? blamed(fault, lane) : fault;
    }

    /// The engine does not say which part of a statement met bad data: the first relation that
    /// cannot be computed alone did.
    private Fault blamed(Fault fault, Lane lane) {
        for (int i = 0; i < fused.ctes().size(); i++) {
            var relation = fused.ctes().get(i).relation();
            var alone = new Fused(fused.ctes().subList(0, i + 1), relation.name(), false);
            try {
                lane.rows(DRAIN + StatementText.of(alone, List.of(), files).text() + ")");
            } catch (EngineException e) {
                return e.fault().code() == fault.code()
                        ? fault.at(Place.node(relation.node().value()))
                        : fault;
            }
        }
        return fault;
    }
}
