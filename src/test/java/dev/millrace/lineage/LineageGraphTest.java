package dev.millrace.lineage;

import static dev.millrace.lineage.SmallTables.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Ways through whole pipelines.
class LineageGraphTest {

    private static final String BRANCHES =
            """
            "kept": { "type": "transform.filter", "settings": { "condition": "c > 1" } },
            "late": { "type": "transform.derive", "settings": { "columns": [
              { "name": "d", "expression": "b + c" }, { "name": "b", "expression": "-b" } ] } },
            "sums": { "type": "transform.aggregate", "settings": { "group": ["k"],
              "measures": [{ "name": "n", "expression": "sum(d) FILTER (WHERE b < 0)" }] } },
            "rest": { "type": "transform.limit", "settings": { "rows": 5 } }
            """;

    private static LineageGraph branches() {
        return SmallTables.lineage(
                SmallTables.pipeline(
                        BRANCHES,
                        "u -> kept",
                        "kept -> late",
                        "late -> sums",
                        "kept.dropped -> rest"));
    }

    private static List<String> steps(List<Step> steps) {
        return steps.stream()
                .map(
                        step ->
                                "%s.%s.%s -> %s.%s.%s %s"
                                        .formatted(
                                                step.from().node(),
                                                step.from().port(),
                                                step.from().column(),
                                                step.to().node(),
                                                step.to().port(),
                                                step.to().column(),
                                                step.effects()))
                .toList();
    }

    @Test
    void goesBackStepByStep() {
        assertThat(steps(branches().upstream(at("sums", "out", "n"))))
                .containsExactlyInAnyOrder(
                        "late.out.b -> sums.out.n [CONDITION]",
                        "late.out.d -> sums.out.n [AGGREGATED]",
                        "kept.kept.b -> late.out.b [DERIVED]",
                        "kept.kept.b -> late.out.d [DERIVED]",
                        "kept.kept.c -> late.out.d [DERIVED]",
                        "u.out.b -> kept.kept.b [COPY]",
                        "u.out.c -> kept.kept.c [COPY]");
    }

    @Test
    void goesForthByEveryPort() {
        assertThat(steps(branches().downstream(at("u", "out", "c"))))
                .containsExactlyInAnyOrder(
                        "u.out.c -> kept.kept.c [COPY]",
                        "u.out.c -> kept.dropped.c [COPY]",
                        "kept.kept.c -> late.out.c [COPY]",
                        "kept.kept.c -> late.out.d [DERIVED]",
                        "kept.dropped.c -> rest.out.c [COPY]",
                        "late.out.d -> sums.out.n [AGGREGATED]");
    }

    @Test
    void tellsExpressionsAsWritten() {
        var graph = branches();
        assertThat(graph.column(at("late", "out", "b")).orElseThrow().expression()).isEqualTo("-b");
        assertThat(graph.column(at("sums", "out", "n")).orElseThrow().expression())
                .isEqualTo("sum(d) FILTER (WHERE b < 0)");
        assertThat(graph.column(at("kept", "kept", "b")).orElseThrow().expression()).isEmpty();
        assertThat(graph.making(at("sums", "out", "n"))).isEqualTo(Making.AGGREGATED);
    }

    @Test
    void carriesOnWhatDecidesOverRows() {
        var graph = branches();
        assertThat(graph.influences(at("sums", "out")))
                .containsOnlyKeys(at("u", "out", "c"), at("u", "out", "k"))
                .containsEntry(at("u", "out", "c"), Set.of(Effect.FILTER));
        assertThat(graph.ends().stream().map(PortLineage::at))
                .containsExactlyInAnyOrder(at("t", "out"), at("sums", "out"), at("rest", "out"));
    }

    @Test
    void knowsTheRestOfAPipelineWithAnError() {
        var planned =
                SmallTables.planned(
                        SmallTables.pipeline(
                                BRANCHES.replace("b + c", "b + zz"),
                                "u -> kept",
                                "kept -> late",
                                "late -> sums",
                                "kept.dropped -> rest"));
        assertThat(planned.hasErrors()).isTrue();
        var graph = SmallTables.LINEAGES.of(planned, Path.of("").toAbsolutePath());
        assertThat(graph.upstream(at("rest", "out", "c"))).hasSize(2);
        assertThat(graph.upstream(at("sums", "out", "n"))).isEmpty();
        assertThat(graph.column(at("late", "out", "d"))).isEmpty();
    }

    @Test
    void widensWhatIsNotUnderstoodAndSaysSo() {
        var graph = SmallTables.ofSql("SELECT COLUMNS(lambda c: c LIKE 'b%') FROM u");
        var port = SmallTables.port(graph, "q");
        assertThat(port.exact()).isFalse();
        assertThat(graph.isExact(port.at())).isFalse();
        assertThat(port.columns())
                .singleElement()
                .satisfies(column -> assertThat(column.sources()).hasSize(9));
        assertThat(port.rows()).hasSize(9);
    }

