package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import dev.millrace.node.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the short forms that a file may hold as what they mean, as `node.SettingsReader` does, but
/// keeps what is wrong: a form has to show it, and a text such as `${rows}` may stand for anything.
final class ShortForm {

    private ShortForm() {}

    /// The members of a record: a text stands for all required ones, a list for the first ones.
    static Value.Fields fields(Setting record, Value value) {
        return switch (value) {
            case Value.Fields fields -> fields;
            case Value.Text text -> {
                var members = new LinkedHashMap<String, Value>();
                record.members().stream()
                        .filter(Setting::required)
                        .forEach(member -> members.put(member.name(), text));
                yield new Value.Fields(members);
            }
            case Value.Items(var values) when values.size() <= record.members().size() -> {
                var members = new LinkedHashMap<String, Value>();
                for (int i = 0; i < values.size(); i++) {
                    members.put(record.members().get(i).name(), values.get(i));
                }
                yield new Value.Fields(members);
            }
            default -> Value.Fields.EMPTY;
        };
    }

    /// The elements of a list: anything else stands for a list of itself.
    static List<Value> items(Value value) {
        return switch (value) {
            case Value.Items(var values) -> values;
            case Value.Null _ -> List.of();
            default -> List.of(value);
        };
    }

    /// The setting's value, under its name or its other name, or its default.
    static Value member(Setting setting, Value.Fields fields) {
        var value = given(setting, fields);
        if (value == null || value instanceof Value.Null) {
            return setting.defaultValue();
        }
        return setting.kind() == Setting.Kind.CHOICE && value instanceof Value.Text(String text)
                ? Value.of(choice(setting, text))
                : value;
    }

    private static @Nullable Value given(Setting setting, Value.Fields fields) {
        var value = fields.get(setting.name());
        return value == null && !setting.alias().isEmpty() ? fields.get(setting.alias()) : value;
    }

    /// The choice as the file writes it, however the text spells it; the text if it is none.
    private static String choice(Setting setting, String text) {
        var wanted = text.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return setting.choices().contains(wanted) ? wanted : text;
    }

    /// The fields with the setting changed: gone if it has its default, else where it stood or,
    /// new, where the record has it. All other members stay as they are.
    ///
    /// @param settings all settings of the record, in order
    static Value.Fields with(
            List<Setting> settings, Value.Fields fields, Setting setting, Value value) {
        if (value.equals(setting.defaultValue())) {
            var without = fields.without(setting.name());
            return setting.alias().isEmpty() ? without : without.without(setting.alias());
        }
        if (fields.get(setting.name()) != null) {
            return fields.with(setting.name(), value);
        }
        var later = settings.subList(settings.indexOf(setting) + 1, settings.size());
        var next = new LinkedHashMap<String, Value>();
        fields.members()
                .forEach(
                        (name, other) -> {
                            if (isOneOf(later, name)) {
                                next.putIfAbsent(setting.name(), value);
                            }
                            if (!name.equals(setting.alias())) {
                                next.put(name, other);
                            }
                        });
        next.putIfAbsent(setting.name(), value);
        return new Value.Fields(next);
    }

    private static boolean isOneOf(List<Setting> settings, String name) {
        return settings.stream().anyMatch(s -> s.name().equals(name) || s.alias().equals(name));
    }
}
