package dev.millrace.edit;

import static dev.millrace.edit.Sketch.id;
import static dev.millrace.edit.Sketch.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final Note NOTE =
            new Note("note_1", Note.Kind.NOTE, "draft", new Point(0, 0), 160, 80);

    private final Pipeline pipeline =
            Notes.put(
                    Sketch.of(
                            """
                            orders source.csv
                            recent transform.filter
                            orders -> recent
                            """),
                    NOTE);

    @Test
    void keepsTheOrderInWhichThingsWereSelected() {
        var selection = Selection.EMPTY.with(id("recent")).with(id("orders"));
        assertThat(selection.nodes()).containsExactly(id("recent"), id("orders"));
        assertThat(selection.without(id("recent"))).isEqualTo(Selection.of(id("orders")));
    }

    @Test
    void togglesEachKindOfThing() {
        var wire = link("orders -> recent");
        var all = Selection.EMPTY.toggled(id("orders")).toggled(wire).toggled("note_1");
        assertThat(all).isEqualTo(Selection.of(id("orders")).with(wire).with("note_1"));
        assertThat(all.toggled(id("orders")).toggled(wire).toggled("note_1").isEmpty()).isTrue();
    }

    @Test
    void allIsEverythingThatIsShown() {
        var all = Selection.all(pipeline);
        assertThat(all.nodes()).containsExactly(id("orders"), id("recent"));
        assertThat(all.links()).containsExactly(link("orders -> recent"));
        assertThat(all.notes()).containsExactly("note_1");
    }

    @Test
    void losesWhatThePipelineNoLongerHas() {
        var selection = Selection.all(pipeline).with(id("gone")).with("gone");
        assertThat(selection.in(pipeline)).isEqualTo(Selection.all(pipeline));
        assertThat(selection.in(Pipeline.EMPTY).isEmpty()).isTrue();
    }

    @Test
    void cannotBeChanged() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Selection.of(id("orders")).nodes().add(id("recent")));
    }
}
