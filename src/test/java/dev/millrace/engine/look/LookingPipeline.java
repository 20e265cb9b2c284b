package dev.millrace.engine.look;

import dev.millrace.engine.Bindings;
import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Engine;
import dev.millrace.engine.PipelineSource;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.Workspace;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks into pipelines in a folder that is its own workspace, one after another, as edits make
/// them.
final class LookingPipeline implements AutoCloseable {

    final Engine engine =
            new Engine(
                    new Planner(NodeCatalog.load(), PipelineReader::read),
                    Clock.systemUTC(),
                    Map.of());
    final LookRoom room = new LookRoom(engine);
    private final Path folder;
    private Pipeline pipeline;

    LookingPipeline(Path folder, Pipeline pipeline) {
        this.folder = folder;
        this.pipeline = pipeline;
    }

    void edit(Pipeline next) {
        pipeline = next;
    }

    PipelineSource source() {
        return new PipelineSource(
                pipeline,
                folder.resolve("test.pipeline.json"),
                new Workspace(folder),
                "0".repeat(64));
    }

    Bindings bind() {
        return room.bind(source(), RunCall.PLAIN);
    }

    Looked look(String port) {
        return look(port, 200, false);
    }

    /// The look can be asked for more by the port.
    Looked look(String port, long limit, boolean further) {
        return room.look(
                port,
                source(),
                RunCall.PLAIN,
                Port.parse(port).orElseThrow(),
                limit,
                further,
                new Cancellation());
    }

    Looked page(String port, LookQuery query, long offset, long limit) {
        return room.page(port, query, offset, limit, new Cancellation());
    }

    LookSummary summary(String port, String... columns) {
        return room.summary(port, List.of(columns), new Cancellation());
    }

    static List<@Nullable String> column(Looked looked, int at) {
        return looked.rows().values().stream().<@Nullable String>map(row -> row.get(at)).toList();
    }

    @Override
    public void close() {
        room.close();
    }
}
