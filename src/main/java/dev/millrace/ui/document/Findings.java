package dev.millrace.ui.document;

import dev.millrace.engine.look.Noticed;
import dev.millrace.fault.Fault;
import dev.millrace.fault.Place;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.node.Mending;
import dev.millrace.node.Remark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the engine found out about a pipeline: its problems, and the columns of its wires.
///
/// @param faults in the order of the file, errors and warnings
/// @param columns by output port; of ports that could not be bound there are none
/// @param lacking why nothing is known yet, as people read it; empty once it was found out
/// @param noticed what the rows tell; its warnings are among the faults
public record Findings(
        List<Fault> faults, Map<Port, Schema> columns, String lacking, List<Noticed> noticed) {

    public static final Findings NONE = new Findings(List.of(), Map.of());

    /// Before the first answer.
    public static final Findings CHECKING =
            new Findings(List.of(), Map.of(), "Checking…", List.of());

    /// How many problems a node has.
    public record Tally(int errors, int warnings) {
        static final Tally NONE = new Tally(0, 0);

        Tally with(Fault fault) {
            return fault.isError()
                    ? new Tally(errors + 1, warnings)
                    : new Tally(errors, warnings + 1);
        }
    }

    public Findings(List<Fault> faults, Map<Port, Schema> columns) {
        this(faults, columns, "", List.of());
    }

    /// The same, with what was noticed of the rows.
    public Findings with(List<Noticed> notices) {
        var all = new ArrayList<>(faults);
        notices.forEach(notice -> notice.fault().ifPresent(all::add));
        return new Findings(all, columns, lacking, notices);
    }

    /// Changes that were measured to help against a fault.
    public List<Mending> mendings(Fault fault) {
        return noticed.stream()
                .filter(notice -> notice.fault().filter(fault::equals).isPresent())
                .flatMap(notice -> notice.mendings().stream())
                .toList();
    }

    /// What is good to know about the settings of a node.
    public List<Remark> remarks(NodeId node) {
        return noticed.stream()
                .filter(notice -> notice.node().equals(node))
                .flatMap(notice -> notice.remark().stream())
                .toList();
    }

    /// There will be no answer.
    public static Findings failed(Fault fault) {
        var lacking = "It could not be checked: " + fault.message();
        return new Findings(List.of(), Map.of(), lacking, List.of());
    }

    public Findings {
        faults = List.copyOf(faults);
        noticed = List.copyOf(noticed);
        columns = Map.copyOf(columns);
    }

    public Map<NodeId, Tally> tallies() {
        var tallies = new HashMap<NodeId, Tally>();
        for (Fault fault : faults) {
            var node = fault.place().node();
            if (NodeId.isPath(node)) {
                var id = new NodeId(node).outermost();
                tallies.put(id, tallies.getOrDefault(id, Tally.NONE).with(fault));
            }
        }
        return tallies;
    }

    /// Problems of a node, and of the nodes of the pipeline it stands for.
    public List<Fault> of(NodeId node) {
        return faults.stream()
                .filter(f -> NodeId.isPath(f.place().node()))
                .filter(f -> new NodeId(f.place().node()).outermost().equals(node))
                .map(f -> f.place().node().equals(node.value()) ? f : inside(node, f))
                .toList();
    }

    /// At the node that stands for the pipeline, since what it names is not among its settings.
    private static Fault inside(NodeId node, Fault fault) {
        var inner = fault.place().node().substring(node.value().length() + 1);
        return new Fault(
                fault.code(),
                "In \"" + inner + "\": " + fault.message(),
                fault.hint(),
                Place.node(node.value()));
    }

    public long errors() {
        return faults.stream().filter(Fault::isError).count();
    }
}
