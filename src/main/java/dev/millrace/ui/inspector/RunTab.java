package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.model.Node;
import dev.millrace.model.Value;
import dev.millrace.node.NodeSpec;
import dev.millrace.ui.document.Edits;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.StackPane;

/// How runs treat a node: what is kept of it, and what they bear.
final class RunTab extends StackPane {

    private final Edits edits;
    private final Supplier<Node> node;
    private final SettingsForm form;
    private List<Fault> refused = List.of();

    RunTab(Edits edits, Supplier<Node> node, NodeSpec<?> spec, Form shared) {
        this.edits = edits;
        this.node = node;
        form =
                new SettingsForm(
                        RunProperties.of(spec),
                        () -> RunProperties.of(node.get()),
                        this::save,
                        shared);
        getChildren().add(Scrolling.of(form));
    }

    private void save(Value.Fields fields, Slot origin, boolean typing) {
        refused = RunProperties.problems(fields);
        if (refused.isEmpty()) {
            var now = node.get();
            edits.run(
                    RunProperties.with(now, fields),
                    origin.label(),
                    typing ? "run " + now.id() + "." + origin.path() : "");
        }
        form.show(new SettingFaults(refused));
    }

    void refresh() {
        refused = List.of();
        form.refresh();
        form.show(new SettingFaults(refused));
    }
}
