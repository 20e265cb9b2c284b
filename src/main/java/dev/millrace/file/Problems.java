package dev.millrace.file;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.json.Document;
import dev.millrace.json.Pointer;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is wrong with one file, collected while it is read.
final class Problems {

    /// More help nobody, and each costs a look at the whole text for its place.
    static final int MOST = 500;

    private final Document document;
    private final List<Fault> faults = new ArrayList<>();

    Problems(Document document) {
        this.document = document;
    }

    /// In the order of the file.
    List<Fault> faults() {
        var sorted = new ArrayList<>(faults);
        sorted.sort(
                Comparator.comparingInt((Fault fault) -> fault.place().line())
                        .thenComparingInt(fault -> fault.place().column()));
        return List.copyOf(sorted);
    }

    /// At a value.
    void add(FaultCode code, Pointer at, String message, String hint) {
        if (faults.size() < MOST) {
            add(code, at, document.place(at), message, hint);
        }
    }

    /// At the name of a member.
    void addAtName(FaultCode code, Pointer at, String message, String hint) {
        if (faults.size() < MOST) {
            add(code, at, document.placeOfName(at), message, hint);
        }
    }

    /// A value of the wrong type.
    ///
    /// @param expected such as `a text`
    void wrong(Pointer at, Value value, String expected) {
        add(
                FaultCode.MEMBER_WRONG_TYPE,
                at,
                "\"" + at.steps().getLast() + "\" is " + value.kind() + ".",
                "It must be " + expected + ".");
    }

    /// A member that stands a second time.
    void repeated(Pointer member, Place place) {
        var name = member.steps().getLast();
        boolean node = isIn(member, "nodes") && member.steps().size() == 2;
        boolean parameter = isIn(member, "parameters") && member.steps().size() == 2;
        var what = node ? "the id of two nodes." : "the name of two parameters.";
        if (node || parameter) {
            add(
                    FaultCode.ID_DUPLICATE,
                    member,
                    place,
                    "\"" + name + "\" is " + what,
                    "Rename one.");
        } else {
            add(
                    FaultCode.MEMBER_TWICE,
                    member,
                    place,
                    "\"" + name + "\" stands here a second time.",
                    "Remove one of the two.");
        }
    }

    private void add(FaultCode code, Pointer at, Place place, String message, String hint) {
        boolean inNode = isIn(at, "nodes") && at.steps().size() > 1;
        var node = inNode ? at.steps().get(1) : "";
        faults.add(Fault.of(code, message).withHint(hint).at(place.inNode(node)));
    }

    private static boolean isIn(Pointer pointer, String member) {
        return !pointer.steps().isEmpty() && pointer.steps().getFirst().equals(member);
    }
}
