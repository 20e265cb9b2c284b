package dev.millrace.draw;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoLayoutTest {

    private static Map<NodeId, Point> of(Pipeline pipeline) {
        return AutoLayout.of(pipeline, Drawn.faces());
    }

    private static Point at(Map<NodeId, Point> places, String id) {
        return requireNonNull(places.get(new NodeId(id)));
    }

    private static void assertNothingOverlaps(Pipeline pipeline) {
        var nodes = new ArrayList<>(Drawn.arranged(pipeline).nodes());
        nodes.sort(Comparator.comparingDouble(node -> node.bounds().y()));
        for (int i = 0; i < nodes.size(); i++) {
            var box = nodes.get(i).bounds();
            for (int j = i + 1; j < nodes.size(); j++) {
                if (nodes.get(j).bounds().y() > box.bottom()) {
                    break;
                }
                assertThat(nodes.get(j).bounds().grownBy(8).intersects(box))
                        .as(nodes.get(i).id() + " and " + nodes.get(j).id())
                        .isFalse();
            }
        }
    }

    private static void assertFlowsToTheRight(Pipeline pipeline) {
        var places = of(pipeline);
        for (Link link : pipeline.links()) {
            assertThat(at(places, link.from().value()).x() + 240)
                    .as(link.text())
                    .isLessThanOrEqualTo(at(places, link.to().value()).x());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"superstore-sales", "flight-delays"})
    void arrangesTheSamplesInColumnsWithoutOverlap(String name) {
        var sample = Drawn.sample(name);
        assertFlowsToTheRight(sample);
        assertNothingOverlaps(sample);
        var places = of(sample).values();
        assertThat(places).allSatisfy(at -> assertThat((at.x() - 40) % 240).isZero());
        assertThat(Drawn.arranged(sample).bounds().height()).isLessThan(1_700); // twelve tiles
    }

    @Test
    void beginsAtTheCornerAndKeepsTheGrid() {
        var places = of(Drawn.sample("superstore-sales")).values();
        assertThat(places.stream().mapToDouble(Point::x).min()).hasValue(40);
        assertThat(places.stream().mapToDouble(Point::y).min()).hasValue(40);
        assertThat(places)
                .allSatisfy(
                        at -> {
                            assertThat(at.x() % AutoLayout.GRID).isZero();
                            assertThat(at.y() % AutoLayout.GRID).isZero();
                        });
    }

    @Test
    void putsAChainInOneRow() {
        var places = of(Drawn.wired("a -> b", "b -> c"));
        assertThat(places.values())
                .containsExactly(new Point(40, 40), new Point(280, 40), new Point(520, 40));
    }

    @Test
    void keepsBranchesInTheOrderOfTheirPorts() {
        var places = of(Drawn.wired("split.dropped -> low", "split -> high", "a -> split"));
        assertThat(at(places, "high").y()).isLessThan(at(places, "low").y());

        var joined = of(Drawn.wired("under -> join.right", "over -> join.left"));
        assertThat(at(joined, "over").y()).isLessThan(at(joined, "under").y());
    }

    @Test
    void leavesRoomBetweenRows() {
        var places = of(Drawn.wired("a -> b", "a -> c"));
        double apart = Math.abs(at(places, "b").y() - at(places, "c").y());
        assertThat(apart).isEqualTo(NodeFigure.HEIGHT + 40);
    }

    @Test
    void stacksPartsInTheOrderOfTheFileAndLooseNodesLast() {
        var pipeline = Drawn.wired("alone", "c -> d", "other", "a -> b", "b -> e");
        var places = of(pipeline);
        assertThat(at(places, "c")).isEqualTo(new Point(40, 40));
        assertThat(at(places, "a")).isEqualTo(new Point(40, 160));
        assertThat(at(places, "alone")).isEqualTo(new Point(40, 280));
        assertThat(at(places, "other")).isEqualTo(new Point(280, 280));
        assertThat(places.keySet()).containsExactlyElementsOf(pipeline.nodes().keySet());
    }

    @Test
    void arrangesNothingAndASingleNode() {
        assertThat(of(Pipeline.EMPTY)).isEmpty();
        assertThat(of(Drawn.wired("a")))
                .containsExactly(Map.entry(new NodeId("a"), new Point(40, 40)));
    }

    @Test
    void standsCyclesSelfLinksLinksToNowhereAndUnknownTypes() {
        var pipeline =
                Drawn.wired(
                                "a -> b",
                                "b -> c",
                                "c -> a",
                                "c -> c",
                                "c -> d",
                                "a -> b",
                                "self -> self")
                        .linked(Link.of("a", "nowhere"))
                        .linked(Link.of("nowhere", "b"))
                        .linked(Link.parse("b.no_port -> d.no_port").orElseThrow());
        assertThat(of(pipeline)).hasSize(5);
        assertNothingOverlaps(pipeline);
        assertThat(at(of(pipeline), "c").x()).isLessThan(at(of(pipeline), "d").x());
    }

    @Test
    void arrangesOnlySomeAroundTheirCorner() {
        var layout = new LinkedHashMap<NodeId, Point>();
        layout.put(new NodeId("a"), new Point(900, 803));
        layout.put(new NodeId("b"), new Point(500, 1200));
        layout.put(new NodeId("c"), new Point(0, 0));
        var pipeline = Drawn.wired("a -> b", "b -> c").withLayout(layout);
        var only = Set.of(new NodeId("a"), new NodeId("b"), new NodeId("none"));
        assertThat(AutoLayout.of(pipeline, Drawn.faces(), only))
                .containsExactly(
                        Map.entry(new NodeId("a"), new Point(504, 800)),
                        Map.entry(new NodeId("b"), new Point(744, 800)));
    }

    @Test
    void givesTheSameForTheSame() {
        var pipeline = large(300);
        assertThat(of(pipeline)).isEqualTo(of(pipeline));
    }

    @Test
    void arrangesTwoThousandNodesInASecondOrTwo() {
        var pipeline = large(2000);
        of(pipeline);
        long begun = System.nanoTime();
        of(pipeline);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertNothingOverlaps(pipeline);
        assertFlowsToTheRight(pipeline);
        // The aim is well under 2 s; a busy machine gets more.
        assertThat(took).isLessThan(Duration.ofSeconds(8));
    }

    /// Chains of twenty that leave a trunk and partly come back into it.
    private static Pipeline large(int nodes) {
        var links = new ArrayList<Link>();
        for (int i = 1; i < nodes; i++) {
            int from = i % 20 == 0 ? i - 20 : i - 1;
            links.add(Link.of("n" + from, "n" + i));
            if (i % 50 == 49) {
                links.add(Link.of("n" + (i - 37), "n" + i));
            }
        }
        var all = IntStream.range(0, nodes).mapToObj(i -> Drawn.step("n" + i));
        var byId =
                all.collect(
                        Collectors.toMap(
                                node -> node.id(), node -> node, (a, _) -> a, LinkedHashMap::new));
        return new Pipeline(
                "large",
                new LinkedHashMap<>(),
                byId,
                List.copyOf(links),
                new LinkedHashMap<>(),
                Pipeline.EMPTY.extra());
    }
}
