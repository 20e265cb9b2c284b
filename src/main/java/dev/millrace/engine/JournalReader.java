package dev.millrace.engine;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.Delivery;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the journal another run left. It is trusted no further than its form: staged paths follow
/// from target and run, so whatever stands in it, nothing else can be moved or removed.
final class JournalReader {

    private final Workspace workspace;
    private final RunId run;

    JournalReader(Workspace workspace, RunId run) {
        this.workspace = workspace;
        this.run = run;
    }

    /// The journal; empty if the run never wrote one.
    ///
    /// @throws IOException if it may not be read
    /// @throws FaultException with JOURNAL_DAMAGED if it is not a journal
    Optional<Journal> read() throws IOException {
        var file = Journal.file(workspace.run(run));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            if (Json.parse(text) instanceof Value.Fields fields) {
                return Optional.of(journal(file, new JsonMembers("The journal", fields)));
            }
            throw damaged("It is not an object.");
        } catch (FaultException e) {
            throw damaged(e.fault().message());
        } catch (CharacterCodingException e) {
            throw damaged("It is not UTF-8.");
        } catch (InvalidPathException e) {
            throw damaged("It names no path: " + e.getMessage() + ".");
        }
    }

    private Journal journal(Path file, JsonMembers members) {
        var commits = new ArrayList<Commit>();
        var states = new LinkedHashMap<NodeId, Journal.State>();
        for (JsonMembers entry : members.objects("commits")) {
            var commit = commit(entry);
            commits.add(commit);
            states.put(commit.node(), state(entry.text("state")));
        }
        var created = texts(members, "created").stream().map(Path::of).toList();
        for (Path folder : created) {
            if (commits.stream().noneMatch(commit -> commit.target().startsWith(folder))) {
                throw damaged("It names a folder that no target lies in.");
            }
        }
        return new Journal(file, commits, states, created);
    }

    private static Journal.State state(String name) {
        for (Journal.State state : Journal.State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(name)) {
                return state;
            }
        }
        throw damaged("It knows a state \"" + name + "\".");
    }

    private Commit commit(JsonMembers entry) {
        var node = entry.node("node");
        var target = Path.of(entry.text("target"));
        if (!target.isAbsolute() || target.getFileName() == null) {
            throw damaged("It names a target that is no whole path.");
        }
        return switch (entry.text("kind")) {
            case "file" -> new Commit.OfFile(node, Staging.beside(target, run, ""), target);
            case "append" -> new Commit.OfAppended(node, Staging.beside(target, run, ""), target);
            case "dataset" ->
                    new Commit.OfDataset(
                            node,
                            Staging.beside(target, run, ""),
                            target,
                            Staging.beside(target, run, ".old"));
            case "folder" ->
                    new Commit.OfFolder(
                            node,
                            Staging.beside(target, run, ""),
                            target,
                            Staging.beside(target, run, ".old"));
            case "table" -> table(node, target, entry);
            case String other -> throw damaged("It knows a delivery \"" + other + "\".");
        };
    }

    private Commit.OfTable table(NodeId node, Path target, JsonMembers entry) {
        if (!target.equals(workspace.warehouse().file())) {
            throw damaged("It names another warehouse.");
        }
        return new Commit.OfTable(
                node,
                Staging.database(workspace, run),
                target,
                entry.text("table"),
                entry.oneOf("mode", Delivery.TableMode.class),
                texts(entry, "keys"));
    }

    private static List<String> texts(JsonMembers members, String name) {
        var texts = new ArrayList<String>();
        for (Value value : members.list(name)) {
            if (value instanceof Value.Text(String text)) {
                texts.add(text);
            } else {
                throw damaged("It has a member '" + name + "' that is not a list of texts.");
            }
        }
        return texts;
    }

    private static FaultException damaged(String why) {
        return Fault.of(FaultCode.JOURNAL_DAMAGED, why).toException();
    }
}
