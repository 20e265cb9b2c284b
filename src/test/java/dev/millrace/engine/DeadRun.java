package dev.millrace.engine;

import dev.millrace.model.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// What a process that died leaves: a folder that nobody holds, a journal, and what was staged.
final class DeadRun {

    final RunId id = RunId.at(Clock.systemUTC().instant());
    private final Workspace workspace;
    private final List<Commit> commits = new ArrayList<>();

    DeadRun(Path folder) {
        this.workspace = new Workspace(folder);
    }

    /// A file that waits to take the place of another.
    DeadRun file(String name, String text) throws IOException {
        var target = workspace.root().resolve(name);
        var staged = Staging.beside(target, id, "");
        Files.writeString(staged, text);
        commits.add(new Commit.OfFile(new NodeId("n" + commits.size()), staged, target));
        return this;
    }

    /// A folder whose one file is named by the run, as all are that a run writes.
    ///
    /// @param at where it lies now
    DeadRun folder(String name, Path at) throws IOException {
        var target = workspace.root().resolve(name);
        Files.createDirectories(at);
        Files.writeString(at.resolve(id + ".csv"), "new");
        commits.add(
                new Commit.OfFolder(
                        new NodeId("n" + commits.size()),
                        Staging.beside(target, id, ""),
                        target,
                        Staging.beside(target, id, ".old")));
        return this;
    }

    /// It died before its first commit.
    Journal staged() throws IOException {
        Files.createDirectories(workspace.run(id));
        return Journal.begin(workspace.run(id), commits, List.of());
    }

    /// It died in its first commit.
    Journal begun() throws IOException {
        var journal = staged();
        journal.mark(commits.subList(0, 1), Journal.State.COMMITTING);
        return journal;
    }
}
