package dev.millrace.edit;

import static dev.millrace.edit.Sketch.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClipsTest {

    private static final Note NOTE =
            new Note("note_1", Note.Kind.NOTE, "draft", new Point(10, 10), 160, 80);

    private final Clips clips = new Clips(Sketch.CATALOG);
    private final Pipeline pipeline = pipeline();
    private final Selection both = Selection.of(id("query"), id("recent")).with("note_1");

    private static Pipeline pipeline() {
        var sketch =
                Sketch.of(
                        """
                        orders source.csv
                        recent transform.filter
                        query transform.sql
                        target storage.csv
                        orders -> recent
                        recent.dropped -> query
                        orders -> query
                        query -> target
                        """);
        var settings =
                Value.fields(Map.entry("sql", Value.of("FROM recent_dropped WHERE d > $since")));
        var query = sketch.find(id("query")).orElseThrow().withSettings(settings);
        var after = List.of(id("orders"), id("recent"));
        return Notes.put(sketch.with(query.withAfter(after)), NOTE)
                .with("since", Parameter.of("DATE", Value.of("2014-01-01")))
                .with("until", Parameter.of("DATE", Value.of("2015-01-01")));
    }

    @Test
    void aClipHoldsWhatIsSelectedAndWhatLiesBetween() {
        var clip = Clips.copy(pipeline, both);
        assertThat(Sketch.nodes(clip)).containsExactly("recent", "query");
        assertThat(Sketch.links(clip)).containsExactly("recent.dropped -> query");
        assertThat(clip.layout().keySet()).containsExactly(id("recent"), id("query"));
        assertThat(clip.parameters().keySet()).containsExactly("since");
        assertThat(clip.find(id("query")).orElseThrow().after()).containsExactly(id("recent"));
        assertThat(Notes.of(clip)).containsExactly(NOTE);
    }

    @Test
    void aCopyOfEverythingPastedIntoNothingIsTheSame() {
        var clip = Clips.copy(pipeline, Selection.all(pipeline));
        var pasted = clips.paste(Pipeline.EMPTY, clip, 0, 0);
        assertThat(pasted.pipeline().nodes()).isEqualTo(pipeline.nodes());
        assertThat(pasted.pipeline().links()).isEqualTo(pipeline.links());
        assertThat(pasted.pipeline().layout()).isEqualTo(pipeline.layout());
        assertThat(pasted.pipeline().extra()).isEqualTo(pipeline.extra());
    }

    @Test
    void pastedPartsGetIdsOfTheirOwnAndSqlStillFindsItsInput() {
        var pasted = clips.paste(pipeline, Clips.copy(pipeline, both), 20, 30);
        var next = pasted.pipeline();
        assertThat(Sketch.nodes(next)).endsWith("recent_2", "query_2");
        assertThat(Sketch.links(next))
                .hasSize(5)
                .endsWith("recent_2.dropped -> query_2 as recent_dropped");
        assertThat(next.find(id("query_2")).orElseThrow().after()).containsExactly(id("recent_2"));
        assertThat(next.layout()).containsEntry(id("recent_2"), new Point(220, 110));
        assertThat(Notes.of(next)).containsExactly(NOTE, NOTE.withId("note_2").movedBy(20, 30));
        assertThat(pasted.selection())
                .isEqualTo(Selection.of(id("recent_2"), id("query_2")).with("note_2"));
    }

    @Test
    void pastingAgainCountsOn() {
        var clip = Clips.copy(pipeline, Selection.of(id("recent")));
        var once = clips.paste(pipeline, clip, 0, 0);
        var copyOfCopy = Clips.copy(once.pipeline(), once.selection());
        var twice = clips.paste(once.pipeline(), copyOfCopy, 0, 0);
        assertThat(Sketch.nodes(twice.pipeline())).endsWith("recent_2", "recent_3");
    }

    @Test
    void aNumberThatMayBeAYearIsNoneOfOurs() {
        var sales = Sketch.of("sales_2024 source.csv");
        var twice = clips.duplicate(sales, Selection.all(sales), 0, 0).pipeline();
        assertThat(Sketch.nodes(twice)).containsExactly("sales_2024", "sales_2024_2");
    }

    @Test
    void declaresParametersThatAreMissingAndLeavesOthers() {
        var clip = Clips.copy(pipeline, both);
        assertThat(clips.paste(Pipeline.EMPTY, clip, 0, 0).pipeline().parameters())
                .isEqualTo(clip.parameters());
        var other = Pipeline.EMPTY.with("since", Parameter.of("DATE", Value.of("1999-01-01")));
        assertThat(clips.paste(other, clip, 0, 0).pipeline().parameters())
                .isEqualTo(other.parameters());
    }

    @Test
    void aDuplicateIsFedByTheSameNodesInTheSameOrder() {
        var next = clips.duplicate(pipeline, both, 0, 40).pipeline();
        assertThat(Sketch.links(next))
                .hasSize(7)
                .endsWith(
                        "orders -> recent_2",
                        "recent_2.dropped -> query_2 as recent_dropped",
                        "orders -> query_2");
        assertThat(next.find(id("query_2")).orElseThrow().after())
                .containsExactly(id("orders"), id("recent_2"));
    }

    @Test
    void keepsWhatANoteHasThatIsNotKnown() {
        var entry = Notes.entry(pipeline, "note_1").with("colour", Value.of("red"));
        var red =
                pipeline.withExtra(
                        Value.fields(Map.entry("notes", Value.fields(Map.entry("note_1", entry)))));
        var next = clips.duplicate(red, Selection.ofNote("note_1"), 5, 5).pipeline();
        assertThat(Notes.entry(next, "note_2").get("colour")).isEqualTo(Value.of("red"));
    }

    @Test
    void findsParametersInSqlAndInOtherSettings() {
        var settings =
                Value.fields(
                        Map.entry("path", Value.of("in/${year}/${month}.csv")),
                        Map.entry("on", Value.items(Value.of("a = $key"), Value.of(true))));
        assertThat(ParameterNames.in(settings)).containsExactly("year", "month", "key");
    }
}
