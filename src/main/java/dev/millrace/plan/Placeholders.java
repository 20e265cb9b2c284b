package dev.millrace.plan;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Value;
import dev.millrace.node.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Puts parameters into the settings of one node, for each `${name}` in a setting that is not SQL.
///
/// The text is put together first and then read as what the setting is: a number, true or false, a
/// choice. A list parameter that stands alone gives the elements of a list. What was put in is not
/// searched again.
final class Placeholders {

    private final Arguments arguments;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Set<String>> origins = new LinkedHashMap<>();
    private boolean lacksValue;

    Placeholders(Arguments arguments) {
        this.arguments = arguments;
    }

    /// What could not be put in; places name settings.
    List<Fault> faults() {
        return faults;
    }

    /// Whether a parameter has no value, which is a problem of the call and said elsewhere.
    boolean lacksValue() {
        return lacksValue;
    }

    /// The same fault, which says where the value came from if it came from a parameter.
    Fault explained(Fault fault) {
        var names = origins.get(fault.place().setting());
        if (names == null) {
            return fault;
        }
        var given = new ArrayList<String>();
        for (String name : names) {
            given.add("${" + name + "}" + arguments.quoted(name).map(v -> " = " + v).orElse(""));
        }
        var hint = "The value comes from " + String.join(", ", given) + ".";
        return fault.withHint(fault.hint().isEmpty() ? hint : fault.hint() + " " + hint);
    }

    Value.Fields in(List<Setting> settings, Value.Fields fields) {
        return members(settings, fields, "");
    }

    private Value.Fields members(List<Setting> settings, Value.Fields fields, String path) {
        var members = new LinkedHashMap<String, Value>(fields.members());
        for (Setting setting : settings) {
            var at = path.isEmpty() ? setting.name() : path + "." + setting.name();
            for (String name : List.of(setting.name(), setting.alias())) {
                members.computeIfPresent(name, (_, value) -> whole(setting, value, at));
            }
        }
        return new Value.Fields(members);
    }

    private Value whole(Setting setting, Value value, String path) {
        if (!setting.many() || setting.editor().isSql()) {
            return one(setting, value, path);
        }
        return switch (value) {
            case Value.Items(var values) -> {
                var next = new ArrayList<Value>();
                for (int i = 0; i < values.size(); i++) {
                    next.add(one(setting, values.get(i), path + "[" + i + "]"));
                }
                yield new Value.Items(next);
            }
            case Value.Text(String text) -> {
                var list = arguments.listBehind(text);
                list.ifPresent(items -> noteList(text, items, path));
                yield list.<Value>map(items -> items)
                        .orElseGet(() -> Value.items(one(setting, value, path)));
            }
            default -> value;
        };
    }

    private void noteList(String text, Value.Items items, String path) {
        var name = Set.of(text.substring(2, text.length() - 1));
        origins.put(path, name);
        for (int i = 0; i < items.values().size(); i++) {
            origins.put(path + "[" + i + "]", name);
        }
    }

    private Value one(Setting setting, Value value, String path) {
        if (setting.editor().isSql()) {
            return value;
        }
        return switch (setting.kind()) {
            case TEXT, CHOICE -> text(value, path);
            case NUMBER -> number(text(value, path), path);
            case SWITCH -> flag(text(value, path), path);
            case ANY -> any(value, path);
            case RECORD -> record(setting, value, path);
        };
    }

    /// A text stands for all members that are required, so it is SQL if one of them is.
    private Value record(Setting setting, Value value, String path) {
        var members = setting.members();
        return switch (value) {
            case Value.Fields fields -> members(members, fields, path);
            case Value.Items(var values) -> {
                var next = new ArrayList<Value>();
                for (int i = 0; i < values.size(); i++) {
                    var member = i < members.size() ? members.get(i) : null;
                    next.add(
                            member == null
                                    ? values.get(i)
                                    : whole(member, values.get(i), path + "." + member.name()));
                }
                yield new Value.Items(next);
            }
            case Value.Text text ->
                    members.stream().anyMatch(m -> m.required() && m.editor().isSql())
                            ? text
                            : text(text, path);
            default -> value;
        };
    }

    private Value any(Value value, String path) {
        return switch (value) {
            case Value.Items(var values) ->
                    new Value.Items(values.stream().map(each -> any(each, path)).toList());
            case Value.Fields(var members) -> {
                var next = new LinkedHashMap<String, Value>(members);
                next.replaceAll((_, member) -> any(member, path));
                yield new Value.Fields(next);
            }
            default -> text(value, path);
        };
    }

    private Value text(Value value, String path) {
        if (!(value instanceof Value.Text(String text))) {
            return value;
        }
        try {
            var put = arguments.substituted(text, path);
            if (!put.names().isEmpty()) {
                origins.computeIfAbsent(path, _ -> new LinkedHashSet<>()).addAll(put.names());
            }
            lacksValue |= put.lacksValue();
            return Value.of(put.text());
        } catch (FaultException e) {
            faults.add(e.fault());
            return value;
        }
    }

    /// Only what a parameter gave is read as a number: a file that holds `"5"` holds a text.
    private Value number(Value value, String path) {
        if (origins.containsKey(path) && value instanceof Value.Text(String text)) {
            try {
                return new Value.Num(new BigDecimal(text.strip()));
            } catch (NumberFormatException notANumber) {
                return value;
            }
        }
        return value;
    }

    private Value flag(Value value, String path) {
        if (origins.containsKey(path) && value instanceof Value.Text(String text)) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> Value.of(true);
                case "false" -> Value.of(false);
                default -> value;
            };
        }
        return value;
    }
}
