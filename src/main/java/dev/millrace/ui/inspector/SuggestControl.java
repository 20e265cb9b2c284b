package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// A text with suggestions: a column of the input, or a type.
final class SuggestControl implements FieldControl {

    static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");

    private final SuggestField field;
    private final Binding binding;
    private final Supplier<List<Suggestion>> known;

    /// @param known what else than these is marked as unknown; empty: nothing is
    private SuggestControl(
            Slot slot,
            Form form,
            Supplier<List<Suggestion>> suggestions,
            Supplier<List<Suggestion>> known) {
        this.known = known;
        field = new SuggestField(suggestions);
        binding = new Binding(slot, value -> field.setText(ValueText.plain(value)));
        Controls.name(field, slot);
        Controls.sealing(field, form);
        field.textProperty()
                .addListener(
                        (_, _, typed) -> {
                            binding.type(Value.of(typed));
                            mark();
                        });
    }

    static SuggestControl column(Slot slot, Form form) {
        Supplier<List<Suggestion>> columns =
                () ->
                        form.inputs().get().of(slot.setting().name()).stream()
                                .map(Suggestion::of)
                                .toList();
        return new SuggestControl(slot, form, columns, columns);
    }

    static SuggestControl type(Slot slot, Form form) {
        return new SuggestControl(slot, form, () -> Suggestion.TYPES, List::of);
    }

    private void mark() {
        field.pseudoClassStateChanged(UNKNOWN, isUnknown(field.getText(), known.get()));
    }

    /// Whether none of the known ones is called so; the engine does not tell cases apart.
    static boolean isUnknown(String text, List<Suggestion> known) {
        return !known.isEmpty()
                && !text.isEmpty()
                && !text.contains("${")
                && known.stream().noneMatch(each -> each.text().equalsIgnoreCase(text));
    }

    @Override
    public Region region() {
        return field;
    }

    @Override
    public void refresh() {
        binding.refresh();
        mark();
    }

    @Override
    public List<Fault> show(SettingFaults faults, String path) {
        mark();
        return FieldControl.super.show(faults, path);
    }
}
