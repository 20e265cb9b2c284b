package dev.millrace.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The notes of a pipeline, which the file keeps as its member `notes`: an object by id.
///
/// ```json
/// "notes": { "note_1": { "kind": "note", "text": "Ask Sales IT", "at": [40, 80], "size": [160, 80] } }
/// ```
///
/// Members of a note that this version does not know, and notes of another form, stay as they are.
public final class Notes {

    private static final String MEMBER = "notes";

    private Notes() {}

    /// Frames first, as they lie behind the notes; else in the order of the file.
    public static List<Note> of(Pipeline pipeline) {
        var frames = new ArrayList<Note>();
        var notes = new ArrayList<Note>();
        members(pipeline)
                .members()
                .forEach(
                        (id, value) ->
                                read(id, value)
                                        .ifPresent(
                                                note ->
                                                        (note.kind() == Note.Kind.FRAME
                                                                        ? frames
                                                                        : notes)
                                                                .add(note)));
        frames.addAll(notes);
        return frames;
    }

    public static Optional<Note> find(Pipeline pipeline, String id) {
        var value = members(pipeline).get(id);
        return value == null ? Optional.empty() : read(id, value);
    }

    /// Adds the note, or replaces the one of its id.
    public static Pipeline put(Pipeline pipeline, Note note) {
        var before = members(pipeline).get(note.id());
        var fields = before instanceof Value.Fields known ? known : Value.Fields.EMPTY;
        var written =
                fields.with("kind", Value.of(note.kind().name().toLowerCase(Locale.ROOT)))
                        .with("text", Value.of(note.text()))
                        .with("at", pair(note.at().x(), note.at().y()))
                        .with("size", pair(note.width(), note.height()));
        return with(pipeline, members(pipeline).with(note.id(), written));
    }

    public static Pipeline without(Pipeline pipeline, String id) {
        return with(pipeline, members(pipeline).without(id));
    }

    /// An id that no note has yet: `note_1`, `frame_2`.
    public static String freeId(Pipeline pipeline, Note.Kind kind) {
        var taken = members(pipeline);
        var word = kind.name().toLowerCase(Locale.ROOT);
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> word + "_" + n)
                .filter(id -> taken.get(id) == null)
                .findFirst()
                .orElseThrow();
    }

    private static Value.Fields members(Pipeline pipeline) {
        return pipeline.extra().get(MEMBER) instanceof Value.Fields notes
                ? notes
                : Value.Fields.EMPTY;
    }

    /// A member `notes` of another form is not ours to replace.
    private static Pipeline with(Pipeline pipeline, Value.Fields notes) {
        var before = pipeline.extra().get(MEMBER);
        if (before != null && !(before instanceof Value.Fields)) {
            return pipeline;
        }
        var extra = pipeline.extra();
        return pipeline.withExtra(
                notes.isEmpty() ? extra.without(MEMBER) : extra.with(MEMBER, notes));
    }

    private static Optional<Note> read(String id, Value value) {
        if (!(value instanceof Value.Fields fields)
                || !(fields.get("text") instanceof Value.Text(var text))) {
            return Optional.empty();
        }
        var at = numbers(fields.get("at"));
        var size = numbers(fields.get("size"));
        boolean frame = fields.get("kind") instanceof Value.Text(var kind) && kind.equals("frame");
        if (at.length != 2 || size.length != 2 || size[0] < 0 || size[1] < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Note(
                        id,
                        frame ? Note.Kind.FRAME : Note.Kind.NOTE,
                        text,
                        new Point(at[0], at[1]),
                        size[0],
                        size[1]));
    }

    private static double[] numbers(@Nullable Value value) {
        return value instanceof Value.Items(var items)
                ? items.stream()
                        .filter(Value.Num.class::isInstance)
                        .mapToDouble(item -> ((Value.Num) item).value().doubleValue())
                        .filter(Double::isFinite)
                        .toArray()
                : new double[0];
    }

    private static Value pair(double one, double other) {
        return Value.items(Value.of(Math.round(one)), Value.of(Math.round(other)));
    }
}
