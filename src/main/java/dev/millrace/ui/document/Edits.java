package dev.millrace.ui.document;

import static java.util.Objects.requireNonNull;

import dev.millrace.draw.AutoLayout;
import dev.millrace.draw.Drawing;
import dev.millrace.draw.Rect;
import dev.millrace.edit.Clips;
import dev.millrace.edit.Moving;
import dev.millrace.edit.Placing;
import dev.millrace.edit.Removing;
import dev.millrace.edit.Renaming;
import dev.millrace.edit.Retyping;
import dev.millrace.edit.Selection;
import dev.millrace.edit.Wiring;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Figures;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import dev.millrace.node.Group;
import dev.millrace.node.GroupType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a person can do to an open pipeline, by whatever gesture, key or menu: each a named step of
/// undo that selects what it made. A fault changes nothing and is told. FX thread only.
public final class Edits {

    private static final double PASTED = 32;

    private final DocumentModel document;
    private final Consumer<Fault> refused;
    private final Places places;
    private final Wiring wiring;
    private final Placing placing;
    private final Removing removing;
    private final Retyping retyping;
    private final Clips clips;
    private Consumer<Node> groupFile = _ -> {};

    /// @param refused is told why nothing happened
    public Edits(DocumentModel document, Consumer<Fault> refused) {
        this.document = document;
        this.refused = refused;
        places = new Places(document);
        wiring = new Wiring(document.catalog());
        placing = new Placing(document.catalog());
        removing = new Removing(document.catalog());
        retyping = new Retyping(document.catalog());
        clips = new Clips(document.catalog());
    }

    public DocumentModel document() {
        return document;
    }

    /// @param told of each node that a person gave another pipeline to stand for
    public void onGroupFile(Consumer<Node> told) {
        groupFile = told;
    }

    public Wiring wiring() {
        return wiring;
    }

    public Placing placing() {
        return placing;
    }

    private Pipeline pipeline() {
        return document.pipeline();
    }

    private String typeTitle(String type) {
        return document.catalog().find(type).map(found -> found.spec().title()).orElse(type);
    }

    /// @param at top left corner; a free place near it is taken
    /// @return the new node; empty if it was refused
    public Optional<NodeId> add(String type, Point at) {
        return attempt(
                () -> {
                    var node = placing.fresh(pipeline(), type);
                    var place = places.free(at);
                    step("Add " + typeTitle(type), placing.add(pipeline(), node, place));
                    return selected(node);
                });
    }

    /// Adds a node behind an output, connected.
    ///
    /// @param at top left corner; empty for a place to the right of the output's node
    public Optional<NodeId> addAfter(String type, Port from, Optional<Point> at) {
        return attempt(
                () -> {
                    var node = placing.fresh(pipeline(), type);
                    var place = places.free(at.orElseGet(() -> places.after(from.node())));
                    step("Add " + typeTitle(type), placing.addAfter(pipeline(), node, from, place));
                    return selected(node);
                });
    }

    /// Adds a node in front of an input, connected.
    public Optional<NodeId> addBefore(String type, Port to, Optional<Point> at) {
        return attempt(
                () -> {
                    var node = placing.fresh(pipeline(), type);
                    var place = places.free(at.orElseGet(() -> places.before(to.node())));
                    step("Add " + typeTitle(type), placing.addBefore(pipeline(), node, to, place));
                    return selected(node);
                });
    }

    /// Puts a node of another type in the place of one; wires for which it has no port go.
    public void retype(NodeId id, String type) {
        attempt(
                () -> {
                    var name = "Replace " + document.title(id) + " by " + typeTitle(type);
                    step(name, retyping.retype(pipeline(), id, type).pipeline());
                    return Optional.of(id);
                });
    }

    /// Adds a node in the middle of a wire.
    public Optional<NodeId> insert(String type, Link on, Point at) {
        return attempt(
                () -> {
                    var node = placing.fresh(pipeline(), type);
                    step(
                            "Insert " + typeTitle(type),
                            placing.insert(pipeline(), node, on, Places.snapped(at)));
                    return selected(node);
                });
    }

