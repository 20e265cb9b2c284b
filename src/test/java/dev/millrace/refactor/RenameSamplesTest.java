package dev.millrace.refactor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Engine;
import dev.millrace.engine.PipelineSource;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.Workspace;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.file.PipelineReader;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.Link;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Renames every column of the samples, one after the other: all rows stay as they are.
class RenameSamplesTest {

    private static final NodeCatalog CATALOG = NodeCatalog.load();
    private static final String NEW = "renamed_x";

    private final Engine engine =
            new Engine(new Planner(CATALOG, PipelineReader::read), Clock.systemUTC(), Map.of());
    private final LookRoom room = new LookRoom(engine);
    private final Lineages lineages = new Lineages();

    @AfterEach
    void leave() {
        room.close();
    }

    private static PipelineSource source(String sample) throws IOException {
        var file = Path.of("pipelines", sample + ".pipeline.json").toRealPath();
        return with(
                PipelineReader.inspect(file).pipeline(),
                new PipelineSource(
                        Pipeline.EMPTY,
                        file,
                        Workspace.around(requireNonNull(file.getParent())),
                        "sample"));
    }

    private static PipelineSource with(Pipeline pipeline, PipelineSource source) {
        return new PipelineSource(pipeline, source.file(), source.workspace(), source.hash());
    }

    private Bench bench(PipelineSource source) {
        return new Bench(
                pipeline -> room.plan(with(pipeline, source), RunCall.PLAIN),
                lineages,
                source.workspace().root(),
                CATALOG);
    }

    /// Ports whose rows are delivered.
    private static List<Port> delivered(Pipeline pipeline) {
        return pipeline.links().stream()
                .filter(link -> isStorage(pipeline, link))
                .map(link -> new Port(link.from(), link.fromPort()))
                .distinct()
                .toList();
    }

    private static boolean isStorage(Pipeline pipeline, Link link) {
        return pipeline.find(link.to()).orElseThrow().type().startsWith("storage.");
    }

    /// Columns of sources and of what is delivered.
    private static List<ColumnAt> columns(Pipeline pipeline, LineageGraph graph) {
        var found = new LinkedHashSet<ColumnAt>();
        var ends = delivered(pipeline);
        for (var port : graph.ports()) {
            boolean wanted =
                    (port.isSource() && port.isFirst())
                            || ends.contains(port.at())
                            || (port.isFirst() && ends.contains(new Port(port.at().node(), "")));
            if (wanted) {
                port.columns().forEach(column -> found.add(column.column()));
            }
        }
        return List.copyOf(found);
    }

    /// All rows of a port, each as text, in no order.
    private List<String> rows(PipelineSource source, Port port) {
        try (var look = engine.look(source, RunCall.PLAIN, port)) {
            return look.rows(0, 1_000_000).values().stream()
                    .map(row -> row.stream().map(RenameSamplesTest::text).toList().toString())
                    .sorted()
                    .toList();
        }
    }

    /// Sums of doubles differ in their last digits from run to run.
    private static String text(@Nullable Object cell) {
        var text = String.valueOf(cell);
        return text.matches("-?[0-9]+\\.[0-9]+(?:[eE]-?[0-9]+)?")
                ? new BigDecimal(text).round(new MathContext(9)).stripTrailingZeros().toString()
                : text;
    }

    private List<List<String>> all(PipelineSource source, List<Port> ports) {
        return ports.stream().map(port -> rows(source, port)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"superstore-sales", "flight-delays"})
    void everyColumnKeepsTheShapeOfAllOthers(String sample) throws IOException {
        var source = source(sample);
        var bench = bench(source);
        var pipeline = source.pipeline();
        var before = bench.bind(pipeline);
        var graph = bench.known(pipeline, before).graph();
        var columns = columns(pipeline, graph);
        assertThat(columns).hasSizeGreaterThan(20);
        for (ColumnAt column : columns) {
            var rename = new Renames(bench).of(pipeline, column, NEW);
            var after = bench.bind(rename.pipeline());
            assertThat(after.hasErrors()).isFalse();
            assertThat(after.faults()).hasSameSizeAs(before.faults());
            assertThat(rename.columns()).containsEntry(column, NEW);
        }
    }

    /// All renames one upon the other, so that the rows are computed once and not for each column.
    @ParameterizedTest
    @ValueSource(strings = {"superstore-sales", "flight-delays"})
    void rowsStayAsTheyAre(String sample) throws IOException {
        var source = source(sample);
        var bench = bench(source);
        var pipeline = source.pipeline();
        var ports = delivered(pipeline);
        var expected = all(source, ports);
        var columns = columns(pipeline, bench.known(pipeline, bench.bind(pipeline)).graph());
        var renamed = new LinkedHashMap<ColumnAt, String>();
        for (ColumnAt column : columns) {
            if (!renamed.containsKey(column)) {
                var name = NEW + renamed.size();
                var rename = new Renames(bench).of(pipeline, column, name);
                pipeline = rename.pipeline();
                rename.columns().forEach((at, _) -> renamed.put(at, name));
            }
        }
        assertThat(all(with(pipeline, source), ports)).isEqualTo(expected);
        var after = bench.bind(pipeline).bound();
        for (Port port : ports.stream().filter(each -> each.port().isEmpty()).toList()) {
            assertThat(requireNonNull(after.relations().get(port.node().value())).schema().names())
                    .allMatch(name -> name.startsWith(NEW));
        }
    }
}
