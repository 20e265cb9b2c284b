package dev.millrace.file;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.json.Document;
import dev.millrace.json.Pointer;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.util.List;
import java.util.regex.Pattern;

/// What a pipeline file holds, what is wrong with its form, and where everything stands.
///
/// @param pipeline without what could not be used; never to be saved over the file while a fault is
///   an error
/// @param faults in the order of the file, each with line and column
public record Reading(Pipeline pipeline, List<Fault> faults, Document document) {

    private static final Pattern STEPS = Pattern.compile("[.\\[\\]]+");

    public Reading {
        faults = List.copyOf(faults);
    }

    /// @throws FaultException the first error, if there is one
    public Pipeline orThrow() {
        faults.stream()
                .filter(Fault::isError)
                .findFirst()
                .ifPresent(
                        fault -> {
                            throw fault.toException();
                        });
        return pipeline;
    }

    /// Completes the place of a fault that names a node, or a node and a setting, with file, line
    /// and column. Of a setting's text it finds the very character; of a node of a pipeline that is
    /// used as a node, the node that stands for it.
    public Fault locate(Fault fault) {
        return fault.place().line() > 0 ? fault : fault.placed(this::locate);
    }

    /// Completes the place of a fault about a link.
    public Fault locate(Fault fault, Link link) {
        return fault.placed(place -> at(place, place(link)));
    }

    /// Where a link stands; the list of links if it has no such link.
    public Place place(Link link) {
        var links = Pointer.ROOT.to("links");
        if (members(document.root()).get("links") instanceof Value.Items(var values)) {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof Value.Text(var text)
                        && Link.parse(text).filter(link::equals).isPresent()) {
                    return document.place(links.to(i));
                }
            }
        }
        return document.place(links);
    }

    private Place locate(Place place) {
        var id =
                NodeId.isPath(place.node())
                        ? new NodeId(place.node()).outermost().value()
                        : place.node();
        boolean inner = !id.equals(place.node());
        var node = Pointer.ROOT.to("nodes").to(id);
        boolean known =
                members(document.root()).get("nodes") instanceof Value.Fields nodes
                        && nodes.get(id) != null;
        if (!known) {
            return place.inFile(document.place(Pointer.ROOT).file());
        }
        if (place.setting().isEmpty() || inner) {
            return at(place, document.placeOfName(node));
        }
        var setting = node.to("settings");
        for (String step : STEPS.splitAsStream(place.setting()).toList()) {
            setting = setting.to(step);
        }
        return at(
                place,
                place.from() < 0 ? document.place(setting) : document.place(setting, place.from()));
    }

    private static Value.Fields members(Value value) {
        return value instanceof Value.Fields fields ? fields : Value.Fields.EMPTY;
    }

    private static Place at(Place place, Place found) {
        return place.inFile(found.file()).atLine(found.line(), found.column());
    }
}