    /// Puts a node that is there and not connected into the middle of a wire, and moves it.
    public void insertExisting(NodeId node, Link on, double dx, double dy) {
        attempt(
                () -> {
                    var moved = Moving.by(placed(), Selection.of(node), dx, dy);
                    step("Insert " + document.title(node), placing.insertExisting(moved, node, on));
                    return Optional.of(node);
                });
    }

    public boolean connect(Port from, Port to) {
        return attempt(
                        () -> {
                            step("Connect", wiring.connect(pipeline(), from, to));
                            return Optional.of(to.node());
                        })
                .isPresent();
    }

    public boolean reconnect(Link old, Port from, Port to) {
        return attempt(
                        () -> {
                            step("Move the wire", wiring.reconnect(pipeline(), old, from, to));
                            return Optional.of(to.node());
                        })
                .isPresent();
    }

    public void disconnect(Link link) {
        step("Disconnect", wiring.disconnect(pipeline(), link));
    }

    /// @param heal whether wires through removed nodes are joined
    public void delete(boolean heal) {
        var gone = document.selection();
        if (!gone.isEmpty()) {
            step("Delete " + named(gone), removing.remove(pipeline(), gone, heal));
        }
    }

    /// Moves the selection; steps of a burst of key presses are one.
    public void nudge(double dx, double dy) {
        var moved = document.selection();
        if (moved.nodes().isEmpty() && moved.notes().isEmpty()) {
            return;
        }
        var next = Moving.by(placed(), moved, dx, dy);
        document.edit("Move " + named(moved), "nudge", _ -> next);
    }

    public void move(Selection moved, double dx, double dy) {
        step("Move " + named(moved), Moving.by(placed(), moved, dx, dy));
    }

    public void resize(Note note, Rect rect) {
        step(
                "Resize the " + word(note),
                Moving.resized(pipeline(), note.id(), rect.at(), rect.width(), rect.height()));
    }

    /// @param around the nodes a frame surrounds, or where a note goes
    public String addNote(Note.Kind kind, Rect around) {
        var id = Notes.freeId(pipeline(), kind);
        var text = kind == Note.Kind.FRAME ? "Frame" : "Note";
        var note = new Note(id, kind, text, around.at(), around.width(), around.height());
        step("Add a " + word(note), Notes.put(pipeline(), note));
        document.select(Selection.EMPTY.with(id));
        return id;
    }

    public void write(Note note, String text) {
        step("Write the " + word(note), Notes.put(pipeline(), note.withText(text)));
    }

    public void arrange() {
        if (pipeline().nodes().isEmpty()) {
            return;
        }
        var some = document.selection().nodes();
        var faces = document.faces();
        var layout =
                some.size() > 1
                        ? AutoLayout.of(pipeline(), faces, some)
                        : AutoLayout.of(pipeline(), faces);
        step("Arrange", Moving.to(pipeline(), layout));
    }

    /// The selection as the JSON of a pipeline file.
    public String copied() {
        return PipelineWriter.text(Clips.copy(placed(), document.selection()));
    }

    public void cut() {
        var gone = document.selection();
        step("Cut " + named(gone), removing.remove(pipeline(), gone, true));
    }

    /// @param text the JSON of a pipeline file
    /// @param at where the top left corner of what it holds goes; empty: a little beside
    /// @return whether it was one
    public boolean paste(String text, Optional<Point> at) {
        return attempt(
                        () -> {
                            var clip =
                                    PipelineReader.read(
                                            text.getBytes(StandardCharsets.UTF_8), "clipboard");
                            var corner = Drawing.of(clip, document.faces()).bounds().at();
                            double dx = at.map(p -> Places.snap(p.x() - corner.x())).orElse(PASTED);
                            double dy = at.map(p -> Places.snap(p.y() - corner.y())).orElse(PASTED);
                            var pasted = clips.paste(pipeline(), clip, dx, dy);
                            step("Paste " + named(pasted.selection()), pasted.pipeline());
                            document.select(pasted.selection());
                            return Optional.of(true);
                        })
                .isPresent();
    }

