package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// The control of one slot.
interface FieldControl {

    PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    /// What stands in the form; the same one always.
    Region region();

    /// What takes the focus and bears the slot's id; it may become another one.
    default Node input() {
        return region();
    }

    /// Shows what the slot holds now, in place.
    void refresh();

    /// Shows where in it something is wrong.
    ///
    /// @return what is left to be said beneath it
    default List<Fault> show(SettingFaults faults, String path) {
        var mine = faults.under(path);
        mark(input(), mine);
        return mine;
    }

    default void focus() {
        input().requestFocus();
    }

    static void mark(Node node, List<Fault> faults) {
        boolean error = faults.stream().anyMatch(Fault::isError);
        node.pseudoClassStateChanged(ERROR, error);
        node.pseudoClassStateChanged(WARNING, !error && !faults.isEmpty());
    }
}
