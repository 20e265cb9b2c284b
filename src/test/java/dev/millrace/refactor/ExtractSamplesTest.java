package dev.millrace.refactor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Bindings;
import dev.millrace.engine.Engine;
import dev.millrace.engine.PipelineSource;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.Workspace;
import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts of the samples become pipelines of their own and come back: what would be stored is the
/// same each time.
class ExtractSamplesTest {

    private static final NodeCatalog CATALOG = NodeCatalog.load();

    private final Engine engine =
            new Engine(new Planner(CATALOG, PipelineReader::read), Clock.systemUTC(), Map.of());

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void copyData() throws IOException {
        folder = temporary.toRealPath();
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve("steps"));
        Files.createDirectories(folder.resolve(".millrace"));
        try (var files = Files.list(Path.of("pipelines/data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve("data").resolve(file.getFileName()));
            }
        }
    }

    private PipelineSource source(Pipeline pipeline) {
        return new PipelineSource(
                pipeline, folder.resolve("sample.pipeline.json"), new Workspace(folder), "sample");
    }

    private Bindings bound(Pipeline pipeline) {
        var bound = engine.bind(source(pipeline), RunCall.PLAIN);
        assertThat(bound.faults()).noneMatch(Fault::isError);
        return bound;
    }

    /// What each storage node would store, in no order, by its own id.
    private Map<String, List<String>> stored(Pipeline pipeline, Pipeline original) {
        var stored = new LinkedHashMap<String, List<String>>();
        for (Node node : original.nodes().values()) {
            if (node.type().startsWith("storage.")) {
                boolean outer = pipeline.nodes().containsKey(node.id());
                var id = outer ? node.id() : group(pipeline).inside(node.id());
                stored.put(node.id().value(), rows(pipeline, new Port(id, "")));
            }
        }
        return stored;
    }

    private static NodeId group(Pipeline pipeline) {
        return pipeline.nodes().values().stream()
                .filter(node -> node.type().equals("group.pipeline"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<String> rows(Pipeline pipeline, Port port) {
        try (var look = engine.look(source(pipeline), RunCall.PLAIN, port)) {
            return look.rows(0, 1_000_000).values().stream()
                    .map(row -> row.stream().map(ExtractSamplesTest::text).toList().toString())
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

    @ParameterizedTest
    @CsvSource({
        "superstore-sales, part.pipeline.json, recent with_customer with_product named",
        "superstore-sales, steps/part.pipeline.json, orders bad_lines recent",
        "superstore-sales, steps/part.pipeline.json, checked enriched rejected",
        "superstore-sales, part.pipeline.json, regional ranked",
        "superstore-sales, part.pipeline.json, daily daily_sorted",
        "superstore-sales, part.pipeline.json, best top_customers",
        "superstore-sales, steps/part.pipeline.json, per_customer best top_customers top_file",
        "superstore-sales, steps/part.pipeline.json, *",
        "flight-delays, part.pipeline.json, with_origin origin_named with_destination flown",
        "flight-delays, steps/part.pipeline.json, flights airports places by_hour hour_file"
                + " hour_order with_origin origin_named with_destination flown"
    })
    void whatIsStoredStays(String sample, String file, String ids) throws IOException {
        var original = PipelineReader.read(Path.of("pipelines", sample + ".pipeline.json"));
        var selected = selected(original, ids);
        var before = bound(original);
        var expected = stored(original, original);
        var files = new Extract.Files(folder, folder.resolve(file));

        var extracted =
                new Extract(CATALOG).of(original, selected, before.columns(), files, "Part");
        PipelineWriter.save(extracted.inner(), folder.resolve(file));

        var bound = bound(extracted.outer());
        assertThat(bound.faults()).hasSameSizeAs(before.faults());
        assertThat(stored(extracted.outer(), original)).isEqualTo(expected);

        var inlined =
                new Inline(CATALOG)
                        .of(
                                extracted.outer(),
                                extracted.node(),
                                PipelineReader.read(folder.resolve(file)),
                                bound.columns(),
                                files);

        assertThat(inlined.nodes()).isEqualTo(selected);
        assertThat(stored(inlined.pipeline(), original)).isEqualTo(expected);
        assertThat(inlined.pipeline().layout()).isEqualTo(original.layout());
        assertThat(inlined.pipeline().parameters()).isEqualTo(original.parameters());
        assertThat(new LinkedHashSet<>(inlined.pipeline().nodes().values()))
                .containsExactlyInAnyOrderElementsOf(original.nodes().values());
        assertThat(inlined.pipeline().links())
                .containsExactlyInAnyOrderElementsOf(original.links());
        assertThat(requireNonNull(PipelineReader.inspect(folder.resolve(file))).faults()).isEmpty();
    }

    private static Set<NodeId> selected(Pipeline pipeline, String ids) {
        var selected = new LinkedHashSet<NodeId>();
        if (ids.equals("*")) {
            return pipeline.nodes().keySet();
        }
        List.of(ids.split(" ", -1)).forEach(id -> selected.add(new NodeId(id)));
        return selected;
    }
}
