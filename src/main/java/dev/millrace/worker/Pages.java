package dev.millrace.worker;

import dev.millrace.board.Ground;
import dev.millrace.board.KeptGround;
import dev.millrace.board.Page;
import dev.millrace.board.PageBuilder;
import dev.millrace.board.PageModel;
import dev.millrace.board.RowLimit;
import dev.millrace.board.RunState;
import dev.millrace.board.TileRows;
import dev.millrace.board.WireGround;
import dev.millrace.engine.Cancellation;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Pages of serving nodes: over the rows that the last successful run kept, or over a sample where
/// nothing ran yet. Any thread; pages of one pipeline wait for each other.
public final class Pages {

    private final LookRoom room;
    private final Lineages lineages;
    private final List<RowLimit> limits;

    /// @param room of the pipeline
    public Pages(LookRoom room, Lineages lineages) {
        this(room, lineages, List.of());
    }

    private Pages(LookRoom room, Lineages lineages, List<RowLimit> limits) {
        this.room = room;
        this.lineages = lineages;
        this.limits = limits;
    }

    /// The same pages for a reader who may not see all rows.
    public Pages limited(List<RowLimit> to) {
        return new Pages(room, lineages, List.copyOf(to));
    }

    /// A page, a question about one, and what is known of it.
    private record Ready(PageBuilder builder, LineageGraph lineage, RunState state) {}

    /// The page of a node, as its HTML takes it.
    ///
    /// @param isLive whether clicks on it will be asked here; else it carries what it needs
    public Value.Fields page(
            OpenPipeline open,
            RunCall call,
            NodeId node,
            boolean isLive,
            Cancellation cancellation) {
        return with(
                open,
                call,
                node,
                cancellation,
                ready ->
                        new PageModel(ready.builder(), ready.lineage(), ready.state(), isLive)
                                .json());
    }

    /// What a page asked when a filter changed.
    public Value.Fields answers(
            OpenPipeline open,
            RunCall call,
            NodeId node,
            Value.Fields question,
            Cancellation cancellation) {
        return with(open, call, node, cancellation, ready -> ready.builder().answers(question));
    }

    /// What a tile shows, and of which run.
    public record TileAnswer(RunState state, TileRows rows) {}

    /// What a tile shows under filters, for programs.
    public TileAnswer tile(
            OpenPipeline open,
            RunCall call,
            NodeId node,
            String tile,
            Value.Fields filters,
            Cancellation cancellation) {
        return with(
                open,
                call,
                node,
                cancellation,
                ready -> new TileAnswer(ready.state(), ready.builder().rows(tile, filters)));
    }

    /// The tiles of a page, for programs.
    public Value tiles(OpenPipeline open, RunCall call, NodeId node, Cancellation cancellation) {
        return with(open, call, node, cancellation, ready -> ready.builder().tiles());
    }

    /// What a reader may see, from the name of a column. No rows are looked at.
    public RowLimit limit(
            OpenPipeline open, RunCall call, NodeId node, String column, List<String> values) {
        open.reading().orThrow();
        var planned = room.plan(open.source(), call.to(new Port(node, "")));
        var lineage = lineages.of(planned, open.workspace().root());
        return RowLimit.named(Page.of(planned, node), lineage, column, values);
    }

    private <T> T with(
            OpenPipeline open,
            RunCall call,
            NodeId node,
            Cancellation cancellation,
            Function<Ready, T> work) {
        open.reading().orThrow();
        var port = new Port(node, "");
        var planned = room.plan(open.source(), call.to(port));
        var page = Page.of(planned, node);
        var lineage = lineages.of(planned, open.workspace().root());
        var last = LastRun.of(open, page);
        if (last.isPresent()) {
            try (var ground =
                    new KeptGround(last.get().files(), open.source().pipeline().timezone())) {
                cancellation.onCancel(ground::cancel);
                return work.apply(ready(page, lineage, ground, last.get().state()));
            }
        }
        var name = String.valueOf(open.source().file().getFileName());
        var state = new RunState(name, Optional.empty());
        return room.over(
                open.source(),
                call,
                port,
                false,
                rows -> work.apply(ready(page, lineage, new WireGround(rows), state)),
                cancellation);
    }

    private Ready ready(Page page, LineageGraph lineage, Ground ground, RunState state) {
        return new Ready(new PageBuilder(page, lineage, ground, limits), lineage, state);
    }
}