    @Test
    void followsAThousandNodes() {
        var nodes = new ArrayList<String>();
        var links = new ArrayList<String>();
        for (int i = 0; i < 1000; i++) {
            nodes.add(
                    ("\"n%d\": { \"type\": \"transform.derive\", \"settings\": { \"columns\": ["
                                    + "{ \"name\": \"a\", \"expression\": \"a + %d\" }] } }")
                            .formatted(i, i));
            links.add((i == 0 ? "t" : "n" + (i - 1)) + " -> n" + i);
        }
        var planned =
                SmallTables.planned(
                        SmallTables.pipeline(
                                String.join(", ", nodes), links.toArray(String[]::new)));
        assertThat(planned.hasErrors()).isFalse();
        var lineages = new Lineages();
        var here = Path.of("").toAbsolutePath();
        var graph = lineages.of(planned, here);
        assertThat(graph.upstream(at("n999", "out", "a"))).hasSize(1000);
        assertThat(graph.downstream(at("t", "out", "a"))).hasSize(1000);
        assertThat(graph.origins(at("n999", "out", "a")))
                .containsOnly(java.util.Map.entry(at("t", "out", "a"), Set.of(Effect.DERIVED)));

        long before = System.nanoTime();
        lineages.of(planned, here);
        var again = Duration.ofNanos(System.nanoTime() - before);
        assertThat(again).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void saysWhereTypedTextsNameColumns() {
        var sql = "SELECT 'é😀' AS x, \"a\", t . b, * EXCLUDE (k) FROM t WHERE o.f > 1";
        var graph = SmallTables.ofSql(sql);
        assertThat(graph.uses())
                .allSatisfy(use -> assertThat(use.settingPath()).isEqualTo("sql"))
                .extracting(
                        use -> sql.substring(use.from(), use.to()) + " " + use.column().column())
                .containsExactlyInAnyOrder("\"a\" a", "b b", "k k", "o o");
    }

    @Test
    void saysWhichSettingNamesAColumn() {
        var graph = branches();
        assertThat(uses(graph, at("u", "out", "c"))).containsExactly("kept condition 0-1");
        assertThat(uses(graph, at("kept", "kept", "b")))
                .containsExactly(
                        "late columns[0].expression 0-1", "late columns[1].expression 1-2");
        assertThat(uses(graph, at("late", "out", "d")))
                .containsExactly("sums measures[0].expression 4-5");
        assertThat(uses(graph, at("late", "out", "k"))).containsExactly("sums group[0] 0-1");
    }

    private static Stream<String> usesOf(LineageGraph graph, ColumnAt column) {
        return graph.uses(column).stream()
                .map(u -> "%s %s %d-%d".formatted(u.node(), u.settingPath(), u.from(), u.to()));
    }

    private static List<String> uses(LineageGraph graph, ColumnAt column) {
        return usesOf(graph, column).toList();
    }

    @Test
    void findsSettingsThatAreNamesOfColumns() {
        var graph =
                SmallTables.lineage(
                        SmallTables.pipeline(
                                """
                                "pair": { "type": "transform.join", "settings": {
                                  "on": ["k", { "left": "a", "right": "C" }] } },
                                "chosen": { "type": "transform.select", "settings": {
                                  "columns": ["k", { "column": "s", "as": "c2" }] } },
                                "ordered": { "type": "transform.sort",
                                  "settings": { "by": ["k", "c2 DESC"] } },
                                "held": { "type": "quality.expect", "settings": { "expectations": [
                                  { "kind": "unique", "columns": ["k"] }] } },
                                "file": { "type": "storage.parquet", "settings": {
                                  "path": "out", "partition_by": ["c2"] } }
                                """,
                                "t -> pair.left",
                                "u -> pair.right",
                                "pair -> chosen",
                                "chosen -> ordered",
                                "ordered -> held",
                                "held -> file"));
        assertThat(uses(graph, at("t", "out", "k"))).containsExactly("pair on[0].left 0-1");
        assertThat(uses(graph, at("u", "out", "k"))).containsExactly("pair on[0].right 0-1");
        assertThat(uses(graph, at("u", "out", "c"))).containsExactly("pair on[1].right 0-1");
        assertThat(uses(graph, at("pair", "out", "s")))
                .containsExactly("chosen columns[1].column 0-1");
        assertThat(uses(graph, at("chosen", "out", "k")))
                .containsExactly("ordered by[0].expression 0-1");
        assertThat(uses(graph, at("chosen", "out", "c2")))
                .containsExactly("ordered by[1].expression 0-2");
        assertThat(uses(graph, at("ordered", "out", "k")))
                .containsExactly("held expectations[0].columns[0] 0-1");
        assertThat(uses(graph, at("held", "passed", "c2")))
                .containsExactly("file partition_by[0] 0-2");
    }
}
