package dev.millrace.worker;

import dev.millrace.engine.PipelineSource;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.refactor.Bench;
import dev.millrace.refactor.Renames;
import java.util.Map;

/// Answers requests about a column: where it is used, and what a rename would change.
final class ColumnAnswers {

    private final Rooms rooms;
    private final NodeCatalog catalog;
    private final Lineages lineages = new Lineages();

    ColumnAnswers(Rooms rooms, NodeCatalog catalog) {
        this.rooms = rooms;
        this.catalog = catalog;
    }

    Map<String, Value> uses(Value.Fields request) {
        var open = opened(request);
        var uses = renames(open, request).uses(open.source().pipeline(), column(request));
        return ColumnJson.write(uses);
    }

    Map<String, Value> rename(Value.Fields request) {
        var open = opened(request);
        var name = Requests.text(request, "name");
        var rename = renames(open, request).of(open.source().pipeline(), column(request), name);
        return ColumnJson.write(rename);
    }

    private static OpenPipeline opened(Value.Fields request) {
        var open = Requests.pipeline(request);
        open.reading().orThrow();
        return open;
    }

    private Renames renames(OpenPipeline open, Value.Fields request) {
        var room = rooms.of(open.source().file());
        var call = Requests.call(request);
        return new Renames(
                new Bench(
                        pipeline -> room.plan(with(pipeline, open.source()), call),
                        lineages,
                        open.workspace().root(),
                        catalog));
    }

    private static PipelineSource with(Pipeline pipeline, PipelineSource source) {
        return new PipelineSource(pipeline, source.file(), source.workspace(), source.hash());
    }

    private static ColumnAt column(Value.Fields request) {
        var port = Requests.port(request, "port");
        return new ColumnAt(port.node(), port.port(), Requests.text(request, "column"));
    }
}
