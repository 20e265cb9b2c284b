package dev.millrace.model;

import java.util.List;

/// A node as the file describes it. Its type may be unknown and its settings wrong: the planner
/// says so, and the file keeps them.
///
/// @param type id of the node type, without its version
/// @param version of the settings; 0 if the file names none, which means the first
/// @param title what people see; empty: made from the id
/// @param keep whether its relation is kept after a run
/// @param off whether it is skipped, with what hangs on it
/// @param policy what a run bears of it
/// @param after nodes whose work must be done before, without data
/// @param extra members this version does not know, saved back unchanged
public record Node(
        NodeId id,
        String type,
        int version,
        String title,
        String note,
        boolean keep,
        boolean off,
        RunPolicy policy,
        List<NodeId> after,
        Value.Fields settings,
        Value.Fields extra) {

    public Node {
        after = List.copyOf(after);
    }

    public static Node of(String id, String type, Value.Fields settings) {
        return new Node(
                new NodeId(id),
                type,
                0,
                "",
                "",
                false,
                false,
                RunPolicy.USUAL,
                List.of(),
                settings,
                Value.Fields.EMPTY);
    }

    public Node withId(NodeId newId) {
        return new Node(
                newId, type, version, title, note, keep, off, policy, after, settings, extra);
    }

    public Node withVersion(int newVersion) {
        return new Node(
                id, type, newVersion, title, note, keep, off, policy, after, settings, extra);
    }

    public Node withTitle(String newTitle) {
        return new Node(
                id, type, version, newTitle, note, keep, off, policy, after, settings, extra);
    }

    public Node withNote(String newNote) {
        return new Node(
                id, type, version, title, newNote, keep, off, policy, after, settings, extra);
    }

    public Node withKeep(boolean newKeep) {
        return new Node(
                id, type, version, title, note, newKeep, off, policy, after, settings, extra);
    }

    public Node withOff(boolean newOff) {
        return new Node(
                id, type, version, title, note, keep, newOff, policy, after, settings, extra);
    }

    public Node withPolicy(RunPolicy newPolicy) {
        return new Node(
                id, type, version, title, note, keep, off, newPolicy, after, settings, extra);
    }

    public Node withAfter(List<NodeId> newAfter) {
        return new Node(
                id, type, version, title, note, keep, off, policy, newAfter, settings, extra);
    }

    public Node withSettings(Value.Fields newSettings) {
        return new Node(
                id, type, version, title, note, keep, off, policy, after, newSettings, extra);
    }

    /// The title people see: `by_region` reads as `By region` where none was given.
    public String displayTitle() {
        if (!title.isEmpty()) {
            return title;
        }
        var words = id.value().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
