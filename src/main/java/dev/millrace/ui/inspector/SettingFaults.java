package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Node;
import dev.millrace.model.Value;
import dev.millrace.node.NodeType;
import dev.millrace.node.Remark;
import dev.millrace.node.SettingsSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// What is wrong with the settings of a node, by the path of the setting.
///
/// @param remarks what is good to know besides
record SettingFaults(List<Fault> all, List<Remark> remarks) {

    static final SettingFaults NONE = new SettingFaults(List.of());

    SettingFaults(List<Fault> all) {
        this(all, List.of());
    }

    SettingFaults {
        all = List.copyOf(all);
        remarks = List.copyOf(remarks);
    }

    /// Those a look at the settings finds at once, and with them those that the engine found.
    static SettingFaults of(Node node, NodeType<?> type, List<Fault> found) {
        var faults = atOnce(node, type);
        record Said(String setting, FaultCode code) {}
        var said = new HashSet<Said>();
        faults.forEach(fault -> said.add(new Said(fault.place().setting(), fault.code())));
        for (Fault fault : found) {
            if (!said.contains(new Said(fault.place().setting(), fault.code()))) {
                faults.add(fault);
            }
        }
        return new SettingFaults(faults);
    }

    private static <S extends Record> List<Fault> atOnce(Node node, NodeType<S> type) {
        var reading = SettingsSchema.of(type.spec()).read(node.settings());
        var faults = new ArrayList<>(reading.faults());
        if (holdsParameter(node.settings())) {
            faults.removeIf(
                    fault ->
                            fault.code() == FaultCode.SETTING_WRONG_TYPE
                                    || fault.code() == FaultCode.SETTING_NOT_ALLOWED);
        } else if (faults.stream().noneMatch(Fault::isError)) {
            faults.addAll(type.problems(reading.settings()));
        }
        return faults;
    }

    /// Whether a text holds `${name}`: what it stands for only the engine's side knows.
    private static boolean holdsParameter(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text.contains("${");
            case Value.Items(var values) -> values.stream().anyMatch(SettingFaults::holdsParameter);
            case Value.Fields(var members) ->
                    members.values().stream().anyMatch(SettingFaults::holdsParameter);
            case Value.Null _, Value.Bool _, Value.Num _ -> false;
        };
    }

    SettingFaults with(List<Remark> newRemarks) {
        return new SettingFaults(all, newRemarks);
    }

    /// What is good to know about a setting; empty: nothing.
    String remark(String path) {
        return remarks.stream()
                .filter(remark -> remark.setting().equals(path))
                .map(Remark::text)
                .collect(Collectors.joining(" "));
    }

    /// Those of exactly this setting.
    List<Fault> at(String path) {
        return all.stream().filter(fault -> fault.place().setting().equals(path)).toList();
    }

    /// Those of this setting and of what it holds.
    List<Fault> under(String path) {
        return all.stream().filter(fault -> isUnder(fault, path)).toList();
    }

    private static boolean isUnder(Fault fault, String path) {
        var setting = fault.place().setting();
        if (!setting.startsWith(path)) {
            return false;
        }
        return setting.length() == path.length()
                || setting.charAt(path.length()) == '.'
                || setting.charAt(path.length()) == '[';
    }

    /// Those of no setting the form shows.
    ///
    /// @param names of the settings it shows
    List<Fault> elsewhere(List<String> names) {
        return all.stream()
                .filter(fault -> names.stream().noneMatch(name -> isUnder(fault, name)))
                .toList();
    }

    /// Those of elements of a list whose index is outside a range, which is what a page shows.
    List<Fault> outside(String list, int from, int to) {
        return under(list).stream()
                .filter(
                        fault -> {
                            int index = index(fault.place().setting(), list);
                            return index >= 0 && (index < from || index >= to);
                        })
                .toList();
    }

    /// The index behind the path of the list; -1 if there is none.
    private static int index(String setting, String list) {
        int end = setting.indexOf(']', list.length());
        if (end < 0 || setting.charAt(list.length()) != '[') {
            return -1;
        }
        try {
            return Integer.parseInt(setting, list.length() + 1, end, 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
