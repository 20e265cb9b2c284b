package dev.millrace.file;

import dev.millrace.model.Value;
import dev.millrace.node.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The JSON Schema of settings: it accepts all that `node.SettingsSchema` reads without a fault,
/// its short forms too. A text or list that is blank though required is the reader's to find.
final class SettingForm {

    private static final Value.Fields TEXT = of("type", Value.of("string"));

    /// Anything but what counts as absent.
    private static final Value.Fields PRESENT =
            of("not", of("enum", Value.items(new Value.Null(), Value.of(""), Value.items())));

    /// A parameter stands in the text, so that it may become anything.
    private static final String PARAMETER = "\\$\\{";

    private static final Value.Fields PARAMETERS = TEXT.with("pattern", Value.of(PARAMETER));

    private SettingForm() {}

    /// An object that holds the settings.
    static Value.Fields object(List<Setting> settings) {
        var properties = Value.Fields.EMPTY;
        for (Setting setting : settings) {
            var form = explained(setting);
            properties = properties.with(setting.name(), form);
            if (!setting.alias().isEmpty()) {
                properties = properties.with(setting.alias(), form);
            }
        }
        var object = of("type", Value.of("object")).with("properties", properties);
        var plain = texts(required(settings).filter(s -> s.alias().isEmpty()).map(Setting::name));
        var aliased = required(settings).filter(s -> !s.alias().isEmpty());
        var either = new Value.Items(aliased.map(SettingForm::eitherName).toList());
        object = plain.values().isEmpty() ? object : object.with("required", plain);
        return either.values().isEmpty() ? object : object.with("allOf", either);
    }

    /// Whether the settings may be absent altogether.
    static boolean isOptional(List<Setting> settings) {
        return required(settings).findAny().isEmpty();
    }

    private static Value eitherName(Setting setting) {
        return anyOf(
                of("required", Value.items(Value.of(setting.name()))),
                of("required", Value.items(Value.of(setting.alias()))));
    }

    private static Stream<Setting> required(List<Setting> settings) {
        return settings.stream().filter(SettingForm::mustStand);
    }

    private static boolean mustStand(Setting setting) {
        return setting.required() && isBlank(setting.defaultValue());
    }

    private static Value.Fields explained(Setting setting) {
        var form = of("title", Value.of(setting.label()));
        if (!setting.help().isEmpty()) {
            form = form.with("description", Value.of(setting.help()));
        }
        if (!isBlank(setting.defaultValue()) && setting.kind() != Setting.Kind.RECORD) {
            form = form.with("default", setting.defaultValue());
        }
        for (var member : form(setting).members().entrySet()) {
            form = form.with(member.getKey(), member.getValue());
        }
        return form;
    }

    private static Value.Fields form(Setting setting) {
        var form = setting.many() ? list(setting) : one(setting);
        return mustStand(setting) ? form : orNull(form);
    }

    private static Value.Fields list(Setting setting) {
        var list = of("type", Value.of("array")).with("items", one(setting));
        if (setting.required()) {
            list = list.with("minItems", Value.of(1));
        }
        var many = list;
        boolean plain =
                setting.kind() == Setting.Kind.NUMBER || setting.kind() == Setting.Kind.SWITCH;
        var text = plain ? Optional.of(PARAMETERS) : text(setting);
        return text.map(one -> anyOf(many, one)).orElse(many);
    }

    private static Value.Fields one(Setting setting) {
        return switch (setting.kind()) {
            case TEXT -> setting.required() && !setting.many() ? notEmpty() : TEXT;
            case SWITCH -> orParameter("boolean");
            case NUMBER -> number(setting);
            case CHOICE -> choice(setting);
            case RECORD -> record(setting);
            case ANY -> mustStand(setting) && !setting.many() ? PRESENT : Value.Fields.EMPTY;
        };
    }

    private static Value.Fields number(Setting setting) {
        var integer = orParameter("integer");
        return setting.min() == Long.MIN_VALUE
                ? integer
                : integer.with("minimum", Value.of(setting.min()));
    }

