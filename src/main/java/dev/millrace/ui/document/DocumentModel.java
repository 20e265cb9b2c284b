package dev.millrace.ui.document;

import static java.util.Objects.requireNonNull;

import dev.millrace.draw.Drawing;
import dev.millrace.draw.Faces;
import dev.millrace.draw.NodeBadge;
import dev.millrace.edit.Selection;
import dev.millrace.edit.Timeline;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// An open pipeline: its value with undo, what is selected, what is wrong with it, and its last
/// run. Knows values and properties, never controls. FX thread only.
public final class DocumentModel {

    private final NodeCatalog catalog;
    private final Faces faces;
    private final boolean fixed;
    private final RunModel run = new RunModel();
    private final ReadOnlyObjectWrapper<Timeline> timeline;
    private final ReadOnlyObjectWrapper<Pipeline> pipeline;
    private final ReadOnlyObjectWrapper<Drawing> drawing;
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper checked = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.EMPTY);
    private final ObjectProperty<Findings> findings = new SimpleObjectProperty<>(Findings.NONE);
    private final ObjectProperty<Optional<Seen>> seen =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<RowsAsked>> rowsAsked =
            new SimpleObjectProperty<>(Optional.empty());
    private final Fixes fixes;
    private final WireMemory wires;
    private Map<Link, List<String>> breaks = Map.of();
    private Map<NodeId, Findings.Tally> tallies = Map.of();

    /// @param saved the pipeline as its file has it
    public DocumentModel(NodeCatalog catalog, Pipeline saved) {
        this(catalog, saved, new Faces(catalog));
    }

    private DocumentModel(NodeCatalog catalog, Pipeline saved, Faces faces) {
        this(catalog, saved, faces, Drawing.of(saved, faces));
    }

    /// Of a pipeline as it was: no edit changes it.
    public static DocumentModel fixed(NodeCatalog catalog) {
        var faces = new Faces(catalog);
        var drawn = Drawing.of(Pipeline.EMPTY, faces);
        return new DocumentModel(catalog, Pipeline.EMPTY, faces, drawn, true);
    }

    /// As the other, with what takes time with a large pipeline made already.
    ///
    /// @param faces that made the drawing
    public DocumentModel(NodeCatalog catalog, Pipeline saved, Faces faces, Drawing drawn) {
        this(catalog, saved, faces, drawn, false);
    }

    private DocumentModel(
            NodeCatalog catalog, Pipeline saved, Faces faces, Drawing drawn, boolean fixed) {
        this.catalog = catalog;
        this.faces = faces;
        this.fixed = fixed;
        timeline = new ReadOnlyObjectWrapper<>(Timeline.of(saved));
        pipeline = new ReadOnlyObjectWrapper<>(saved);
        drawing = new ReadOnlyObjectWrapper<>(drawn);
        fixes = new Fixes(this);
        wires = new WireMemory(catalog);
        findings.subscribe(
                found -> {
                    tallies = found.tallies();
                    breaks = wires.told(pipeline(), found);
                });
    }

    /// Whether it is shown as it was, and no edit changes it.
    public boolean isFixed() {
        return fixed;
    }

    /// Shows another pipeline as it was, in place of the one before.
    ///
    /// @throws IllegalStateException if it is one that can be edited
    public void show(Pipeline was) {
        if (!fixed) {
            throw new IllegalStateException("not fixed");
        }
        apply(Timeline.of(was));
    }

    public NodeCatalog catalog() {
        return catalog;
    }

    public Faces faces() {
        return faces;
    }

    public RunModel run() {
        return run;
    }

    public Pipeline pipeline() {
        return pipeline.get();
    }

    public ReadOnlyObjectProperty<Pipeline> pipelineProperty() {
        return pipeline.getReadOnlyProperty();
    }

    public Drawing drawing() {
        return drawing.get();
    }

    public ReadOnlyObjectProperty<Drawing> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    public Timeline timeline() {
        return timeline.get();
    }

    public ReadOnlyObjectProperty<Timeline> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    /// Whether there is something to save.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    public Selection selection() {
        return selection.get();
    }

    public ObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    public Findings findings() {
        return findings.get();
    }

    public ObjectProperty<Findings> findingsProperty() {
        return findings;
    }

    /// Told what was found out about the pipeline as it is.
    public void found(Findings found) {
        findings.set(found);
        checked.set(true);
    }

    /// Whether the findings are about the pipeline as it is, not as it was before an edit.
    public ReadOnlyBooleanProperty checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    /// What the rows that are shown told; empty while none are.
    public ObjectProperty<Optional<Seen>> seenProperty() {
        return seen;
    }

    /// Rows that are to be shown in place of those that are.
    public ReadOnlyObjectProperty<Optional<RowsAsked>> rowsAskedProperty() {
        return rowsAsked;
    }

    /// Asks for rows, perhaps once more for the same.
    public void ask(RowsAsked rows) {
        rowsAsked.set(Optional.empty());
        rowsAsked.set(Optional.of(rows));
    }

    /// Why wires broke, by wire: sentences that name what changed on them.
    public Map<Link, List<String>> breaks() {
        return breaks;
    }

    /// What makes its problems go away.
    public Fixes fixes() {
        return fixes;
    }

    public void select(Selection newSelection) {
        selection.set(newSelection);
    }

    /// The selected node, if exactly one node and nothing else is selected.
    public Optional<Node> selectedNode() {
        var now = selection();
        return now.nodes().size() == 1 && now.links().isEmpty() && now.notes().isEmpty()
                ? Optional.ofNullable(pipeline().nodes().get(now.nodes().getFirst()))
                : Optional.empty();
    }

    /// One step of undo.
    ///
    /// @param name as people read it behind "Undo": `Move 3 nodes`
    /// @throws dev.millrace.fault.FaultException what the edit throws; nothing is changed then
    public void edit(String name, UnaryOperator<Pipeline> edit) {
        refuseIfFixed();
        apply(timeline().then(name, edit.apply(pipeline())));
    }

    /// As the other; steps of the same key that follow each other are one.
    public void edit(String name, String key, UnaryOperator<Pipeline> edit) {
        refuseIfFixed();
        apply(timeline().then(name, key, edit.apply(pipeline())));
    }

    /// Changes what follows from the last edit, as a part of its step of undo.
    public void amend(UnaryOperator<Pipeline> edit) {
        refuseIfFixed();
        apply(timeline().amended(edit.apply(pipeline())));
    }

    private void refuseIfFixed() {
        if (fixed) {
            throw Fault.of(FaultCode.CALL_INVALID, "A past run cannot be changed.")
                    .withHint("Go back to now to edit the pipeline.")
                    .toException();
        }
    }

    /// The next edit is a step of its own.
    public void seal() {
        timeline.set(timeline().sealed());
    }

    /// Takes the last step back, and selects the nodes that came by that.
    public void undo() {
        travel(timeline().undo());
    }

    /// Takes a step again, and selects the nodes that came by that.
    public void redo() {
        travel(timeline().redo());
    }

    private void travel(Timeline next) {
        var before = pipeline();
        apply(next);
        var came =
                pipeline().nodes().values().stream()
                        .filter(
                                node ->
                                        before.find(node.id())
                                                .filter(was -> was.type().equals(node.type()))
                                                .isEmpty())
                        .map(Node::id)
                        .toArray(NodeId[]::new);
        if (came.length > 0) {
            select(Selection.of(came));
        }
    }

    /// Told after the file was written.
    ///
    /// @param written what was written; edits may have followed meanwhile
    @SuppressWarnings("ReferenceEquality") // one that was made since is another, though equal
    public void saved(Pipeline written) {
        if (written == pipeline()) {
            apply(timeline().saved());
        }
    }

    /// Told when no file holds the pipeline any more.
    public void unsaved() {
        apply(timeline().unsaved());
    }

    @SuppressWarnings(
            "ReferenceEquality") // to compare ten thousand nodes would cost more than it saves
    private void apply(Timeline next) {
        if (next == timeline()) {
            return;
        }
        timeline.set(next);
        var now = next.now();
        if (now != pipeline()) {
            // First, so that nobody is told of a pipeline that lacks what is selected.
            selection.set(selection().in(now));
            drawing.set(drawing().after(pipeline(), now, faces));
            checked.set(false);
            pipeline.set(now);
        }
        changed.set(next.isChanged());
    }

    /// What the node wears on the canvas.
    public NodeBadge badge(NodeId node) {
        var tally = tallies.get(node);
        var badge = run.badge(node);
        return tally == null ? badge : badge.withProblems(tally.errors(), tally.warnings());
    }

    /// The title people see of a node that is there.
    public String title(NodeId node) {
        return requireNonNull(pipeline().nodes().get(node)).displayTitle();
    }
}
