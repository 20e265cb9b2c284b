package dev.millrace.ui.inspector;

import dev.millrace.model.Column;
import dev.millrace.model.Figures;
import dev.millrace.node.Editor;
import dev.millrace.node.Setting;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Counts the names in a list that no column of the input has, which their controls only mark.
final class UnknownColumns {

    private UnknownColumns() {}

    /// What is to be said of them; empty if there are none. Names with a fault of their own do not
    /// count.
    static String warning(Slot list, Form form, SettingFaults faults) {
        int count = 0;
        if (list.setting().kind() == Setting.Kind.RECORD) {
            for (Setting member : list.setting().members()) {
                count += member.many() ? 0 : count(list, member, form, faults);
            }
        } else {
            count = count(list, list.setting(), form, faults);
        }
        return switch (count) {
            case 0 -> "";
            case 1 -> "1 column is not in the input.";
            default -> Figures.plural(count, "column") + " are not in the input.";
        };
    }

    private static int count(Slot list, Setting named, Form form, SettingFaults faults) {
        var known =
                form.inputs().get().of(named.name()).stream()
                        .map(Column::name)
                        .collect(
                                Collectors.toCollection(
                                        () -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
        if (named.editor() != Editor.COLUMN || known.isEmpty()) {
            return 0;
        }
        int count = 0;
        for (int i = 0; i < list.items().size(); i++) {
            var element = list.element(i);
            var slot = named.equals(list.setting()) ? element : element.member(named);
            var name = ValueText.plain(slot.value());
            boolean unknown = !name.isEmpty() && !name.contains("${") && !known.contains(name);
            count += unknown && faults.under(slot.path()).isEmpty() ? 1 : 0;
        }
        return count;
    }
}
