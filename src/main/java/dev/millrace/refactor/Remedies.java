package dev.millrace.refactor;

import dev.millrace.edit.Wiring;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.node.Mending;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.SettingPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what makes a problem go away. Nothing is bound, so it is quick; any thread.
///
/// Each family of problems has a class of its own. What only rows can tell the node type asks with
/// its probes, and the answers are handed in.
public final class Remedies {

    private final NodeCatalog catalog;
    private final Wiring wiring;
    private final Deduplicating deduplicating;

    public Remedies(NodeCatalog catalog) {
        this.catalog = catalog;
        this.wiring = new Wiring(catalog);
        this.deduplicating = new Deduplicating(catalog);
    }

    /// The same, where nothing was measured.
    public List<Remedy> of(Pipeline pipeline, Fault fault, Map<Port, Schema> columns) {
        return of(pipeline, fault, columns, List.of());
    }

    /// The best remedy first; none if nothing is known to help.
    ///
    /// @param columns of the ports that could be bound
    /// @param measured what a look at the rows has shown to help against this fault
    public List<Remedy> of(
            Pipeline pipeline, Fault fault, Map<Port, Schema> columns, List<Mending> measured) {
        var id = fault.place().node();
        var node = NodeId.isValid(id) ? pipeline.find(new NodeId(id)) : Optional.<Node>empty();
        var path = node.map(Node::type).flatMap(catalog::find).map(t -> new SettingPath(t.spec()));
        if (node.isEmpty() || path.isEmpty()) {
            return List.of();
        }
        var about = new Case(pipeline, node.get(), path.get(), fault, columns, wiring);
        var remedies = new ArrayList<Remedy>();
        measured.forEach(mending -> remedies.add(SettingRemedies.measured(about, mending)));
        remedies.addAll(known(about));
        return remedies;
    }

    /// The rows a problem is about, where they can be shown.
    public Optional<Suspects> suspects(Pipeline pipeline, Fault fault) {
        var id = fault.place().node();
        return fault.code() == FaultCode.JOIN_REPEATS_ROWS && NodeId.isValid(id)
                ? pipeline.find(new NodeId(id))
                        .flatMap(join -> deduplicating.suspects(pipeline, join))
                : Optional.empty();
    }

    private List<Remedy> known(Case about) {
        return switch (about.fault().code()) {
            case COLUMN_UNKNOWN -> NameRemedies.columnUnknown(about);
            case FUNCTION_UNKNOWN -> NameRemedies.functionUnknown(about);
            case SQL_TABLE_UNKNOWN -> NameRemedies.tableUnknown(about);
            case PARAMETER_UNKNOWN -> NameRemedies.parameterUnknown(about);
            case COLUMN_TWICE -> NameRemedies.columnTwice(about);
            case TYPE_MISMATCH -> CastRemedies.of(about);
            case SETTING_UNKNOWN -> SettingRemedies.settingUnknown(about);
            case CAST_LOSES_VALUES -> SettingRemedies.castLoses(about);
            case COLUMNS_GUESSED -> SettingRemedies.columnsGuessed(about);
            case FILTER_KEEPS_NOTHING -> SettingRemedies.takeOut(about, catalog);
            case SOURCE_CHANGED -> SourceRemedies.of(about, catalog);
            case GROUP_PORTS_DIFFER ->
                    new PortsOver(catalog).remedy(about.node(), about.fault()).stream().toList();
            case JOIN_REPEATS_ROWS ->
                    deduplicating.remedy(about.pipeline(), about.node()).stream().toList();
            default -> List.of();
        };
    }
}
