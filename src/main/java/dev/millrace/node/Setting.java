package dev.millrace.node;

import dev.millrace.model.Value;
import java.util.List;

/// One setting of a node type, read off a component of its settings record.
///
/// @param noun what one of it is called, or of a list an element: `sort key`
/// @param alias another name the file may use; empty if none
/// @param aggregates whether an expression makes one value of many rows
/// @param above the member of the elements above it that names a column an expression may use too;
///   empty if none does
/// @param choices what a `CHOICE` may be, as the file writes it
/// @param min smallest number allowed
/// @param members of a `RECORD`, or of each element of a list of records
/// @param defaultValue what an absent setting means
public record Setting(
        String name,
        String label,
        String help,
        String noun,
        String alias,
        Editor editor,
        boolean aggregates,
        String above,
        Kind kind,
        boolean many,
        boolean required,
        List<String> choices,
        long min,
        List<Setting> members,
        Value defaultValue) {

    public enum Kind {
        TEXT,
        NUMBER,
        SWITCH,
        CHOICE,
        RECORD,
        /// Whatever JSON can say.
        ANY
    }

    public Setting {
        choices = List.copyOf(choices);
        members = List.copyOf(members);
    }

    /// What the file must hold, as a person would say it.
    public String expects() {
        var one =
                switch (kind) {
                    case TEXT -> "a text";
                    case NUMBER -> "a whole number";
                    case SWITCH -> "true or false";
                    case CHOICE -> "one of " + String.join(", ", choices);
                    case RECORD ->
                            "an object with "
                                    + String.join(
                                            ", ", members.stream().map(Setting::name).toList());
                    case ANY -> "a value";
                };
        return many ? "a list, each element " + one : one;
    }

    /// What a person is to do about one that is empty, in a form as well as in a file.
    public String asks() {
        var verb =
                switch (editor) {
                    case PATH, COLUMN, TYPE, INPUT, CHART -> "Choose ";
                    case EXPRESSION, SQL, PROSE -> "Write ";
                    case PLAIN -> "Enter ";
                };
        return (many ? "Add " : verb) + one() + ".";
    }

    /// One of it, with its article: `a sort key`.
    public String one() {
        return ("aeiouAEIOU".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }
}
