package dev.millrace.nodes;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The faults several node types find in their settings.
public final class Faults {

    private Faults() {}

    public static Fault missing(String setting, String message) {
        return Fault.of(FaultCode.SETTING_MISSING, message).at(Place.setting(setting));
    }

    public static Fault notAllowed(String setting, String message) {
        return Fault.of(FaultCode.SETTING_NOT_ALLOWED, message).at(Place.setting(setting));
    }

    /// A fault if a text that the engine wants short is longer.
    ///
    /// @param bytes the engine's limit, in UTF-8
    public static List<Fault> tooLong(String setting, String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return List.of();
        }
        return List.of(
                notAllowed(setting, "\"" + text + "\" is too long.")
                        .withHint(
                                bytes == 1
                                        ? "It must be one plain character."
                                        : "It must be at most " + bytes + " plain characters."));
    }

    /// A fault for each name that stands in the list before, case aside.
    ///
    /// @param setting path of the name at an index, with `{}` for the index: `columns[{}].name`
    public static List<Fault> twice(String setting, List<String> names) {
        var taken = new UniqueNames();
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < names.size(); i++) {
            if (taken.isTaken(names.get(i))) {
                faults.add(twice(setting.replace("{}", Integer.toString(i)), names.get(i)));
            }
            taken.claim(names.get(i));
        }
        return faults;
    }

    public static Fault twice(String setting, String name) {
        return Fault.of(FaultCode.COLUMN_TWICE, "There would be two columns \"" + name + "\".")
                .withHint("Names must differ by more than case.")
                .at(Place.setting(setting));
    }
}
