package dev.millrace.edit;

import dev.millrace.fault.FaultException;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Edits such as people make, at random. Some are refused and change nothing.
final class RandomEdits {

    /// Where a pipeline stops growing.
    private static final int MANY = 40;

    /// One of them is a word of SQL.
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "join");

    enum Kind {
        ADD,
        ADD_AFTER,
        ADD_BEFORE,
        CONNECT,
        RECONNECT,
        DISCONNECT,
        INSERT,
        INSERT_EXISTING,
        REMOVE,
        REMOVE_AND_HEAL,
        MOVE,
        ARRANGE,
        RENAME,
        TITLE,
        SETTING,
        WAIT,
        PUT_NOTE,
        RESIZE_NOTE,
        PASTE,
        DUPLICATE,
        NAME,
        PARAMETER
    }

    /// @param mergeKey empty if it stays a step of its own
    record Edit(Kind kind, String mergeKey, Pipeline after) {}

    private final Random random;
    private final Wiring wiring = new Wiring(Sketch.CATALOG);
    private final Placing placing = new Placing(Sketch.CATALOG);
    private final Removing removing = new Removing(Sketch.CATALOG);
    private final Clips clips = new Clips(Sketch.CATALOG);
    private final Renaming renaming = new Renaming(Sketch.CATALOG);
    private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);

    RandomEdits(Random random) {
        this.random = random;
    }

    /// How many edits of each kind changed something.
    Map<Kind, Integer> done() {
        return done;
    }

    Edit next(Pipeline pipeline) {
        var kind = kind(pipeline);
        try {
            var after = edit(kind, pipeline);
            if (!after.equals(pipeline)) {
                done.merge(kind, 1, Integer::sum);
            }
            boolean typed = kind == Kind.SETTING || kind == Kind.NAME || kind == Kind.TITLE;
            return new Edit(kind, typed && random.nextBoolean() ? kind.name() : "", after);
        } catch (FaultException e) {
            return new Edit(kind, "", pipeline);
        }
    }

    private Kind kind(Pipeline pipeline) {
        if (pipeline.nodes().size() > MANY) {
            return random.nextBoolean() ? Kind.REMOVE_AND_HEAL : Kind.REMOVE;
        }
        if (pipeline.nodes().size() < 4 || pipeline.links().isEmpty()) {
            return random.nextBoolean() ? Kind.ADD : Kind.ADD_AFTER;
        }
        return one(List.of(Kind.values()));
    }

    private Pipeline edit(Kind kind, Pipeline p) {
        return switch (kind) {
            case ADD -> placing.add(p, fresh(p), place());
            case ADD_AFTER ->
                    p.nodes().isEmpty() ? p : placing.addAfter(p, fresh(p), output(p), place());
            case ADD_BEFORE -> placing.addBefore(p, fresh(p), input(p), place());
            case CONNECT -> wiring.connect(p, output(p), input(p));
            case RECONNECT -> reconnect(p, one(p.links()));
            case DISCONNECT -> wiring.disconnect(p, one(p.links()));
            case INSERT -> placing.insert(p, fresh(p), one(p.links()), place());
            case INSERT_EXISTING -> placing.insertExisting(p, node(p), one(p.links()));
            case REMOVE -> removing.remove(p, some(p), false);
            case REMOVE_AND_HEAL -> removing.remove(p, some(p), true);
            case MOVE -> Moving.by(p, some(p), number(), number());
            case ARRANGE -> arranged(p);
            case RENAME -> renaming.id(p, node(p), Sketch.id(one(NAMES)));
            case TITLE -> Renaming.title(p, node(p), "title " + random.nextInt(9));
            case SETTING -> setting(p, p.find(node(p)).orElseThrow());
            case WAIT -> waiting(p, p.find(node(p)).orElseThrow());
            case PUT_NOTE -> Notes.put(p, note(p));
            case RESIZE_NOTE -> resized(p);
            case PASTE -> clips.paste(p, Clips.copy(p, some(p)), 20, 20).pipeline();
            case DUPLICATE -> clips.duplicate(p, some(p), 20, 20).pipeline();
            case NAME -> p.named("name " + random.nextInt(9));
            case PARAMETER ->
                    p.with(
                            "p" + random.nextInt(4),
                            Parameter.of("INTEGER", Value.of(random.nextInt(9))));
        };
    }

    private Node fresh(Pipeline pipeline) {
        return placing.fresh(pipeline, one(Sketch.CATALOG.all()).spec().id());
    }

    private Pipeline reconnect(Pipeline p, Link link) {
        return random.nextBoolean()
                ? wiring.reconnect(p, link, output(p), wiring.to(p, link))
                : wiring.reconnect(p, link, wiring.from(p, link), input(p));
    }

    private Pipeline arranged(Pipeline pipeline) {
        var places = new LinkedHashMap<NodeId, Point>();
        pipeline.nodes().keySet().forEach(id -> places.put(id, new Point(160 * places.size(), 0)));
        return Moving.to(pipeline, places);
    }

    /// Sets, changes and takes away members, so that their order changes too.
    private Pipeline setting(Pipeline pipeline, Node node) {
        var name = "s" + random.nextInt(3);
        var settings = node.settings().without(name);
        return pipeline.with(
                node.withSettings(
                        random.nextInt(3) == 0
                                ? settings
                                : settings.with(name, Value.of("$p" + random.nextInt(4)))));
    }

    /// Lets a node wait for one that waits for nothing.
    private Pipeline waiting(Pipeline pipeline, Node node) {
        var free =
                pipeline.nodes().values().stream()
                        .filter(each -> each.after().isEmpty() && !each.equals(node))
                        .filter(each -> pipeline.into(each.id()).isEmpty())
                        .toList();
        return free.isEmpty() ? pipeline : pipeline.with(node.withAfter(List.of(one(free).id())));
    }

    private Note note(Pipeline pipeline) {
        var kind = random.nextBoolean() ? Note.Kind.NOTE : Note.Kind.FRAME;
        var id =
                random.nextBoolean() && Notes.of(pipeline).size() < 9
                        ? Notes.freeId(pipeline, kind)
                        : kind.word() + "_1";
        return new Note(id, kind, "text " + random.nextInt(9), place(), 160, 80);
    }

    private Pipeline resized(Pipeline pipeline) {
        var notes = Notes.of(pipeline);
        return notes.isEmpty()
                ? pipeline
                : Moving.resized(pipeline, one(notes).id(), place(), 1 + random.nextInt(99), 50);
    }

    /// A few things of each kind, at times nothing.
    private Selection some(Pipeline pipeline) {
        var all = Selection.all(pipeline);
        var some = Selection.EMPTY;
        for (int i = random.nextInt(6); i > 0 && !all.nodes().isEmpty(); i--) {
            some = some.with(one(all.nodes()));
        }
        if (random.nextInt(4) == 0 && !all.links().isEmpty()) {
            some = some.with(one(all.links()));
        }
        if (random.nextInt(4) == 0 && !all.notes().isEmpty()) {
            some = some.with(one(all.notes()));
        }
        return some;
    }

    private Port output(Pipeline pipeline) {
        var node = node(pipeline);
        var ports = wiring.outputs(pipeline, node);
        return new Port(node, ports.isEmpty() ? "" : one(ports));
    }

    private Port input(Pipeline pipeline) {
        var node = node(pipeline);
        var ports = wiring.inputs(pipeline, node);
        return new Port(node, ports.isEmpty() ? "" : one(ports).name());
    }

    private NodeId node(Pipeline pipeline) {
        return one(pipeline.nodes().keySet());
    }

    private Point place() {
        return new Point(number(), number());
    }

    private double number() {
        return random.nextInt(2000) / 2.0;
    }

    private <T> T one(Collection<T> elements) {
        return elements.stream().skip(random.nextInt(elements.size())).findFirst().orElseThrow();
    }
}
