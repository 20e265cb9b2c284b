package dev.millrace.refactor;

import dev.millrace.model.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A setting whose text changes.
///
/// @param setting path of it, such as `measures[1].expression`
/// @param removed parts of `before` that go
/// @param added parts of `after` that are new, one for each that goes
public record Edit(
        NodeId node,
        String setting,
        String before,
        String after,
        List<Span> removed,
        List<Span> added) {

    public Edit {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /// @param all of one setting, in any order; none lies over another
    static Edit of(String before, List<Replacing> all) {
        var after = new StringBuilder();
        var removed = new ArrayList<Span>();
        var added = new ArrayList<Span>();
        int at = 0;
        for (Replacing each :
                all.stream().sorted(Comparator.comparingInt(Replacing::from)).toList()) {
            after.append(before, at, each.from());
            removed.add(new Span(each.from(), each.to()));
            added.add(new Span(after.length(), after.length() + each.by().length()));
            after.append(each.by());
            at = each.to();
        }
        after.append(before, at, before.length());
        var first = all.getFirst();
        return new Edit(first.node(), first.setting(), before, after.toString(), removed, added);
    }
}
