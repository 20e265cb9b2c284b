package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import dev.millrace.node.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Where a control reads and writes: a setting, an element of one, or a member of an element. It
/// holds no value: it looks one up and hands a change on to what it is a part of.
final class Slot {

    /// Takes the changed settings of the whole record.
    interface Saving {

        /// @param origin what was changed
        /// @param typing whether the change is one of a burst, as of key presses
        void save(Value.Fields settings, Slot origin, boolean typing);
    }

    private interface Storing {
        void store(Value value, Slot origin, boolean typing);
    }

    private final Setting setting;
    private final boolean list;
    private final String path;
    private final String label;
    private final Supplier<Value> lookup;
    private final Supplier<List<Value.Fields>> above;
    private final Storing storing;

    private Slot(
            Setting setting,
            boolean list,
            String path,
            String label,
            Supplier<Value> lookup,
            Supplier<List<Value.Fields>> above,
            Storing storing) {
        this.setting = setting;
        this.list = list;
        this.path = path;
        this.label = label;
        this.lookup = lookup;
        this.above = above;
        this.storing = storing;
    }

    /// A setting of a record.
    ///
    /// @param all settings of the record
    static Slot of(
            List<Setting> all, Setting setting, Supplier<Value.Fields> record, Saving saving) {
        return new Slot(
                setting,
                setting.many(),
                setting.name(),
                setting.label(),
                () -> ShortForm.member(setting, record.get()),
                List::of,
                (value, origin, typing) ->
                        saving.save(
                                ShortForm.with(all, record.get(), setting, value), origin, typing));
    }

    Setting setting() {
        return setting;
    }

    /// Whether it stands for a list as a whole.
    boolean isList() {
        return list;
    }

    /// As places of faults name it: `measures[0].expression`.
    String path() {
        return path;
    }

    /// What people call it: `Measures 1, Expression`.
    String label() {
        return label;
    }

    /// Its value, or its default.
    Value value() {
        return lookup.get();
    }

    /// A change that is a step of its own.
    void set(Value value) {
        storing.store(value, this, false);
    }

    /// A change of a burst of key presses, which are one step together.
    void type(Value value) {
        storing.store(value, this, true);
    }

    /// A member of the record it stands for.
    Slot member(Setting member) {
        return new Slot(
                member,
                member.many(),
                path + "." + member.name(),
                label + ", " + member.label(),
                () -> ShortForm.member(member, fields()),
                above,
                (value, origin, typing) ->
                        storing.store(
                                ShortForm.with(setting.members(), fields(), member, value),
                                origin,
                                typing));
    }

    private Value.Fields fields() {
        return ShortForm.fields(setting, value());
    }

    /// The elements of the list it stands for.
    List<Value> items() {
        return ShortForm.items(value());
    }

    /// An element of the list it stands for; one that is gone reads as empty and takes no change.
    Slot element(int index) {
        return new Slot(
                setting,
                false,
                path + "[" + index + "]",
                label + " " + (index + 1),
                () -> index < items().size() ? items().get(index) : blank(),
                () -> above(index),
                (value, origin, typing) -> {
                    var items = new ArrayList<>(items());
                    if (index < items.size()) {
                        items.set(index, value);
                        storing.store(new Value.Items(items), origin, typing);
                    }
                });
    }

    private List<Value.Fields> above(int index) {
        return items().stream()
                .limit(index)
                .map(element -> ShortForm.fields(setting, element))
                .toList();
    }

    /// What the records above it in its list hold; none if it is in no list.
    List<Value.Fields> above() {
        return above.get();
    }

    /// What a new element holds.
    Value blank() {
        return switch (setting.kind()) {
            case TEXT -> Value.of("");
            case NUMBER -> Value.of(Math.max(0, setting.min()));
            case SWITCH -> Value.of(false);
            case CHOICE -> Value.of(setting.choices().getFirst());
            case RECORD -> Value.Fields.EMPTY;
            case ANY -> new Value.Null();
        };
    }

    void add(Value element) {
        var items = new ArrayList<>(items());
        items.add(element);
        set(new Value.Items(items));
    }

    void remove(int index) {
        var items = new ArrayList<>(items());
        items.remove(index);
        set(new Value.Items(items));
    }

    /// @param by how many places further back in the list; no further than to an end
    /// @return its new index
    int move(int index, int by) {
        var items = new ArrayList<>(items());
        int to = Math.clamp(index + (long) by, 0, items.size() - 1);
        items.add(to, items.remove(index));
        set(new Value.Items(items));
        return to;
    }
}
