package dev.millrace.cli;

import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.ServeType;
import java.util.List;

/// Which node of a pipeline a page is of.
final class ServingNode {

    /// What is meant by a page if a pipeline has one of these and reports besides.
    private static final String DASHBOARD = "serving.dashboard";

    private ServingNode() {}

    /// @param named its id; empty: the only dashboard, or else the only node that shows anything
    /// @throws FaultException if there is no such node, or no one that is meant
    static NodeId of(NodeCatalog catalog, Pipeline pipeline, String named) {
        var shown =
                pipeline.nodes().values().stream()
                        .filter(node -> catalog.find(node.type()).orElse(null) instanceof ServeType)
                        .toList();
        if (!named.isEmpty()) {
            return shown.stream()
                    .map(Node::id)
                    .filter(id -> id.value().equals(named))
                    .findFirst()
                    .orElseThrow(() -> unknown(ids(shown), named));
        }
        var pages =
                shown.stream()
                        .filter(
                                node ->
                                        catalog.find(node.type()).orElse(null)
                                                        instanceof ServeType<?> type
                                                && !type.showsOne())
                        .toList();
        var boards = pages.stream().filter(node -> node.type().equals(DASHBOARD)).toList();
        var meant = boards.size() == 1 ? boards : pages.isEmpty() ? shown : pages;
        if (meant.size() != 1) {
            throw unnamed(ids(meant));
        }
        return meant.getFirst().id();
    }

    private static List<String> ids(List<Node> nodes) {
        return nodes.stream().map(node -> node.id().value()).toList();
    }

    private static FaultException unknown(List<String> ids, String named) {
        return Fault.of(FaultCode.NODE_UNKNOWN, "No node \"" + named + "\" shows anything.")
                .withHint(
                        (DidYouMean.among(ids, named) + " There is " + String.join(", ", ids) + ".")
                                .strip())
                .toException();
    }

    private static FaultException unnamed(List<String> ids) {
        return ids.isEmpty()
                ? Fault.of(FaultCode.CALL_INVALID, "The pipeline has nothing to show on a page.")
                        .withHint("Add a dashboard, a report or a chart.")
                        .toException()
                : Fault.of(FaultCode.CALL_INVALID, "The pipeline has several pages.")
                        .withHint("Name one with --node: " + String.join(", ", ids) + ".")
                        .toException();
    }
}
