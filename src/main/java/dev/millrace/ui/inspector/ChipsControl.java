package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.model.Figures;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Several columns as chips, and a line to add one. Alt and the arrows, or the mouse, move a chip;
/// Delete removes it.
final class ChipsControl implements FieldControl {

    private static final int FEW = 50;

    private final Slot slot;
    private final Form form;
    private final FlowPane chips = new FlowPane(4, 4);
    private final SuggestField add;
    private final FaultLines unknown = new FaultLines();
    private final Hyperlink all = new Hyperlink();
    private final VBox box;
    private final Binding binding;
    private List<Node> shownChips = List.of();
    private boolean everything;
    private int dragged = -1;

    ChipsControl(Slot slot, Form form) {
        this.slot = slot;
        this.form = form;
        binding = new Binding(slot, _ -> build());
        add = new SuggestField(this::free);
        Controls.name(add, slot);
        add.setId("setting-" + slot.path() + "-add");
        add.setAccessibleText("Add to " + add.getAccessibleText());
        add.setPromptText("Add");
        add.setOnAction(_ -> added());
        all.setOnAction(
                _ -> {
                    everything = true;
                    build();
                });
        add.getStyleClass().add("mill-chip-add");
        chips.setPrefWrapLength(100);
        box = new VBox(4, chips, all, unknown);
        Controls.name(box, slot);
        box.getStyleClass().add("mill-chips");
        build();
    }

    private List<Suggestion> known() {
        return form.inputs().get().of(slot.setting().name()).stream().map(Suggestion::of).toList();
    }

    private List<Suggestion> free() {
        var taken = names();
        return known().stream().filter(each -> !taken.contains(each.text())).toList();
    }

    private List<String> names() {
        return slot.items().stream().map(ValueText::plain).toList();
    }

    private void added() {
        var name = add.getText().strip();
        if (!name.isEmpty() && !names().contains(name)) {
            add.clear();
            slot.add(Value.of(name));
        }
    }

    /// The line keeps its place among the children, and with it the focus.
    private void replace(List<Node> next) {
        var children = chips.getChildren();
        if (children.isEmpty()) {
            children.setAll(next);
        } else {
            children.remove(0, children.size() - 1);
            children.addAll(0, next.subList(0, next.size() - 1));
        }
    }

    private void build() {
        var names = names();
        int shown = everything ? names.size() : Math.min(names.size(), FEW);
        var known = known();
        var next = new ArrayList<Node>();
        for (int i = 0; i < shown; i++) {
            next.add(chip(i, names.get(i), known));
        }
        shownChips = List.copyOf(next);
        next.add(add);
        replace(next);
        all.setText("Show all " + Figures.plural(names.size(), "column"));
        visible(all, shown < names.size());
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private Chip chip(int index, String name, List<Suggestion> known) {
        var chip = new Chip(slot.label(), name, () -> remove(index));
        chip.setId("setting-" + slot.path() + "[" + index + "]");
        chip.pseudoClassStateChanged(SuggestControl.UNKNOWN, SuggestControl.isUnknown(name, known));
        chip.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, index));
        chip.setOnDragDetected(
                _ -> {
                    dragged = index;
                    chip.startFullDrag();
                });
        chip.setOnMouseDragReleased(_ -> dropped(index));
        return chip;
    }

    private void dropped(int index) {
        if (dragged >= 0 && dragged != index) {
            slot.move(dragged, index - dragged);
        }
        dragged = -1;
    }

    private void pressed(KeyEvent event, int index) {
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> remove(index);
            case LEFT, UP -> step(index, -1, event.isAltDown());
            case RIGHT, DOWN -> step(index, 1, event.isAltDown());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int index, int by, boolean moves) {
        if (moves) {
            slot.move(index, by);
        }
        focusChip(index + by);
    }

    private void remove(int index) {
        slot.remove(index);
        focusChip(index);
    }

    private void focusChip(int index) {
        if (shownChips.isEmpty()) {
            add.requestFocus();
        } else {
            shownChips.get(Math.clamp(index, 0, shownChips.size() - 1)).requestFocus();
        }
    }

    @Override
    public Region region() {
        return box;
    }

    @Override
    public void refresh() {
        binding.refresh();
    }

    @Override
    public List<Fault> show(SettingFaults faults, String path) {
        var known = known();
        for (Node node : shownChips) {
            if (node instanceof Chip chip) {
                chip.pseudoClassStateChanged(
                        SuggestControl.UNKNOWN, SuggestControl.isUnknown(chip.name(), known));
            }
        }
        unknown.warn(UnknownColumns.warning(slot, form, faults));
        FieldControl.mark(add, faults.at(path));
        return faults.under(path);
    }

    @Override
    public void focus() {
        add.requestFocus();
    }
}
