package dev.millrace.worker;

import dev.millrace.board.PageBuilder;
import dev.millrace.board.PageModel;
import dev.millrace.board.RowLimit;
import dev.millrace.board.RunState;
import dev.millrace.engine.RunCall;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page with its rows at hand. One thread at a time.
final class OpenedPage {

    private final PageBuilder builder;
    private final LineageGraph lineage;
    private final RunState state;
    private Value.@Nullable Fields live;

    /// What is opened, and for whom.
    record About(RunCall call, NodeId node, List<RowLimit> limits) {}

    OpenedPage(PageBuilder builder, LineageGraph lineage, RunState state) {
        this.builder = builder;
        this.lineage = lineage;
        this.state = state;
    }

    PageBuilder builder() {
        return builder;
    }

    RunState state() {
        return state;
    }

    /// The page whose clicks will be asked here; made once, since its rows do not change.
    Value.Fields live() {
        if (live == null) {
            live = model(true);
        }
        return live;
    }

    /// The page with all that it needs to answer clicks by itself.
    Value.Fields whole() {
        return model(false);
    }

    private Value.Fields model(boolean isLive) {
        return new PageModel(builder, lineage, state, isLive).json();
    }
}
