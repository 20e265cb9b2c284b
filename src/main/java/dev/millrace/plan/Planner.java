package dev.millrace.plan;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.Session;
import dev.millrace.duck.Warehouse;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import java.util.Optional;

/// From pipeline to plan. Finds all problems at once. Any thread.
///
/// It remembers the columns of SELECTs, so one planner is used for all of a process.
public final class Planner {

    private final NodeCatalog catalog;
    private final DeepThreads threads = new DeepThreads();
    private final Descriptions known = new Descriptions();
    private final PipelineFiles files;

    /// @param files reads pipelines that are used as nodes
    public Planner(NodeCatalog catalog, PipelineFiles files) {
        this.catalog = catalog;
        this.files = new KnownFiles(files);
    }

    /// The types it knows.
    public NodeCatalog catalog() {
        return catalog;
    }

    /// Everything that is wrong and the columns of every wire; no plan is made.
    public Planned check(Pipeline pipeline, PlanRequest request) {
        return closed(pipeline, request, Optional.empty());
    }

    /// The same and a plan, which is not run.
    public Planned plan(Pipeline pipeline, PlanRequest request) {
        return closed(pipeline, request, Optional.of(Reuse.NOTHING));
    }

    private Planned closed(Pipeline pipeline, PlanRequest request, Optional<Reuse> plans) {
        var opener = SessionOpener.reading(Warehouse.of(request.grants().workspace()).files());
        try (var prepared = prepare(pipeline, request, opener, plans)) {
            return prepared.planned();
        }
    }

    /// How often the engine was asked for the columns of a SELECT it had not been asked for before.
    long descriptions() {
        return known.misses();
    }

    /// A plan and the session to run it in, which the caller closes.
    public Prepared prepare(Pipeline pipeline, PlanRequest request, SessionOpener opener) {
        return prepare(pipeline, request, opener, Reuse.NOTHING);
    }

    /// A plan of what has to be done, and the session to run it in, which the caller closes.
    ///
    /// @param reuse what earlier runs left
    public Prepared prepare(
            Pipeline pipeline, PlanRequest request, SessionOpener opener, Reuse reuse) {
        return prepare(pipeline, request, opener, Optional.of(reuse));
    }

    private Prepared prepare(
            Pipeline pipeline, PlanRequest request, SessionOpener opener, Optional<Reuse> plans) {
        return threads.call(
                () ->
                        new Planning(catalog, files, threads, known, pipeline, request, plans)
                                .done(opener));
    }

    /// Everything that is wrong, the columns of every wire, and the session they were found in,
    /// which the caller closes. No plan is made.
    public Prepared look(Pipeline pipeline, PlanRequest request, SessionOpener opener) {
        return prepare(pipeline, request, opener, Optional.empty());
    }

    /// @param desk with no table in it but those of whoever kept it
    /// @param threads on which its session is used
    /// @param lasts whether the desk may be used again: all its parameters could be set
    public record Prepared(Planned planned, Desk desk, DeepThreads threads, boolean lasts)
            implements AutoCloseable {

        public Session session() {
            return desk.session();
        }

        @Override
        public void close() {
            desk.close();
        }
    }
}
