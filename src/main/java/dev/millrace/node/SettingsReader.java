package dev.millrace.node;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Value;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns a tree of values into a settings record and collects all that is wrong with it.
///
/// Where a record is expected, a text stands for the record whose required components all hold it,
/// and a list for the components in order: `"Region"` and `["Region", "Area"]` are join keys too.
final class SettingsReader {

    private final List<Fault> faults = new ArrayList<>();

    List<Fault> faults() {
        return faults;
    }

    <R extends Record> R record(
            Class<R> type, List<Setting> settings, Value.Fields fields, String path) {
        var components = type.getRecordComponents();
        var arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var setting = settings.get(i);
            var at = path.isEmpty() ? setting.name() : path + "." + setting.name();
            arguments[i] = argument(components[i], setting, find(setting, fields), at);
        }
        unknown(settings, fields, path);
        return create(type, components, arguments);
    }

    private static @Nullable Value find(Setting setting, Value.Fields fields) {
        var value = fields.get(setting.name());
        return value == null && !setting.alias().isEmpty() ? fields.get(setting.alias()) : value;
    }

    private Object argument(
            RecordComponent component, Setting setting, @Nullable Value value, String path) {
        if (value == null || value instanceof Value.Null) {
            if (setting.required() && isBlank(setting.defaultValue())) {
                missing(setting, path);
            }
            return convert(component, setting, setting.defaultValue(), path);
        }
        if (setting.required() && isBlank(value)) {
            missing(setting, path);
        }
        return convert(component, setting, value, path);
    }

    private Object convert(RecordComponent component, Setting setting, Value value, String path) {
        if (!setting.many()) {
            return one(component.getType(), setting, value, path);
        }
        var element = SettingsSchema.elementType(component.getGenericType());
        if (!(value instanceof Value.Items(var values))) {
            if (value instanceof Value.Text) {
                return List.of(one(element, setting, value, path));
            }
            wrong(setting, value, path);
            return List.of();
        }
        var list = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            list.add(one(element, setting, values.get(i), path + "[" + i + "]"));
        }
        return List.copyOf(list);
    }

    private Object one(Class<?> type, Setting setting, Value value, String path) {
        return switch (setting.kind()) {
            case TEXT -> value instanceof Value.Text(var text) ? text : wrong(setting, value, path);
            case SWITCH ->
                    value instanceof Value.Bool(var flag) ? flag : wrong(setting, value, path);
            case NUMBER -> number(type, setting, value, path);
            case CHOICE -> choice(type, setting, value, path);
            case RECORD -> nested(type.asSubclass(Record.class), setting, value, path);
            case ANY -> value;
        };
    }

    private Object number(Class<?> type, Setting setting, Value value, String path) {
        if (!(value instanceof Value.Num(var number))) {
            return wrong(setting, value, path);
        }
        try {
            long whole = number.longValueExact();
            if (whole < setting.min() || (type == int.class && whole != (int) whole)) {
                notAllowed(setting, path, "is " + whole + ", which is out of range");
            }
            return type == int.class ? (Object) (int) whole : (Object) whole;
        } catch (ArithmeticException e) {
            return wrong(setting, value, path);
        }
    }

    private Object choice(Class<?> type, Setting setting, Value value, String path) {
        if (value instanceof Value.Text(var text)) {
            var wanted = text.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(wanted)) {
                    return constant;
                }
            }
            notAllowed(setting, path, "is \"" + text + "\"");
            return type.getEnumConstants()[0];
        }
        return wrong(setting, value, path);
    }

    private Object nested(Class<? extends Record> type, Setting setting, Value value, String path) {
        return record(type, setting.members(), asFields(setting, value, path), path);
    }

    private Value.Fields asFields(Setting setting, Value value, String path) {
        var members = new LinkedHashMap<String, Value>();
        switch (value) {
            case Value.Fields fields -> members.putAll(fields.members());
            case Value.Text text ->
                    setting.members().stream()
                            .filter(Setting::required)
                            .forEach(member -> members.put(member.name(), text));
            case Value.Items(var values) when values.size() <= setting.members().size() -> {
                for (int i = 0; i < values.size(); i++) {
                    members.put(setting.members().get(i).name(), values.get(i));
                }
            }
            default -> wrong(setting, value, path);
        }
        return new Value.Fields(members);
    }

    private void unknown(List<Setting> settings, Value.Fields fields, String path) {
        var known = settings.stream().flatMap(s -> Stream.of(s.name(), s.alias())).toList();
        for (String name : fields.members().keySet()) {
            if (!known.contains(name)) {
                var names = String.join(", ", settings.stream().map(Setting::name).toList());
                faults.add(
                        Fault.of(
                                        FaultCode.SETTING_UNKNOWN,
                                        "There is no setting \"" + name + "\" here.")
                                .withHint(names.isEmpty() ? "" : "Known are " + names + ".")
                                .at(Place.setting(path.isEmpty() ? name : path + "." + name)));
            }
        }
    }

    private void missing(Setting setting, String path) {
        faults.add(
                Fault.of(FaultCode.SETTING_MISSING, "\"" + setting.label() + "\" is empty.")
                        .withHint(setting.asks())
                        .at(Place.setting(path)));
    }

    /// Notes the fault and gives what stands in for the value.
    private Object wrong(Setting setting, Value value, String path) {
        faults.add(
                Fault.of(
                                FaultCode.SETTING_WRONG_TYPE,
                                "\"" + setting.label() + "\" is " + value.kind() + ".")
                        .withHint("It must be " + setting.expects() + ".")
                        .at(Place.setting(path)));
        return switch (setting.kind()) {
            case SWITCH -> false;
            case NUMBER -> 0;
            default -> "";
        };
    }

    private void notAllowed(Setting setting, String path, String what) {
        var range = setting.min() == Long.MIN_VALUE ? "" : " from " + setting.min();
        faults.add(
                Fault.of(FaultCode.SETTING_NOT_ALLOWED, "\"" + setting.label() + "\" " + what + ".")
                        .withHint("It must be " + setting.expects() + range + ".")
                        .at(Place.setting(path)));
    }

    private static boolean isBlank(Value value) {
        return switch (value) {
            case Value.Null _ -> true;
            case Value.Text(var text) -> text.isBlank();
            case Value.Items(var values) -> values.isEmpty();
            default -> false;
        };
    }

    private static <R extends Record> R create(
            Class<R> type, RecordComponent[] components, Object[] arguments) {
        try {
            var types = Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
            for (int i = 0; i < types.length; i++) {
                arguments[i] = fit(types[i], arguments[i]);
            }
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + type, e);
        }
    }

    /// A stand-in for a wrong value has to have the component's type.
    private static Object fit(Class<?> type, Object argument) {
        if (type == long.class && argument instanceof Integer number) {
            return (long) number;
        }
        if (type.isEnum() && !type.isInstance(argument)) {
            return type.getEnumConstants()[0];
        }
        return argument;
    }
}
