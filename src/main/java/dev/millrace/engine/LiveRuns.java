package dev.millrace.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// The runs of a workspace that are under way, in whatever process. Any thread; it reads files.
public record LiveRuns(Workspace workspace) {

    /// Whether a run's process lives.
    public boolean isAlive(RunId run) {
        return RunFolder.isAlive(workspace, run);
    }

    /// Oldest first.
    public List<RunId> ids() {
        return RunFolder.ids(workspace).stream().filter(this::isAlive).toList();
    }

    /// Asks a run to stop; it hears of it within a moment. One that is over stays as it is.
    ///
    /// @throws IOException if nobody can be asked
    public void stop(RunId run) throws IOException {
        var folder = workspace.run(run);
        if (Files.isDirectory(folder)) {
            StopRequests.ask(folder);
        }
    }
}
