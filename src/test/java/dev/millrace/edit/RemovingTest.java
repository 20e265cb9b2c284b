package dev.millrace.edit;

import static dev.millrace.edit.Sketch.id;
import static dev.millrace.edit.Sketch.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovingTest {

    private final Removing removing = new Removing(Sketch.CATALOG);
    private final Pipeline chain =
            Sketch.of(
                    """
                    orders source.csv
                    recent transform.filter
                    sorted transform.sort
                    query transform.sql
                    bad storage.csv
                    orders -> recent
                    recent -> sorted
                    recent.dropped -> bad
                    sorted -> query
                    """);

    @Test
    void takesLinksAndPlacesAlong() {
        var left = removing.remove(chain, Selection.of(id("recent")), false);
        assertThat(Sketch.nodes(left)).containsExactly("orders", "sorted", "query", "bad");
        assertThat(Sketch.links(left)).containsExactly("sorted -> query");
        assertThat(left.layout()).doesNotContainKey(id("recent")).hasSize(4);
    }

    @Test
    void takesNotesAndWiresAlong() {
        var note = new Note("note_1", Note.Kind.NOTE, "draft", new Point(0, 0), 160, 80);
        var selection = Selection.ofLink(link("orders -> recent")).with("note_1");
        var left = removing.remove(Notes.put(chain, note), selection, true);
        assertThat(Notes.of(left)).isEmpty();
        assertThat(Sketch.links(left)).doesNotContain("orders -> recent").hasSize(3);
        assertThat(left.nodes()).isEqualTo(chain.nodes());
    }

    @Test
    void othersWaitForARemovedNodeNoMore() {
        var waiting =
                chain.with(
                        chain.find(id("bad"))
                                .orElseThrow()
                                .withAfter(List.of(id("sorted"), id("orders"))));
        var left = removing.remove(waiting, Selection.of(id("sorted")), true);
        assertThat(left.find(id("bad")).orElseThrow().after()).containsExactly(id("orders"));
    }

    @Test
    void healingJoinsTheFirstOutputToWhatFedTheFirstInput() {
        var healed = removing.remove(chain, Selection.of(id("recent")), true);
        assertThat(Sketch.links(healed)).containsExactly("orders -> sorted", "sorted -> query");
    }

    @Test
    void healingGoesThroughAnyNumberOfNodesAndSqlStillFindsItsInput() {
        var gone = Selection.of(id("sorted"), id("recent"));
        assertThat(Sketch.links(removing.remove(chain, gone, true)))
                .containsExactly("orders -> query as sorted");
    }

    @Test
    void healingMakesNoWireOutOfOneThatWasRemovedToo() {
        var gone = Selection.of(id("recent")).with(link("recent -> sorted"));
        assertThat(Sketch.links(removing.remove(chain, gone, true)))
                .containsExactly("sorted -> query");
    }

    @Test
    void healingMakesNoWireTwice() {
        var twice =
                Sketch.of(
                        """
                        orders source.csv
                        a transform.filter
                        b transform.filter
                        all transform.union
                        orders -> a
                        orders -> b
                        a -> all
                        b -> all
                        """);
        assertThat(Sketch.links(removing.remove(twice, Selection.of(id("a")), true)))
                .containsExactly("orders -> b", "orders -> all", "b -> all");
        assertThat(Sketch.links(removing.remove(twice, Selection.of(id("a"), id("b")), true)))
                .containsExactly("orders -> all");
    }

    @Test
    void healingKeepsThePortsAtBothEnds() {
        var ports =
                Sketch.of(
                        """
                        orders source.csv
                        a transform.join
                        b transform.join
                        customers source.csv
                        customers -> a.right
                        orders.rejected -> a.left
                        a -> b.right
                        """);
        assertThat(Sketch.links(removing.remove(ports, Selection.of(id("a")), true)))
                .containsExactly("orders.rejected -> b.right");
    }

    @Test
    void healingOfABrokenFileMakesNoCycle() {
        var loop =
                Sketch.of(
                        """
                        a transform.union
                        b transform.filter
                        c transform.filter
                        a -> b
                        b -> c
                        c -> a
                        """);
        assertThat(Sketch.links(removing.remove(loop, Selection.of(id("b")), true)))
                .containsExactly("c -> a");
        assertThat(Sketch.links(removing.remove(loop, Selection.of(id("b"), id("c")), true)))
                .isEmpty();
    }

    @Test
    void healingPassesThroughTypesThatAreNotKnown() {
        var odd =
                Sketch.of(
                        """
                        orders source.csv
                        odd somebody.elses
                        target storage.csv
                        orders -> odd.top
                        odd -> target
                        """);
        assertThat(Sketch.links(removing.remove(odd, Selection.of(id("odd")), true)))
                .containsExactly("orders -> target");
    }

    @Test
    void nothingSelectedIsNothingChanged() {
        assertThat(removing.remove(chain, Selection.of(id("gone")), true)).isSameAs(chain);
    }
}
