package dev.millrace.node;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Finds and changes one value in the settings of a node as the file holds them, by its path, such
/// as `measures[1].expression`. What the file writes in a short form, such as one text for a list,
/// is written out where that is needed; all else stays as it is.
public final class SettingPath {

    private final List<Setting> settings;

    public SettingPath(NodeSpec<?> spec) {
        this.settings = SettingsSchema.of(spec).settings();
    }

    /// One step of a path: a member, and perhaps an element of it.
    private record Step(String name, int index) {

        static List<Step> of(String path) {
            var steps = new ArrayList<Step>();
            for (String part : path.split("\\.", -1)) {
                int open = part.indexOf('[');
                steps.add(
                        open < 0
                                ? new Step(part, -1)
                                : new Step(
                                        part.substring(0, open),
                                        Integer.parseInt(
                                                part.substring(open + 1, part.length() - 1))));
            }
            return steps;
        }
    }

    /// What the path leads to; empty if the type has no such setting.
    public Optional<Setting> setting(String path) {
        var among = settings;
        Optional<Setting> found = Optional.empty();
        for (Step step : Step.of(path)) {
            found = named(among, step.name());
            among = found.map(Setting::members).orElse(List.of());
        }
        return found;
    }

    /// The text there; empty if there is none.
    public Optional<String> text(Value.Fields fields, String path) {
        var found = new ArrayList<String>();
        var _ =
                change(
                        fields,
                        path,
                        value -> {
                            if (value instanceof Value.Text(String text)) {
                                found.add(text);
                            }
                            return value;
                        });
        return found.stream().findFirst();
    }

    /// The settings with another text there.
    public Value.Fields with(Value.Fields fields, String path, String text) {
        return change(fields, path, _ -> Value.of(text));
    }

    /// The settings with what the change makes of the value there. What is not there is `Null`.
    public Value.Fields change(Value.Fields fields, String path, UnaryOperator<Value> change) {
        return member(settings, fields, Step.of(path), change);
    }

    /// The settings without what is there: an element of a list, or a member.
    public Value.Fields without(Value.Fields fields, String path) {
        int end = path.length() - 1;
        if (path.isEmpty() || path.charAt(end) != ']') {
            int dot = path.lastIndexOf('.');
            return dot < 0
                    ? fields.without(path)
                    : change(
                            fields,
                            path.substring(0, dot),
                            value ->
                                    value instanceof Value.Fields inner
                                            ? inner.without(path.substring(dot + 1))
                                            : value);
        }
        int open = path.lastIndexOf('[');
        int index = Integer.parseInt(path.substring(open + 1, end));
        return change(fields, path.substring(0, open), value -> withoutElement(value, index));
    }

    private static Value withoutElement(Value value, int index) {
        var values = new ArrayList<>(items(value));
        if (index < values.size()) {
            values.remove(index);
        }
        return new Value.Items(values);
    }

    private static Optional<Setting> named(List<Setting> settings, String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    private static Value.Fields member(
            List<Setting> settings,
            Value.Fields fields,
            List<Step> steps,
            UnaryOperator<Value> change) {
        var step = steps.getFirst();
        var setting = named(settings, step.name());
        var name =
                setting.filter(s -> !s.alias().isEmpty() && fields.get(s.name()) == null)
                        .map(Setting::alias)
                        .filter(alias -> fields.get(alias) != null)
                        .orElse(step.name());
        var found = fields.get(name);
        Value before = found == null ? new Value.Null() : found;
        var members = setting.map(Setting::members).orElse(List.of());
        var rest = steps.subList(1, steps.size());
        UnaryOperator<Value> inner =
                value ->
                        rest.isEmpty()
                                ? change.apply(value)
                                : member(members, fields(members, value), rest, change);
        var after = step.index() < 0 ? inner.apply(before) : element(before, step.index(), inner);
        return after.equals(before) ? fields : fields.with(name, after);
    }

    /// One text stands for a list of one, and stays as it is while it may.
    private static Value element(Value list, int index, UnaryOperator<Value> change) {
        var values = new ArrayList<>(items(list));
        if (index >= values.size()) {
            return list;
        }
        values.set(index, change.apply(values.get(index)));
        boolean isShort = !(list instanceof Value.Items) && values.size() == 1;
        return isShort && values.getFirst() instanceof Value.Text
                ? values.getFirst()
                : new Value.Items(values);
    }

    private static List<Value> items(Value value) {
        return switch (value) {
            case Value.Items(var values) -> values;
            case Value.Null _ -> List.of();
            default -> List.of(value);
        };
    }

    /// A record written out: one text stands for all that must be given, a list for them in order.
    private static Value.Fields fields(List<Setting> members, Value value) {
        var written = new LinkedHashMap<String, Value>();
        switch (value) {
            case Value.Fields fields -> {
                return fields;
            }
            case Value.Text text ->
                    members.stream()
                            .filter(Setting::required)
                            .forEach(member -> written.put(member.name(), text));
            case Value.Items(var values) -> {
                for (int i = 0; i < values.size() && i < members.size(); i++) {
                    written.put(members.get(i).name(), values.get(i));
                }
            }
            case Value.Null _, Value.Bool _, Value.Num _ -> {}
        }
        return new Value.Fields(written);
    }
}