    public void duplicate() {
        var copied = document.selection();
        if (copied.nodes().isEmpty() && copied.notes().isEmpty()) {
            return;
        }
        attempt(
                () -> {
                    var pasted = clips.duplicate(placed(), copied, PASTED, PASTED + Places.ROW / 2);
                    step("Duplicate " + named(copied), pasted.pipeline());
                    document.select(pasted.selection());
                    return Optional.of(true);
                });
    }

    public void title(NodeId node, String title) {
        document.edit(
                "Rename " + document.title(node),
                "title " + node,
                before -> Renaming.title(before, node, title.strip()));
    }

    public boolean rename(NodeId old, String fresh) {
        return attempt(
                        () -> {
                            var id = new NodeId(fresh);
                            step(
                                    "Rename " + old,
                                    new Renaming(document.catalog()).id(pipeline(), old, id));
                            document.select(Selection.of(id));
                            return Optional.of(id);
                        })
                .isPresent();
    }

    /// @param label of the setting, as people read it
    /// @param key of steps that are one while a person types; empty: a step of its own
    public void settings(NodeId node, String label, String key, Value.Fields settings) {
        var now = requireNonNull(pipeline().nodes().get(node));
        var after = now.withSettings(settings);
        document.edit(
                "Set " + label + " of " + now.displayTitle(), key, before -> before.with(after));
        boolean isGroup =
                document.catalog().find(now.type()).filter(GroupType.class::isInstance).isPresent();
        if (isGroup && !Objects.equals(now.settings().get(Group.PATH), settings.get(Group.PATH))) {
            groupFile.accept(after);
        }
    }

    /// Runs treat a node in another way.
    ///
    /// @param label of the property, as people read it
    /// @param key of steps that are one while a person types; empty: a step of its own
    public void run(Node after, String label, String key) {
        var title = after.displayTitle();
        document.edit("Set " + label + " of " + title, key, before -> before.with(after));
    }

    /// Runs take a node in, or skip it and what follows it.
    public void enable(NodeId id, boolean enabled) {
        var node = pipeline().nodes().get(id);
        if (node != null && node.off() == enabled) {
            change(
                    node.withOff(!enabled),
                    (enabled ? "Enable " : "Disable ") + node.displayTitle());
        }
    }

    /// Puts another pipeline in the place of this one, made from it elsewhere.
    ///
    /// @param name of the step
    /// @param nodes to select
    public void replace(String name, Pipeline after, Set<NodeId> nodes) {
        step(name, after);
        document.select(Selection.of(nodes.toArray(NodeId[]::new)));
    }

    /// Changes what is not a setting, such as the note.
    public void change(Node changed, String name) {
        step(name, pipeline().with(changed));
    }

    /// All nodes, links and notes.
    public void selectAll() {
        document.select(Selection.all(pipeline()));
    }

    /// The pipeline with a place for every node: those that the file gives none are where they are
    /// shown.
    public Pipeline placed() {
        return places.all();
    }

    private void step(String name, Pipeline after) {
        document.seal();
        document.edit(name, _ -> after);
    }

    private Optional<NodeId> selected(Node node) {
        document.select(Selection.of(node.id()));
        return Optional.of(node.id());
    }

    private <T> Optional<T> attempt(Supplier<Optional<T>> edit) {
        try {
            return edit.get();
        } catch (FaultException e) {
            refused.accept(e.fault());
            return Optional.empty();
        }
    }

    private String named(Selection selection) {
        var nodes = new LinkedHashSet<>(selection.nodes());
        int others = selection.links().size() + selection.notes().size();
        if (nodes.size() == 1 && others == 0) {
            var node = pipeline().nodes().get(nodes.getFirst());
            return node == null ? "a node" : node.displayTitle();
        }
        if (nodes.isEmpty()) {
            return selection.notes().isEmpty()
                    ? Figures.plural(selection.links().size(), "wire")
                    : Figures.plural(selection.notes().size(), "note");
        }
        return Figures.plural(nodes.size(), "node");
    }

    private static String word(Note note) {
        return note.kind() == Note.Kind.FRAME ? "frame" : "note";
    }
}
