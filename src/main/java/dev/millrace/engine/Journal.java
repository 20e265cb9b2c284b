package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The commit journal of a run, `commit.json`: written whole, synced and renamed at each change, so
/// that whoever finds a dead run knows how far it came.
final class Journal {

    enum State {
        STAGED,
        COMMITTING,
        COMMITTED
    }

    private final Path file;
    private final List<Commit> commits = new ArrayList<>();
    private final Map<NodeId, State> states = new LinkedHashMap<>();
    private final Map<NodeId, String> identities = new LinkedHashMap<>();
    private final List<Path> created = new ArrayList<>();

    private Journal(Path file) {
        this.file = file;
    }

    /// A new journal; on disk before anything is staged.
    static Journal begin(Path folder, List<Commit> commits, List<Path> created) {
        var journal = new Journal(folder.resolve("commit.json"));
        journal.commits.addAll(commits);
        commits.forEach(commit -> journal.states.put(commit.node(), State.STAGED));
        journal.created.addAll(created);
        journal.write();
        return journal;
    }

    List<Commit> commits() {
        return List.copyOf(commits);
    }

    State state(NodeId node) {
        return requireNonNull(states.get(node));
    }

    /// Folders the run made for its targets, outermost first.
    List<Path> created() {
        return List.copyOf(created);
    }

    /// Whether any commit was begun: then all of them have to be done.
    boolean isBegun() {
        return states.values().stream().anyMatch(state -> state != State.STAGED);
    }

    /// Whether nothing is left to commit.
    boolean isDone() {
        return states.values().stream().allMatch(state -> state == State.COMMITTED);
    }

    /// What tells the staged folder from the old one, once both have changed places.
    String identity(NodeId node) {
        return identities.getOrDefault(node, "");
    }

    void mark(List<Commit> marked, State state) {
        for (Commit commit : marked) {
            states.put(commit.node(), state);
            if (state == State.COMMITTING && commit instanceof Commit.OfFolder folder) {
                identities.put(commit.node(), Durable.identity(folder.staged()));
            }
        }
        write();
    }

    private void write() {
        var items = new ArrayList<Value>();
        for (Commit commit : commits) {
            items.add(value(commit));
        }
        var members = new LinkedHashMap<String, Value>();
        members.put("created", paths(created));
        members.put("commits", new Value.Items(items));
        try {
            Durable.write(file, Json.pretty(new Value.Fields(members)));
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "The journal of the run cannot be written.")
                    .withHint("Check space and permissions of " + file.getParent() + ".")
                    .toException(e);
        }
    }

    private static Value.Items paths(List<Path> paths) {
        return new Value.Items(paths.stream().map(path -> Value.of(path.toString())).toList());
    }

    private Value value(Commit commit) {
        var members = new LinkedHashMap<String, Value>();
        members.put("node", Value.of(commit.node().value()));
        members.put("state", Value.of(state(commit.node()).name().toLowerCase(Locale.ROOT)));
        members.put("staged", Value.of(commit.staged().toString()));
        members.put("target", Value.of(commit.target().toString()));
        switch (commit) {
            case Commit.OfFile _ -> members.put("kind", Value.of("file"));
            case Commit.OfAppended _ -> members.put("kind", Value.of("append"));
            case Commit.OfFolder folder -> {
                members.put("kind", Value.of("folder"));
                members.put("aside", Value.of(folder.aside().toString()));
                members.put("identity", Value.of(identity(commit.node())));
            }
            case Commit.OfTable table -> {
                members.put("kind", Value.of("table"));
                members.put("table", Value.of(table.table()));
                members.put("mode", Value.of(table.mode().name()));
                members.put("keys", new Value.Items(table.keys().stream().map(Value::of).toList()));
            }
        }
        return new Value.Fields(members);
    }

    /// The journal of a dead run; null if it never wrote one.
    static @Nullable Journal read(Path folder) throws IOException {
        var file = folder.resolve("commit.json");
        if (!Files.exists(file)) {
            return null;
        }
        var journal = new Journal(file);
        var bytes = Files.readAllBytes(file);
        var fields = (Value.Fields) Json.parse(new String(bytes, StandardCharsets.UTF_8));
        texts(fields, "created").forEach(path -> journal.created.add(Path.of(path)));
        for (Value item : ((Value.Items) requireNonNull(fields.get("commits"))).values()) {
            var entry = (Value.Fields) item;
            var commit = commit(entry);
            journal.commits.add(commit);
            journal.states.put(
                    commit.node(), State.valueOf(text(entry, "state").toUpperCase(Locale.ROOT)));
            if (entry.get("identity") != null) {
                journal.identities.put(commit.node(), text(entry, "identity"));
            }
        }
        return journal;
    }

    private static Commit commit(Value.Fields entry) {
        var node = new NodeId(text(entry, "node"));
        var staged = Path.of(text(entry, "staged"));
        var target = Path.of(text(entry, "target"));
        return switch (text(entry, "kind")) {
            case "file" -> new Commit.OfFile(node, staged, target);
            case "append" -> new Commit.OfAppended(node, staged, target);
            case "folder" ->
                    new Commit.OfFolder(node, staged, target, Path.of(text(entry, "aside")));
            case "table" ->
                    new Commit.OfTable(
                            node,
                            staged,
                            target,
                            text(entry, "table"),
                            Delivery.TableMode.valueOf(text(entry, "mode")),
                            texts(entry, "keys"));
            case String other -> throw new IllegalStateException("not a commit: " + other);
        };
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Text(String text) ? text : "";
    }

    private static List<String> texts(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Items(var values)
                ? values.stream().map(v -> v instanceof Value.Text(String t) ? t : "").toList()
                : List.of();
    }
}
