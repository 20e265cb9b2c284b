package dev.millrace.chart;

import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Collects what is wrong with a description, each with the path of the setting.
final class Complaints {

    private final List<Fault> faults = new ArrayList<>();

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    void add(FaultCode code, String path, String message, String hint) {
        faults.add(Fault.of(code, message).withHint(hint).at(Place.setting(path)));
    }

    /// Vega-Lite may know it, but here it cannot be drawn.
    void impossible(String path, String message, String hint) {
        add(FaultCode.CHART_NOT_POSSIBLE, path, message, hint);
    }

    void wrongType(String path, String wanted, Value value) {
        add(
                FaultCode.SETTING_WRONG_TYPE,
                path,
                "This is " + value.kind() + ", not " + wanted + ".",
                "");
    }

    void missing(String path, String message, String hint) {
        add(FaultCode.SETTING_MISSING, path, message, hint);
    }

    /// A name that is none of those known.
    void unknown(String path, String what, String name, Collection<String> known) {
        var meant = DidYouMean.among(known, name);
        impossible(
                path,
                "The " + what + " \"" + name + "\" is not supported.",
                meant.isEmpty() ? "Supported are " + String.join(", ", known) + "." : meant);
    }
}
