package dev.millrace.worker;

import dev.millrace.board.Page;
import dev.millrace.board.RunState;
import dev.millrace.board.Shown;
import dev.millrace.engine.KeptResults;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.CheckReported;
import dev.millrace.history.History;
import dev.millrace.history.NodeRow;
import dev.millrace.history.RunQuery;
import dev.millrace.history.RunRecord;
import dev.millrace.history.RunRow;
import dev.millrace.plan.Relation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The last successful run that kept rows which a page shows.
///
/// @param files real paths of the rows, by relation; those of some tiles may be missing
record LastRun(RunState state, Map<String, Path> files) {

    /// So many runs are looked through: one that ran only a part kept only a part.
    private static final int MOST_RUNS = 20;

    /// Empty if there is none.
    ///
    /// @throws dev.millrace.fault.FaultException if the history cannot be read
    static Optional<LastRun> of(OpenPipeline open, Page page, History history) {
        var query =
                RunQuery.NEWEST
                        .of(Optional.of(open.inWorkspace()))
                        .ended(Set.of(RunEvent.Outcome.SUCCEEDED))
                        .first(MOST_RUNS);
        Optional<LastRun> best = Optional.empty();
        for (RunRow row : history.runs(query).runs()) {
            var files = history.run(row.number()).map(run -> files(open, page, run));
            int found = files.map(Map::size).orElse(0);
            if (found > best.map(run -> run.files().size()).orElse(0)) {
                best = Optional.of(new LastRun(state(open, row, history), files.orElseThrow()));
            }
            if (found == page.tiles().stream().map(Shown::rows).distinct().count()) {
                return best;
            }
        }
        return best;
    }

    private static Map<String, Path> files(OpenPipeline open, Page page, RunRecord run) {
        var kept = new KeptResults(open.workspace());
        var files = new LinkedHashMap<String, Path>();
        for (Shown tile : page.tiles()) {
            print(run.nodes(), tile.rows())
                    .flatMap(kept::rows)
                    .ifPresent(file -> files.put(tile.rows().name(), file));
        }
        return files;
    }

    private static Optional<String> print(List<NodeRow> nodes, Relation rows) {
        return nodes.stream()
                .filter(node -> node.id().equals(rows.node()))
                .findFirst()
                .map(node -> node.prints().get(rows.port()));
    }

    private static RunState state(OpenPipeline open, RunRow row, History history) {
        var newest =
                history.runs(RunQuery.NEWEST.of(Optional.of(open.inWorkspace())).first(1)).runs();
        var reports =
                history.events(row.id()).stream()
                        .filter(CheckReported.class::isInstance)
                        .map(CheckReported.class::cast)
                        .toList();
        return new RunState(
                String.valueOf(open.source().file().getFileName()),
                Optional.of(
                        new RunState.Run(
                                row.number(),
                                row.ended().orElse(row.started()),
                                checks(reports),
                                !row.pipelineHash().equals(open.source().hash()),
                                newest.isEmpty() ? row.number() : newest.getFirst().number(),
                                reports.stream()
                                        .map(
                                                each ->
                                                        new RunState.Report(
                                                                each.node(),
                                                                each.expectation(),
                                                                each.broken()))
                                        .toList())));
    }

    private static String checks(List<CheckReported> reports) {
        long broken = reports.stream().filter(report -> report.broken() > 0).count();
        if (reports.isEmpty()) {
            return "";
        }
        return broken == 0 ? "passed" : "warned";
    }
}
