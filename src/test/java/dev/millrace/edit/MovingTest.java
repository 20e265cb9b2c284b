package dev.millrace.edit;

import static dev.millrace.edit.Sketch.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MovingTest {

    private static final Note FRAME =
            new Note("frame_1", Note.Kind.FRAME, "load", new Point(-10, 70), 400, 100);
    private static final Note NOTE =
            new Note("note_1", Note.Kind.NOTE, "draft", new Point(0, 80), 40, 20);

    private final Pipeline pipeline =
            Notes.put(
                    Notes.put(
                            Sketch.of(
                                    """
                                    orders source.csv
                                    recent transform.filter
                                    sorted transform.sort
                                    """),
                            FRAME),
                    NOTE);

    @Test
    void movesNodesAndNotesAlike() {
        var moved = Moving.by(pipeline, Selection.of(id("recent")).with("note_1"), 5, -80);
        assertThat(moved.layout())
                .containsEntry(id("recent"), new Point(205, 0))
                .containsEntry(id("orders"), new Point(0, 80));
        assertThat(Notes.find(moved, "note_1")).contains(NOTE.movedBy(5, -80));
    }

    @Test
    void aMoveByNothingIsNone() {
        assertThat(Moving.by(pipeline, Selection.all(pipeline), 0, 0)).isSameAs(pipeline);
        assertThat(Moving.to(pipeline, pipeline.layout())).isSameAs(pipeline);
    }

    @Test
    void placesOnlyNodesThereAre() {
        var placed =
                Moving.to(
                        pipeline,
                        Map.of(id("orders"), new Point(1, 2), id("gone"), new Point(3, 4)));
        assertThat(placed.layout())
                .containsEntry(id("orders"), new Point(1, 2))
                .doesNotContainKey(id("gone"));
    }

    @Test
    void aFrameHoldsWhatLiesWhollyInside() {
        assertThat(Moving.within(pipeline, FRAME, 160, 60))
                .isEqualTo(Selection.of(id("orders"), id("recent")).with("note_1"));
        assertThat(Moving.within(pipeline, FRAME, 200, 60))
                .isEqualTo(Selection.of(id("orders")).with("note_1"));
        assertThat(Moving.within(pipeline, FRAME, 160, 160).nodes()).isEmpty();
    }

    @Test
    void resizesANote() {
        var resized = Moving.resized(pipeline, "frame_1", new Point(0, 0), 10, 20);
        assertThat(Notes.find(resized, "frame_1")).contains(FRAME.resized(new Point(0, 0), 10, 20));
        assertThat(Moving.resized(pipeline, "gone", new Point(0, 0), 10, 20)).isSameAs(pipeline);
    }

    @Test
    void refusesNumbersNoFileCanHold() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () ->
                                Moving.by(
                                        pipeline,
                                        Selection.all(pipeline),
                                        Double.POSITIVE_INFINITY,
                                        0));
    }
}
