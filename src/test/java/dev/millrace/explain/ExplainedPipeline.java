package dev.millrace.explain;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Engine;
import dev.millrace.engine.PipelineSource;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.Workspace;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.engine.look.Looked;
import dev.millrace.file.PipelineReader;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks into a pipeline and explains what it sees.
final class ExplainedPipeline implements AutoCloseable {

    private static final Lineages LINEAGES = new Lineages();

    private final Engine engine =
            new Engine(
                    new Planner(NodeCatalog.load(), PipelineReader::read),
                    Clock.systemUTC(),
                    Map.of());
    private final LookRoom room = new LookRoom(engine);
    private final Explainer explainer = new Explainer(LINEAGES);
    private final Path file;
    private final Pipeline pipeline;

    ExplainedPipeline(Path folder, Pipeline pipeline) {
        this(pipeline, folder.resolve("test.pipeline.json"));
    }

    ExplainedPipeline(Pipeline pipeline, Path file) {
        this.file = file;
        this.pipeline = pipeline;
    }

    private PipelineSource source() {
        return new PipelineSource(
                pipeline,
                file,
                new Workspace(java.util.Objects.requireNonNull(file.getParent())),
                "0".repeat(64));
    }

    Looked look(String port) {
        return room.look(
                port,
                source(),
                RunCall.PLAIN,
                Port.parse(port).orElseThrow(),
                200,
                false,
                new Cancellation());
    }

    /// Explains a row of a port that is looked at first.
    Explained explain(String port, long row) {
        look(port);
        return explained(port, LookQuery.ALL, row);
    }

    Explained explained(String port, LookQuery query, long row) {
        return explainer.explain(room, port, query, row, 1_000, new Cancellation());
    }

    Missed why(String port, String column, @Nullable String value) {
        return why(port, column, value, new Cancellation());
    }

    Missed why(String port, String column, @Nullable String value, Cancellation cancellation) {
        return explainer.why(
                room,
                source(),
                RunCall.PLAIN,
                Port.parse(port).orElseThrow(),
                column,
                value,
                cancellation);
    }

    /// The rows for whose sake a node fails.
    Culprits culprits(String port, String setting, int limit) {
        return explainer.culprits(
                room,
                source(),
                RunCall.PLAIN,
                Port.parse(port).orElseThrow(),
                setting,
                limit,
                new Cancellation());
    }

    /// A line for each port: `orders.rows EXACT 2: 1, 3` with the values of a column.
    static List<String> lines(Explained explained, String column) {
        return explained.origins().stream().skip(1).map(origin -> line(origin, column)).toList();
    }

    private static String line(Origin origin, String column) {
        return origin.at().node()
                + " "
                + origin.sureness()
                + " "
                + origin.count()
                + ": "
                + values(origin, column).stream().sorted().collect(Collectors.joining(","));
    }

    static List<String> values(Origin origin, String column) {
        int place = origin.rows().schema().names().indexOf(column);
        return place < 0
                ? List.of()
                : origin.rows().values().stream()
                        .map(row -> String.valueOf(row.get(place)))
                        .toList();
    }

    @Override
    public void close() {
        room.close();
    }
}
