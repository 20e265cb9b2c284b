package dev.millrace.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotesTest {

    private static final Note NOTE =
            new Note("note_1", Note.Kind.NOTE, "draft", new Point(40, 80.5), 160, 80);

    @Test
    void aNoteThatIsPutIsFoundAgain() {
        var pipeline = Notes.put(Pipeline.EMPTY, NOTE);
        assertThat(Notes.of(pipeline)).containsExactly(NOTE);
        assertThat(pipeline.extra())
                .isEqualTo(
                        Json.parse(
                                """
                                {"notes": {"note_1": {"kind": "note", "text": "draft",
                                  "at": [40, 80.5], "size": [160, 80]}}}
                                """));
    }

    @Test
    void keepsMembersItDoesNotKnow() {
        var pipeline =
                with(
                        """
                        {"note_1": {"colour": "red", "kind": "note", "text": "old",
                          "at": [0, 0], "size": [10, 10]}}
                        """);
        var entry = Notes.entry(Notes.put(pipeline, NOTE), "note_1");
        assertThat(entry.members().keySet())
                .containsExactly("colour", "kind", "text", "at", "size");
        assertThat(entry.get("text")).isEqualTo(Value.of("draft"));
    }

    @Test
    void showsNoEntryOfAnotherFormAndKeepsIt() {
        var pipeline =
                with(
                        """
                        {"a": "text", "b": {"kind": "arrow", "at": [0, 0], "size": [1, 1]},
                         "c": {"kind": "note", "at": [0, 0]},
                         "d": {"kind": "note", "at": [0, 0], "size": [0, 1]},
                         "e": {"kind": "note", "at": [1e999, 0], "size": [1, 1]}}
                        """);
        assertThat(Notes.of(pipeline)).isEmpty();
        var changed = Notes.without(Notes.put(pipeline, NOTE), "note_1");
        assertThat(changed.extra()).isEqualTo(pipeline.extra());
    }

    @Test
    void puttingWhatIsThereChangesNothing() {
        var pipeline =
                with("{\"note_1\": {\"kind\": \"frame\", \"at\": [1.0, 2], \"size\": [3, 4]}}");
        assertThat(Notes.put(pipeline, Notes.of(pipeline).getFirst())).isSameAs(pipeline);
        assertThat(Notes.without(pipeline, "note_2")).isSameAs(pipeline);
    }

    @Test
    void leavesNoTraceOfTheLastNote() {
        var pipeline = Notes.put(Pipeline.EMPTY, NOTE);
        assertThat(Notes.without(pipeline, "note_1").extra().isEmpty()).isTrue();
    }

    @Test
    void refusesToReplaceNotesOfAnotherForm() {
        var pipeline = with("[{\"text\": \"by hand\"}]");
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Notes.put(pipeline, NOTE))
                .extracting(e -> e.fault().code())
                .isEqualTo(FaultCode.MEMBER_WRONG_TYPE);
    }

    @Test
    void numbersNotesAndFramesApart() {
        var pipeline = Notes.put(Pipeline.EMPTY, NOTE);
        assertThat(Notes.freeId(pipeline, Note.Kind.NOTE)).isEqualTo("note_2");
        assertThat(Notes.freeId(pipeline, Note.Kind.FRAME)).isEqualTo("frame_1");
    }

    @Test
    void aNoteHasASize() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> NOTE.resized(new Point(0, 0), 0, 10));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> NOTE.resized(new Point(Double.NaN, 0), 10, 10));
    }

    private static Pipeline with(String notes) {
        return Pipeline.EMPTY.withExtra(Value.fields(Map.entry("notes", Json.parse(notes))));
    }
}
