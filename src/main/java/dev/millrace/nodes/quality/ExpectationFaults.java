package dev.millrace.nodes.quality;

import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.nodes.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is wrong with an expectation: settings its kind needs, does not use, or cannot take.
final class ExpectationFaults {

    private final Expectation expectation;
    private final String setting;
    private final List<Fault> faults = new ArrayList<>();

    private ExpectationFaults(Expectation expectation, String setting) {
        this.expectation = expectation;
        this.setting = setting;
    }

    /// @param setting path of the setting that holds it, such as `expectations[2]`
    static List<Fault> of(Expectation expectation, String setting) {
        var found = new ExpectationFaults(expectation, setting);
        found.uses();
        found.bound(".min", expectation.min());
        found.bound(".max", expectation.max());
        found.values();
        if (!expectation.isOfRows() && expectation.rejects()) {
            found.notAllowed(".on_failure", "A number of rows rejects no row.");
        }
        return found.faults;
    }

    private void uses() {
        var kind = expectation.kind();
        boolean bounded =
                !Expectation.isNone(expectation.min()) || !Expectation.isNone(expectation.max());
        given().forEach(
                        (name, isGiven) -> {
                            if (isGiven && !kind.uses(name)) {
                                notAllowed("." + name, kind.text() + " does not use it.");
                            }
                            boolean enough = bounded && (name.equals("min") || name.equals("max"));
                            if (!isGiven && kind.uses(name) && !enough) {
                                missing(name);
                            }
                        });
    }

    private Map<String, Boolean> given() {
        var given = new LinkedHashMap<String, Boolean>();
        given.put("columns", !expectation.columns().isEmpty());
        given.put("min", !Expectation.isNone(expectation.min()));
        given.put("max", !Expectation.isNone(expectation.max()));
        given.put("values", !expectation.values().isEmpty());
        given.put("pattern", !expectation.pattern().isEmpty());
        given.put("condition", !expectation.condition().isBlank());
        return given;
    }

    private void bound(String name, Value value) {
        boolean whole =
                value instanceof Value.Num(var number) && number.stripTrailingZeros().scale() <= 0;
        if (Expectation.isNone(value)) {
            return;
        }
        if (expectation.kind() == Expectation.Kind.ROWS && !whole) {
            notAllowed(name, "A number of rows must be whole.");
        } else if (!(value instanceof Value.Num || value instanceof Value.Text)) {
            notAllowed(name, "A bound is " + value.kind() + ".");
        }
    }

    private void values() {
        for (int i = 0; i < expectation.values().size(); i++) {
            switch (expectation.values().get(i)) {
                case Value.Text _, Value.Num _, Value.Bool _ -> {}
                case Value.Null value -> value(i, value);
                case Value.Items value -> value(i, value);
                case Value.Fields value -> value(i, value);
            }
        }
    }

    private void value(int index, Value value) {
        notAllowed(".values[" + index + "]", "An allowed value is " + value.kind() + ".");
    }

    private void missing(String name) {
        faults.add(
                Faults.missing(
                        setting + "." + name, expectation.kind().text() + " needs " + name + "."));
    }

    private void notAllowed(String name, String message) {
        faults.add(Faults.notAllowed(setting + name, message));
    }
}
