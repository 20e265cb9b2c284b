package dev.millrace.refactor;

import dev.millrace.edit.Placing;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.ColumnUse;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.Editor;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.SettingPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A rename while it is worked out: what is known to get another name, and what follows from that.
final class Draft {

    private final Bench.Known before;
    private final NodeCatalog catalog;
    private final Placing placing;
    private final String name;
    private final Map<ColumnAt, String> columns = new LinkedHashMap<>();
    private final Map<NodeId, Map<ColumnAt, String>> onWires = new HashMap<>();
    private final Set<Replacing> own = new LinkedHashSet<>();
    private final List<Insertion> insertions = new ArrayList<>();

    Draft(Bench.Known before, NodeCatalog catalog, String name) {
        this.before = before;
        this.catalog = catalog;
        this.placing = new Placing(catalog);
        this.name = name;
    }

    String name() {
        return name;
    }

    Map<ColumnAt, String> columns() {
        return columns;
    }

    List<Insertion> insertions() {
        return insertions;
    }

    /// The new name of a column as a node behind it sees it; empty if it keeps its name.
    Optional<String> seen(NodeId by, ColumnAt column) {
        var wire = onWires.getOrDefault(by, Map.of()).get(column);
        return Optional.ofNullable(wire == null ? columns.get(column) : wire);
    }

    /// The name of a column as it leaves its own node.
    String leaving(ColumnAt column) {
        boolean isLater =
                insertions.stream()
                        .anyMatch(each -> each.on().isEmpty() && each.column().equals(column));
        return isLater ? column.column() : columns.getOrDefault(column, column.column());
    }

    void rename(ColumnAt column, String newName) {
        columns.put(column, newName);
    }

    /// Renames a column where its name is made.
    void make(ColumnAt column, List<Replacing> places) {
        own.addAll(places);
        columns.put(column, name);
    }

    /// @return whether it is new
    boolean replace(Replacing replacing) {
        return own.add(replacing);
    }

    /// Renames a column behind its port, on all wires.
    void insertBehind(ColumnAt column) {
        insertions.add(new Insertion(freeId(), column, Optional.empty()));
        columns.put(column, name);
    }

    /// Renames a column on the way to one node only.
    void insertOn(Link link, ColumnAt column) {
        insertions.add(new Insertion(freeId(), column, Optional.of(link)));
        onWires.computeIfAbsent(link.to(), _ -> new LinkedHashMap<>()).put(column, name);
    }

    /// The id the next node that is put in gets.
    private NodeId freeId() {
        var taken = before.pipeline();
        for (Insertion each : insertions) {
            taken = taken.with(Node.of(each.id().value(), Insertion.TYPE, Value.Fields.EMPTY));
        }
        return placing.freeId(taken, Insertion.TYPE);
    }

    /// The settings that change, in the order of the nodes.
    List<Edit> edits() {
        var bySetting = new LinkedHashMap<NodeId, Map<String, Set<Replacing>>>();
        before.pipeline().nodes().keySet().forEach(id -> bySetting.put(id, new LinkedHashMap<>()));
        own.forEach(each -> add(bySetting, each));
        for (ColumnUse use : before.graph().uses()) {
            seen(use.node(), use.column())
                    .ifPresent(newName -> add(bySetting, replacing(use, newName)));
        }
        var edits = new ArrayList<Edit>();
        bySetting.forEach(
                (node, settings) ->
                        settings.forEach(
                                (path, all) ->
                                        edits.add(Edit.of(text(node, path), List.copyOf(all)))));
        return edits;
    }

    private static void add(
            Map<NodeId, Map<String, Set<Replacing>>> bySetting, Replacing replacing) {
        var settings = bySetting.get(replacing.node());
        if (settings != null) {
            settings.computeIfAbsent(replacing.setting(), _ -> new LinkedHashSet<>())
                    .add(replacing);
        }
    }

    private Replacing replacing(ColumnUse use, String newName) {
        boolean isPlain =
                path(use.node())
                        .flatMap(settings -> settings.setting(use.settingPath()))
                        .filter(setting -> setting.editor() == Editor.COLUMN)
                        .isPresent();
        return new Replacing(
                use.node(),
                use.settingPath(),
                use.from(),
                use.to(),
                isPlain ? newName : Written.name(newName));
    }

    /// Access to the settings of a node; empty if its type is not known.
    Optional<SettingPath> path(NodeId node) {
        return before.pipeline()
                .find(node)
                .map(Node::type)
                .flatMap(catalog::find)
                .map(type -> new SettingPath(type.spec()));
    }

    String text(NodeId node, String setting) {
        return before.pipeline()
                .find(node)
                .flatMap(found -> path(node).flatMap(path -> path.text(found.settings(), setting)))
                .orElse("");
    }

    /// The pipeline with all that is known so far.
    Pipeline pipeline() {
        var next = before.pipeline();
        for (Edit edit : edits()) {
            var node = next.find(edit.node()).orElseThrow();
            var settings =
                    path(edit.node())
                            .orElseThrow()
                            .with(node.settings(), edit.setting(), edit.after());
            next = next.with(node.withSettings(settings));
        }
        for (Insertion insertion : insertions) {
            next = insertion.into(next, placing, name);
        }
        return next;
    }
}
