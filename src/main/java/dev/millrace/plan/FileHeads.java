package dev.millrace.plan;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.model.NodeId;
import dev.millrace.node.FileHead;
import dev.millrace.sql.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Holds the first lines of files against what a node says of them.
final class FileHeads {

    private final Binder.FileNames files;
    private final Lane lane;
    private final Problems problems;

    FileHeads(Binder.FileNames files, Lane lane, Problems problems) {
        this.files = files;
        this.lane = lane;
        this.problems = problems;
    }

    void check(NodeId id, FileHead head) {
        var paths = new ArrayList<String>();
        head.lines()
                .render(
                        Dialect.DUCKDB,
                        named -> {
                            paths.addAll(files.resolve(id, named));
                            return paths;
                        });
        var lines = new LinkedHashMap<String, List<String>>();
        for (String path : paths) {
            var one = head.lines().render(Dialect.DUCKDB, _ -> List.of(path));
            try {
                var rows = lane.rows(one.text()).values().stream().map(List::getFirst);
                lines.put(path, rows.map(line -> line == null ? "" : line).toList());
            } catch (EngineException e) {
                throw e.fault().at(Describer.place(e, head.lines(), one)).toException();
            }
        }
        head.verdict().of(lines).forEach(fault -> problems.add(id, fault));
    }
}
