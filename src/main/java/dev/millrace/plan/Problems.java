package dev.millrace.plan;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is wrong with a pipeline, gathered while it is planned. One thread.
public final class Problems {

    private final Set<Fault> faults = new LinkedHashSet<>();
    private final Set<NodeId> broken = new LinkedHashSet<>();

    void add(Fault fault) {
        faults.add(fault);
    }

    /// A fault of a node: an error means that nothing behind the node can be bound.
    void add(NodeId node, Fault fault) {
        faults.add(fault.placed(place -> place.inNode(node.value())));
        if (fault.isError()) {
            broken.add(node);
        }
    }

    void add(NodeId node, FaultCode code, String message, String hint) {
        add(node, Fault.of(code, message).withHint(hint).at(Place.node(node.value())));
    }

    boolean isBroken(NodeId node) {
        return broken.contains(node);
    }

    void breaks(NodeId node) {
        broken.add(node);
    }

    public boolean hasErrors() {
        return faults.stream().anyMatch(Fault::isError);
    }

    /// All of them, in the order they were found.
    public List<Fault> all() {
        return new ArrayList<>(faults);
    }
}
