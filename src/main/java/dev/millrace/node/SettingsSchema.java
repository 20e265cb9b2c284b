package dev.millrace.node;

import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The settings of a node type, read off its settings record: the one source of the pipeline file's
/// form, its JSON Schema, the inspector's form, `describe` and the validation.
///
/// Components may be `String`, `boolean`, `int`, `long`, an enum, a record, a `Value` for anything
/// JSON can say, or a `List` of these. An absent text is the empty text. A component `badRows` is
/// the setting `bad_rows`.
public final class SettingsSchema<S extends Record> {

    /// By the defaults, whose class is the settings record: to read one off costs more than to read
    /// the settings of a node, and a pipeline has thousands of nodes but a handful of types.
    private static final Map<Record, SettingsSchema<?>> KNOWN = new ConcurrentHashMap<>();

    private final Class<S> type;
    private final List<Setting> settings;

    private SettingsSchema(Class<S> type, List<Setting> settings) {
        this.type = type;
        this.settings = settings;
    }

    public static <S extends Record> SettingsSchema<S> of(NodeSpec<S> spec) {
        var type = spec.settingsClass();
        var known =
                KNOWN.computeIfAbsent(
                        spec.defaults(),
                        defaults -> new SettingsSchema<>(type, settingsOf(type, defaults)));
        @SuppressWarnings("unchecked") // the defaults are an S
        var schema = (SettingsSchema<S>) known;
        return schema;
    }

    public List<Setting> settings() {
        return settings;
    }

    /// The settings a file holds.
    ///
    /// @param settings the record; where something is wrong, it has the default
    /// @param faults what is wrong; places name settings
    public record Reading<S>(S settings, List<Fault> faults) {}

    public Reading<S> read(Value.Fields fields) {
        var reader = new SettingsReader();
        return new Reading<>(reader.record(type, settings, fields, ""), reader.faults());
    }

    /// The settings as the file writes them, without those that have their default.
    public Value.Fields write(S values) {
        var members = new LinkedHashMap<String, Value>();
        var components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            var value = valueOf(components[i], values);
            if (!value.equals(settings.get(i).defaultValue())) {
                members.put(settings.get(i).name(), value);
            }
        }
        return new Value.Fields(members);
    }

    private static List<Setting> settingsOf(
            Class<? extends Record> type, @Nullable Record defaults) {
        return Arrays.stream(type.getRecordComponents()).map(c -> setting(c, defaults)).toList();
    }

    private static Setting setting(RecordComponent component, @Nullable Record defaults) {
        var field = component.getAnnotation(Field.class);
        boolean many = component.getType() == List.class;
        Class<?> one = many ? elementType(component.getGenericType()) : component.getType();
        List<Setting> members =
                one.isRecord() ? settingsOf(one.asSubclass(Record.class), null) : List.of();
        var name = nameOf(component);
        var label = field == null || field.label().isEmpty() ? label(name) : field.label();
        return new Setting(
                name,
                label,
                field == null ? "" : field.help(),
                field == null || field.noun().isEmpty() ? noun(label) : field.noun(),
                field == null ? "" : field.alias(),
                field == null ? Editor.PLAIN : field.editor(),
                field != null && field.aggregates(),
                field == null ? "" : field.above(),
                kind(component, one),
                many,
                component.isAnnotationPresent(Required.class),
                one.isEnum() ? choices(one) : List.of(),
                field == null ? Long.MIN_VALUE : field.min(),
                members,
                defaults == null
                        ? emptyOf(field, many, one, members)
                        : valueOf(component, defaults));
    }

    private static Setting.Kind kind(RecordComponent component, Class<?> one) {
        if (one == String.class) {
            return Setting.Kind.TEXT;
        }
        if (one == int.class || one == long.class) {
            return Setting.Kind.NUMBER;
        }
        if (one == boolean.class) {
            return Setting.Kind.SWITCH;
        }
        if (one.isEnum()) {
            return Setting.Kind.CHOICE;
        }
        if (one.isRecord()) {
            return Setting.Kind.RECORD;
        }
        if (one == Value.class) {
            return Setting.Kind.ANY;
        }
        throw new IllegalArgumentException("a setting cannot be a " + component.getGenericType());
    }

    static Class<?> elementType(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static String label(String name) {
        var words = name.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// The label within a sentence: `Quote` is a quote, but `SELECT` stays as it is.
    private static String noun(String label) {
        boolean capitals = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return capitals ? label : Character.toLowerCase(label.charAt(0)) + label.substring(1);
    }

    private static List<String> choices(Class<?> choice) {
        return Stream.of(choice.getEnumConstants()).map(SettingsSchema::choice).toList();
    }

    private static String choice(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static Value emptyOf(
            @Nullable Field field, boolean many, Class<?> one, List<Setting> members) {
        if (many) {
            return new Value.Items(List.of());
        }
        if (one.isRecord()) {
            var fields = new LinkedHashMap<String, Value>();
            members.forEach(member -> fields.put(member.name(), member.defaultValue()));
            return new Value.Fields(fields);
        }
        if (one.isEnum()) {
            return Value.of(choices(one).getFirst());
        }
        if (one == boolean.class) {
            return Value.of(false);
        }
        if (one == Value.class) {
            return new Value.Null();
        }
        if (one == String.class) {
            return Value.of("");
        }
        return Value.of(field == null ? 0 : Math.max(0, field.min()));
    }

    private static Value valueOf(RecordComponent component, Record owner) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return toValue(accessor.invoke(owner));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static Value toValue(Object value) {
        return switch (value) {
            case Value any -> any;
            case String text -> Value.of(text);
            case Boolean flag -> Value.of(flag);
            case Number number -> new Value.Num(BigDecimal.valueOf(number.longValue()));
            case Enum<?> constant -> Value.of(choice(constant));
            case List<?> list ->
                    new Value.Items(list.stream().map(SettingsSchema::toValue).toList());
            case Record nested -> {
                var fields = new LinkedHashMap<String, Value>();
                for (RecordComponent component : nested.getClass().getRecordComponents()) {
                    fields.put(nameOf(component), valueOf(component, nested));
                }
                yield new Value.Fields(fields);
            }
            default -> throw new IllegalArgumentException("not a setting: " + value);
        };
    }

    /// The component's name as the file writes it: `badRows` is `bad_rows`.
    private static String nameOf(RecordComponent component) {
        var name = new StringBuilder();
        for (char letter : component.getName().toCharArray()) {
            name.append(Character.isUpperCase(letter) ? "_" : "");
            name.append(Character.toLowerCase(letter));
        }
        return name.toString();
    }
}
