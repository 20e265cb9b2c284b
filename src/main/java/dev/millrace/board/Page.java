package dev.millrace.board;

import static java.util.Objects.requireNonNull;

import dev.millrace.chart.Board;
import dev.millrace.chart.prose.Prose;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.NodeId;
import dev.millrace.node.Inputs;
import dev.millrace.node.Presentation;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Relation;
import java.util.List;
import java.util.Optional;

/// What a serving node shows, put together from the nodes in front of it. A node that shows the
/// rows of one input is a page of one tile.
///
/// @param prose the text in which the tiles stand; empty for a page that is no report
/// @param tiles in the order of the file; behind them the figures that a text names
/// @param isSingle whether it is the page of a tile, and not of a dashboard
public record Page(
        NodeId node,
        String title,
        Board board,
        Optional<Prose> prose,
        List<Shown> tiles,
        boolean isSingle) {

    public Page {
        tiles = List.copyOf(tiles);
    }

    /// @param planned with this node bound
    /// @throws dev.millrace.fault.FaultException if the node is not there, has an error or shows
    ///   nothing
    public static Page of(Planned planned, NodeId node) {
        var settled = planned.settled().get(node);
        var shown = planned.bound().presentations().get(node);
        if (settled == null || shown == null) {
            throw refusal(planned, node).toException();
        }
        var title = settled.node().displayTitle();
        var inputs = requireNonNull(planned.bound().inputs().get(node));
        return switch (shown) {
            case Presentation.OfRows rows ->
                    new Page(
                            node,
                            title,
                            Board.EMPTY,
                            Optional.empty(),
                            List.of(
                                    new Shown(
                                            node.value(),
                                            title,
                                            rows(planned.bound(), node, inputs.only()),
                                            Optional.of(rows))),
                            true);
            case Presentation.OfTiles(Board board, _) ->
                    new Page(
                            node,
                            title,
                            board,
                            Optional.empty(),
                            inputs.wires().stream().map(wire -> tile(planned, wire)).toList(),
                            false);
            case Presentation.OfText(String subtitle, Prose prose, _) ->
                    new Page(
                            node,
                            title,
                            new Board(subtitle, Board.COLUMNS, List.of(), List.of(), List.of()),
                            Optional.of(prose),
                            Told.of(
                                    prose,
                                    inputs.wires().stream()
                                            .map(wire -> tile(planned, wire))
                                            .toList()),
                            false);
        };
    }

    private static Shown tile(Planned planned, Inputs.Wire wire) {
        var bound = planned.bound();
        var relation = requireNonNull(bound.relations().get(wire.relation()));
        var node = requireNonNull(planned.settled().get(relation.node()));
        var title = node.node().displayTitle();
        if (bound.presentations().get(node.id()) instanceof Presentation.OfRows rows) {
            var only = requireNonNull(bound.inputs().get(node.id())).only();
            return new Shown(wire.name(), title, rows(bound, node.id(), only), Optional.of(rows));
        }
        return new Shown(wire.name(), title, relation, Optional.empty());
    }

    /// The rows that a run keeps for the node.
    private static Relation rows(Bound bound, NodeId node, Inputs.Wire input) {
        var own = requireNonNull(bound.relations().get(node.value()));
        var reaching = requireNonNull(bound.relations().get(input.relation()));
        return bound.shown().contains(reaching.name()) ? reaching : own;
    }

    private static Fault refusal(Planned planned, NodeId node) {
        var settled = planned.settled().get(node);
        if (settled == null) {
            return Fault.of(FaultCode.NODE_UNKNOWN, "There is no node \"" + node + "\".");
        }
        return planned.faults().stream()
                .filter(Fault::isError)
                .filter(fault -> planned.settled().containsKey(node))
                .findFirst()
                .orElseGet(
                        () ->
                                Fault.of(
                                                FaultCode.CALL_INVALID,
                                                "The node \"" + node + "\" shows nothing.")
                                        .withHint(
                                                "Name a chart, a figure, a table, a dashboard or a report.")
                                        .at(Place.node(node.value())));
    }
}
