package dev.millrace.edit;

import static dev.millrace.edit.Sketch.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import org.junit.jupiter.api.Test;

class RetypingTest {

    private final Retyping retyping = new Retyping(Sketch.CATALOG);
    private final Pipeline pipeline =
            Sketch.of(
                    """
                    orders source.csv
                    customers source.csv
                    recent transform.filter
                    joined transform.join
                    all transform.union
                    file storage.csv
                    orders -> recent
                    recent -> joined.left
                    customers -> joined.right
                    recent.dropped -> all
                    joined -> all
                    all -> file
                    """);

    private static Node node(Pipeline in, String id) {
        return in.find(id(id)).orElseThrow();
    }

    private static Value.Fields json(String text) {
        return (Value.Fields) Json.parse(text);
    }

    @Test
    void keepsWiresWhoseTypeHasAPortAndNamesTheOthers() {
        var sorted = retyping.retype(pipeline, id("recent"), "transform.sort");
        assertThat(Sketch.links(sorted.pipeline()))
                .containsExactly(
                        "orders -> recent",
                        "recent -> joined.left",
                        "customers -> joined.right",
                        "recent -> all",
                        "joined -> all",
                        "all -> file");
        assertThat(sorted.lost()).isEmpty();
        var one = retyping.retype(pipeline, id("joined"), "transform.filter");
        assertThat(Sketch.links(one.pipeline()))
                .contains("recent -> joined", "joined -> all")
                .doesNotContain("customers -> joined");
        assertThat(one.lost()).extracting(Link::text).containsExactly("customers -> joined.right");
        var source = retyping.retype(pipeline, id("file"), "source.csv");
        assertThat(source.lost()).extracting(Link::text).containsExactly("all -> file");
    }

    @Test
    void aUnionBecomesAJoinWithItsFirstTwoInputs() {
        var joined = retyping.retype(pipeline, id("all"), "transform.join");
        assertThat(Sketch.links(joined.pipeline()))
                .contains("recent.dropped -> all.left", "joined -> all.right", "all -> file");
        assertThat(joined.lost()).isEmpty();
    }

    @Test
    void keepsSettingsTheNewTypeTakes() {
        var node =
                node(pipeline, "orders")
                        .withNote("monthly")
                        .withSettings(
                                json(
                                        "{\"path\": \"a.csv\", \"delimiter\": \";\", \"columns\": 7}"));
        var next = retyping.retype(pipeline.with(node), id("orders"), "source.parquet").pipeline();
        var made = node(next, "orders");
        assertThat(made.type()).isEqualTo("source.parquet");
        assertThat(made.note()).isEqualTo("monthly");
        assertThat(made.settings().get("path")).isEqualTo(Value.of("a.csv"));
        assertThat(made.settings().get("delimiter")).isNull();
        assertThat(next.layout()).isEqualTo(pipeline.layout());
        assertThat(Sketch.nodes(next)).isEqualTo(Sketch.nodes(pipeline));
    }

    @Test
    void aTitleThatOnlyNamesTheTypeFollowsIt() {
        var named = pipeline.with(node(pipeline, "recent").withTitle("Filter rows 2"));
        var made = retyping.retype(named, id("recent"), "transform.sort").pipeline();
        assertThat(node(made, "recent").title()).isEqualTo("Sort rows");
        var own = pipeline.with(node(pipeline, "recent").withTitle("Recent orders"));
        made = retyping.retype(own, id("recent"), "transform.sort").pipeline();
        assertThat(node(made, "recent").title()).isEqualTo("Recent orders");
    }

    @Test
    void refusesATypeThatIsNotThere() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> retyping.retype(pipeline, id("all"), "transform.sorted"));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> retyping.retype(pipeline, id("nobody"), "transform.sort"));
    }

    /// Whatever becomes of whatever, the wires that are left fit the ports.
    @Test
    void everyTypeCanTakeThePlaceOfEveryOther() {
        var wiring = new Wiring(Sketch.CATALOG);
        for (var type : Sketch.CATALOG.all()) {
            for (var node : pipeline.nodes().keySet()) {
                var made = retyping.retype(pipeline, node, type.spec().id());
                var next = made.pipeline();
                assertThat(next.links().size() + made.lost().size())
                        .isEqualTo(pipeline.links().size());
                for (Link link : next.links()) {
                    var rest = wiring.disconnect(next, link);
                    assertThat(wiring.refusal(rest, wiring.from(next, link), wiring.to(next, link)))
                            .isEmpty();
                }
            }
        }
    }
}
