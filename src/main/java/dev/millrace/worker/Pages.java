package dev.millrace.worker;

import dev.millrace.board.Page;
import dev.millrace.board.PageBuilder;
import dev.millrace.board.RowLimit;
import dev.millrace.board.RunState;
import dev.millrace.board.TileRows;
import dev.millrace.board.WireGround;
import dev.millrace.engine.Cancellation;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Pages of serving nodes: over the rows that the last successful run kept, or over a sample where
/// nothing ran yet. Any thread; pages of one pipeline wait for each other.
public final class Pages implements AutoCloseable {

    private final LookRoom room;
    private final Lineages lineages;
    private final List<RowLimit> limits;
    private final OpenedPages opened;

    /// @param room of the pipeline
    public Pages(LookRoom room, Lineages lineages) {
        this(room, lineages, List.of(), new OpenedPages());
    }

    private Pages(LookRoom room, Lineages lineages, List<RowLimit> limits, OpenedPages opened) {
        this.room = room;
        this.lineages = lineages;
        this.limits = limits;
        this.opened = opened;
    }

    /// The same pages for a reader who may not see all rows; closed with these.
    public Pages limited(List<RowLimit> to) {
        return new Pages(room, lineages, List.copyOf(to), opened);
    }

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
                open, call, node, true, cancellation, page -> isLive ? page.live() : page.whole());
    }

    /// What a page asked when a filter changed.
    public Value.Fields answers(
            OpenPipeline open,
            RunCall call,
            NodeId node,
            Value.Fields question,
            Cancellation cancellation) {
        return with(
                open, call, node, false, cancellation, page -> page.builder().answers(question));
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
                false,
                cancellation,
                page -> new TileAnswer(page.state(), page.builder().rows(tile, filters)));
    }

    /// The tiles of a page, for programs.
    public Value tiles(OpenPipeline open, RunCall call, NodeId node, Cancellation cancellation) {
        return with(open, call, node, false, cancellation, page -> page.builder().tiles());
    }

    /// What a reader may see, from the name of a column. No rows are looked at.
    public RowLimit limit(
            OpenPipeline open, RunCall call, NodeId node, String column, List<String> values) {
        open.reading().orThrow();
        var planned = room.plan(open.source(), call.to(new Port(node, "")));
        var lineage = lineages.of(planned, open.workspace().root());
        return RowLimit.named(Page.of(planned, node), lineage, column, values);
    }

    /// @param anew whether the page is asked for, and no question about one that is shown
    private <T> T with(
            OpenPipeline open,
            RunCall call,
            NodeId node,
            boolean anew,
            Cancellation cancellation,
            Function<OpenedPage, T> question) {
        open.reading().orThrow();
        var about = new OpenedPage.About(call, node, limits);
        return opened.ask(
                        new OpenedPages.Wanted(
                                open, about, () -> planning(open, call, node), anew, cancellation),
                        question)
                .orElseGet(() -> ofSample(open, call, node, cancellation, question));
    }

    private OpenedPages.Planning planning(OpenPipeline open, RunCall call, NodeId node) {
        var planned = room.plan(open.source(), call.to(new Port(node, "")));
        return new OpenedPages.Planning(
                Page.of(planned, node),
                lineages.of(planned, open.workspace().root()),
                planned.files());
    }

    private <T> T ofSample(
            OpenPipeline open,
            RunCall call,
            NodeId node,
            Cancellation cancellation,
            Function<OpenedPage, T> question) {
        var planned = planning(open, call, node);
        var name = String.valueOf(open.source().file().getFileName());
        var state = new RunState(name, Optional.empty());
        return room.over(
                open.source(),
                call,
                new Port(node, ""),
                false,
                rows -> {
                    var ground = new WireGround(rows);
                    var builder =
                            new PageBuilder(planned.page(), planned.lineage(), ground, limits);
                    return question.apply(new OpenedPage(builder, planned.lineage(), state));
                },
                cancellation);
    }

    /// Stops what is being asked. The room stays open.
    @Override
    public void close() {
        opened.close();
    }
}