    private static Value.Fields orParameter(String type) {
        return PARAMETERS.with("type", Value.items(Value.of(type), Value.of("string")));
    }

    /// The names as they are, and in any case, with spaces or hyphens for underscores.
    private static Value.Fields choice(Setting setting) {
        var spelled =
                setting.choices().stream()
                        .map(SettingForm::anyCase)
                        .collect(Collectors.joining("|", "^(", ")$|" + PARAMETER));
        return anyOf(
                of("enum", texts(setting.choices().stream())),
                TEXT.with("pattern", Value.of(spelled)));
    }

    private static String anyCase(String name) {
        return name.chars()
                .mapToObj(c -> c == '_' ? "[_ -]" : "[%c%c]".formatted(c, Character.toUpperCase(c)))
                .collect(Collectors.joining());
    }

    private static Value.Fields record(Setting setting) {
        var forms = new ArrayList<Value.Fields>();
        forms.add(object(setting.members()));
        text(setting).ifPresent(forms::add);
        forms.add(inOrder(setting.members()));
        return anyOf(forms.toArray(Value.Fields[]::new));
    }

    /// A list that holds the members in order.
    private static Value.Fields inOrder(List<Setting> members) {
        int atLeast = 0;
        for (int i = 0; i < members.size(); i++) {
            atLeast = mustStand(members.get(i)) ? i + 1 : atLeast;
        }
        var list =
                of("type", Value.of("array"))
                        .with(
                                "prefixItems",
                                new Value.Items(
                                        members.stream().<Value>map(SettingForm::form).toList()))
                        .with("items", Value.of(false));
        return atLeast == 0 ? list : list.with("minItems", Value.of(atLeast));
    }

    /// The texts that may stand for the setting, or for one element of it; empty if none may.
    private static Optional<Value.Fields> text(Setting setting) {
        return switch (setting.kind()) {
            case TEXT, ANY -> Optional.of(setting.required() ? notEmpty() : TEXT);
            case CHOICE -> Optional.of(choice(setting));
            case NUMBER, SWITCH -> Optional.empty();
            case RECORD -> textOf(setting.members().stream().filter(Setting::required).toList());
        };
    }

    /// A text that stands for each of the members.
    private static Optional<Value.Fields> textOf(List<Setting> members) {
        var forms = members.stream().map(SettingForm::text).distinct().toList();
        if (forms.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var each = forms.stream().flatMap(Optional::stream).toList();
        return switch (each.size()) {
            case 0 -> Optional.of(TEXT);
            case 1 -> Optional.of(each.getFirst());
            default -> Optional.of(of("allOf", new Value.Items(List.copyOf(each))));
        };
    }

    private static Value.Fields notEmpty() {
        return TEXT.with("minLength", Value.of(1));
    }

    private static Value.Fields orNull(Value.Fields form) {
        if (form.isEmpty()) {
            return form;
        }
        var nothing = Value.of("null");
        return switch (form.get("type")) {
            case Value.Text type -> form.with("type", Value.items(type, nothing));
            case Value.Items(var types) -> {
                var all = new ArrayList<>(types);
                all.add(nothing);
                yield form.with("type", new Value.Items(all));
            }
            case null, default -> anyOf(form, of("type", nothing));
        };
    }

    private static Value.Fields anyOf(Value.Fields... forms) {
        return of("anyOf", Value.items(forms));
    }

    private static Value.Fields of(String name, Value value) {
        return Value.Fields.EMPTY.with(name, value);
    }

    private static Value.Items texts(Stream<String> texts) {
        return new Value.Items(texts.<Value>map(Value::of).toList());
    }

    private static boolean isBlank(Value value) {
        return switch (value) {
            case Value.Null _ -> true;
            case Value.Text(var text) -> text.isBlank();
            case Value.Items(var values) -> values.isEmpty();
            default -> false;
        };
    }
}
