package dev.millrace.model;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The notes and frames of a pipeline, kept in the reserved member `notes` of its file: an object
/// by id, such as `"note_1": { "kind": "note", "text": "draft", "at": [40, 80], "size": [160, 80]
/// }`.
///
/// Members of an entry that are not known here, and entries of another form, stay as they are.
public final class Notes {

    private static final String MEMBER = "notes";

    private Notes() {}

    /// Those that have the form, in the order of the file, which is from back to front.
    public static List<Note> of(Pipeline pipeline) {
        var notes = new ArrayList<Note>();
        entries(pipeline).members().forEach((id, entry) -> read(id, entry).ifPresent(notes::add));
        return List.copyOf(notes);
    }

    public static Optional<Note> find(Pipeline pipeline, String id) {
        return Optional.ofNullable(entries(pipeline).get(id)).flatMap(entry -> read(id, entry));
    }

    /// Adds the note, or changes the one with its id.
    ///
    /// @throws FaultException if the file keeps something else in `notes`
    public static Pipeline put(Pipeline pipeline, Note note) {
        return put(pipeline, note, entry(pipeline, note.id()));
    }

    /// @param entry what the file says of it so far, with members that are not known here
    public static Pipeline put(Pipeline pipeline, Note note, Value.Fields entry) {
        if (find(pipeline, note.id()).equals(Optional.of(note))) {
            return pipeline;
        }
        var written =
                entry.with("kind", Value.of(note.kind().word()))
                        .with("text", Value.of(note.text()))
                        .with("at", pair(note.at().x(), note.at().y()))
                        .with("size", pair(note.width(), note.height()));
        requireObject(pipeline);
        return withEntries(pipeline, entries(pipeline).with(note.id(), written));
    }

    /// The pipeline itself if there is no such note.
    public static Pipeline without(Pipeline pipeline, String id) {
        return entries(pipeline).get(id) == null
                ? pipeline
                : withEntries(pipeline, entries(pipeline).without(id));
    }

    /// `note_1` or `frame_1`, or with a higher number.
    public static String freeId(Pipeline pipeline, Note.Kind kind) {
        var taken = entries(pipeline).members();
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> kind.word() + "_" + i)
                .filter(id -> !taken.containsKey(id))
                .findFirst()
                .orElseThrow();
    }

    /// Whether an entry of any form has the id.
    public static boolean isTaken(Pipeline pipeline, String id) {
        return entries(pipeline).get(id) != null;
    }

    /// What the file says of the note; empty if nothing.
    public static Value.Fields entry(Pipeline pipeline, String id) {
        return entries(pipeline).get(id) instanceof Value.Fields fields
                ? fields
                : Value.Fields.EMPTY;
    }

    private static Value.Fields entries(Pipeline pipeline) {
        return pipeline.extra().get(MEMBER) instanceof Value.Fields fields
                ? fields
                : Value.Fields.EMPTY;
    }

    private static Pipeline withEntries(Pipeline pipeline, Value.Fields entries) {
        var extra = pipeline.extra();
        return pipeline.withExtra(
                entries.isEmpty() ? extra.without(MEMBER) : extra.with(MEMBER, entries));
    }

    private static void requireObject(Pipeline pipeline) {
        var value = pipeline.extra().get(MEMBER);
        if (value != null && !(value instanceof Value.Fields)) {
            throw Fault.of(
                            FaultCode.MEMBER_WRONG_TYPE,
                            "The member \"notes\" of the file is " + value.kind() + ".")
                    .withHint("Remove it from the file to draw notes; it must be an object by id.")
                    .toException();
        }
    }

    private static Optional<Note> read(String id, Value entry) {
        if (!(entry instanceof Value.Fields fields)) {
            return Optional.empty();
        }
        var kind = kind(fields.get("kind") instanceof Value.Text(String word) ? word : "");
        var text = fields.get("text") instanceof Value.Text(String words) ? words : "";
        var at = pair(fields, "at");
        var size = pair(fields, "size");
        if (kind.isEmpty() || at.isEmpty() || size.isEmpty()) {
            return Optional.empty();
        }
        double width = size.get().x();
        double height = size.get().y();
        return Note.isLength(width) && Note.isLength(height)
                ? Optional.of(new Note(id, kind.get(), text, at.get(), width, height))
                : Optional.empty();
    }

    private static Optional<Note.Kind> kind(String word) {
        return List.of(Note.Kind.values()).stream()
                .filter(kind -> kind.word().equals(word))
                .findFirst();
    }

    private static Optional<Point> pair(Value.Fields fields, String name) {
        if (fields.get(name) instanceof Value.Items(var values)
                && values.size() == 2
                && values.get(0) instanceof Value.Num(var first)
                && values.get(1) instanceof Value.Num(var second)) {
            var pair = new Point(first.doubleValue(), second.doubleValue());
            return pair.isFinite() ? Optional.of(pair) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Value pair(double first, double second) {
        return Value.items(number(first), number(second));
    }

    private static Value number(double px) {
        var digits = BigDecimal.valueOf(px).stripTrailingZeros();
        return new Value.Num(digits.scale() < 0 ? digits.setScale(0) : digits);
    }
}
