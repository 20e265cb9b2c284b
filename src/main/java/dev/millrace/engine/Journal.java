package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The commit journal of a run, `commit.json`: written whole, synced and renamed at each change, so
/// that whoever finds a dead run knows how far it came.
final class Journal {

    enum State {
        STAGED,
        COMMITTING,
        COMMITTED
    }

    private final Path file;
    private List<Commit> commits;
    private final Map<NodeId, State> states;
    private List<Path> created;

    /// @param states by node, one for each commit
    Journal(Path file, List<Commit> commits, Map<NodeId, State> states, List<Path> created) {
        this.file = file;
        this.commits = List.copyOf(commits);
        this.states = new LinkedHashMap<>(states);
        this.created = List.copyOf(created);
    }

    static Path file(Path folder) {
        return folder.resolve("commit.json");
    }

    /// A new journal; on disk before anything is staged.
    static Journal begin(Path folder, List<Commit> commits, List<Path> created) {
        var states = new LinkedHashMap<NodeId, State>();
        commits.forEach(commit -> states.put(commit.node(), State.STAGED));
        var journal = new Journal(file(folder), commits, states, created);
        journal.write();
        return journal;
    }

    List<Commit> commits() {
        return commits;
    }

    State state(NodeId node) {
        return requireNonNull(states.get(node));
    }

    /// What is not yet committed.
    List<Commit> open() {
        return commits.stream().filter(c -> state(c.node()) != State.COMMITTED).toList();
    }

    /// Folders the run made for its targets, outermost first.
    List<Path> created() {
        return created;
    }

    /// Whether any commit was begun: then all of them have to be done.
    boolean isBegun() {
        return states.values().stream().anyMatch(state -> state != State.STAGED);
    }

    /// Whether some commits were begun and not all are done: the run owes the rest.
    boolean isOwed() {
        return isBegun() && !open().isEmpty();
    }

    /// Says so on disk; if that fails, the journal stays as it was.
    void mark(List<? extends Commit> marked, State state) {
        var before = Map.copyOf(states);
        marked.forEach(commit -> states.put(commit.node(), state));
        try {
            write();
        } catch (FaultException e) {
            states.putAll(before);
            throw e;
        }
    }

    /// Forgets commits that will not be made, and the folders that were made for them alone.
    void drop(List<Commit> dropped) {
        dropped.forEach(commit -> states.remove(commit.node()));
        commits = commits.stream().filter(commit -> !dropped.contains(commit)).toList();
        created = created.stream().filter(this::isNeeded).toList();
        write();
    }

    /// Whether a target lies in a folder.
    boolean isNeeded(Path folder) {
        return commits.stream().anyMatch(commit -> commit.target().startsWith(folder));
    }

    /// Once nothing is left of what it tells of.
    void remove() throws IOException {
        Durable.delete(file);
    }

    private void write() {
        var members =
                new JsonObject()
                        .put("created", texts(created.stream().map(Path::toString).toList()))
                        .put("commits", new Value.Items(commits.stream().map(this::value).toList()))
                        .fields();
        try {
            Durable.write(file, Json.pretty(members));
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "The journal of the run cannot be written.")
                    .withHint("Check space and permissions of " + file.getParent() + ".")
                    .toException(e);
        }
    }

    private Value value(Commit commit) {
        var members =
                new JsonObject()
                        .put("node", commit.node())
                        .put("state", state(commit.node()).name().toLowerCase(Locale.ROOT))
                        .put("kind", kind(commit))
                        .put("target", commit.target().toString());
        if (commit instanceof Commit.OfTable table) {
            members.put("table", table.table())
                    .put("mode", table.mode().name())
                    .put("keys", texts(table.keys()));
        }
        return members.fields();
    }

    private static String kind(Commit commit) {
        return switch (commit) {
            case Commit.OfFile _ -> "file";
            case Commit.OfFolder _ -> "folder";
            case Commit.OfDataset _ -> "dataset";
            case Commit.OfAppended _ -> "append";
            case Commit.OfTable _ -> "table";
        };
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(new ArrayList<>(texts.stream().map(Value::of).toList()));
    }
}
