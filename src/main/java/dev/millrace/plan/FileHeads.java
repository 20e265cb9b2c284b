package dev.millrace.plan;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.model.NodeId;
import dev.millrace.node.FileHead;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/// Holds the first lines of files against what a node says of them.
final class FileHeads {

    private final FileNames files;
    private final Lane lane;
    private final Descriptions known;
    private final Problems problems;

    /// @param known lines that were read before
    FileHeads(FileNames files, Lane lane, Descriptions known, Problems problems) {
        this.files = files;
        this.lane = lane;
        this.known = known;
        this.problems = problems;
    }

    void check(NodeId id, FileHead head) {
        var lines = new LinkedHashMap<String, List<String>>();
        head.lines().parts().stream()
                .filter(part -> part instanceof Sql.Part.Files)
                .flatMap(part -> files.paths(id, ((Sql.Part.Files) part).settingPath()).stream())
                .forEach(path -> lines.put(path.toString(), lines(head, path)));
        head.verdict().of(lines).forEach(fault -> problems.add(id, fault));
    }

    private List<String> lines(FileHead head, Path path) {
        var beginning =
                FileIdentity.of(path).map(file -> new Descriptions.Beginning(head.lines(), file));
        return beginning
                .flatMap(known::of)
                .orElseGet(
                        () -> {
                            var read = read(head, path);
                            beginning.ifPresent(of -> known.keep(of, read));
                            return read;
                        });
    }

    private List<String> read(FileHead head, Path path) {
        var pattern = Dialect.DUCKDB.pattern(path.toString());
        var one = head.lines().render(Dialect.DUCKDB, _ -> List.of(pattern));
        try {
            return lane.rows(one.text()).values().stream()
                    .map(row -> row.getFirst() == null ? "" : row.getFirst())
                    .toList();
        } catch (EngineException e) {
            throw e.fault().at(Describer.place(e, head.lines(), one)).toException();
        }
    }
}
