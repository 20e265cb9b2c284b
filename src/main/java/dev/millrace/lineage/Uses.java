package dev.millrace.lineage;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects where typed texts name columns of inputs.
final class Uses {

    /// @param settingPath the setting whose text names it
    /// @param from first character of the name in that text
    /// @param sure whether it is this column, and not perhaps a name of the SELECT list
    record Use(String settingPath, int from, int to, Cell cell, boolean sure) {}

    private final Written written;
    private final Set<Use> found = new LinkedHashSet<>();

    Uses(Written written) {
        this.written = written;
    }

    List<Use> all() {
        return List.copyOf(found);
    }

    /// @param names of the reference, qualifiers first
    void column(Value.Fields expression, List<String> names, Col column) {
        note(expression, names, column, true);
    }

    /// The name may be that of this column, or of something else.
    void doubt(Value.Fields expression, List<String> names, Col column) {
        note(expression, names, column, false);
    }

    private void note(Value.Fields expression, List<String> names, Col column, boolean sure) {
        for (Cell cell : column.named()) {
            int place = place(names, cell.column());
            var range = written.own(expression);
            var parts = range.isEmpty() ? List.<Names.Name>of() : in(range);
            if (place >= 0 && parts.size() == names.size()) {
                add(parts.get(place).range(), cell, sure);
            }
        }
    }

    private static int place(List<String> names, String column) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    /// Names in the exceptions of a star.
    ///
    /// @param all that it would show without them
    void star(Value.Fields star, List<From.Seen> all) {
        var names = new ArrayList<>(Tree.texts(star, "exclude_list"));
        Tree.list(star, "replace_list").forEach(each -> names.add(Tree.text(each, "key")));
        Tree.list(star, "rename_list")
                .forEach(each -> names.add(Tree.text(Tree.fields(each, "key"), "column")));
        for (From.Seen each : all) {
            boolean isQualified =
                    Tree.list(star, "qualified_exclude_list").stream()
                            .anyMatch(q -> Stars.isMeant(q, each));
            if (isQualified || names.stream().anyMatch(each.column()::isCalled)) {
                named(in(written.own(star)), each.column());
            }
        }
    }

    /// A name that stands bare in what follows a keyword, such as USING.
    void behind(String keyword, Written.Range range, Col column) {
        var names = range.isEmpty() ? List.<Names.Name>of() : in(range);
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).is(keyword)) {
                named(names.subList(i + 1, names.size()), column);
                return;
            }
        }
    }

    private void named(List<Names.Name> names, Col column) {
        names.stream()
                .filter(name -> column.isCalled(name.text()))
                .forEach(name -> column.named().forEach(cell -> add(name.range(), cell, true)));
    }

    private List<Names.Name> in(Written.Range range) {
        return Names.in(written.rendered(range), range.from());
    }

    private void add(Written.Range range, Cell cell, boolean sure) {
        written.place(range)
                .ifPresent(
                        place ->
                                found.add(
                                        new Use(
                                                place.setting(),
                                                place.from(),
                                                place.to(),
                                                cell,
                                                sure)));
    }
}
