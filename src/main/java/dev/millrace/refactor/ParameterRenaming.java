package dev.millrace.refactor;

import dev.millrace.model.Value;
import dev.millrace.node.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Gives parameters other names in settings: in SQL as `$name`, elsewhere as `${name}`.
final class ParameterRenaming {

    /// Texts, quoted names and comments, in which `$` means nothing; or a parameter.
    private static final Pattern IN_SQL =
            Pattern.compile(
                    "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|(\\$\\w*\\$).*?\\1"
                            + "|\\$([A-Za-z_][A-Za-z0-9_]*)",
                    Pattern.DOTALL);

    private static final Pattern ELSEWHERE =
            Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, String> names;

    /// @param names new ones by old ones
    ParameterRenaming(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    Value.Fields in(List<Setting> settings, Value.Fields fields) {
        var members = new LinkedHashMap<String, Value>(fields.members());
        for (Setting setting : settings) {
            for (String name : List.of(setting.name(), setting.alias())) {
                members.computeIfPresent(name, (_, value) -> in(setting, value));
            }
        }
        return new Value.Fields(members);
    }

    private Value in(Setting setting, Value value) {
        return switch (value) {
            case Value.Text(String text) ->
                    Value.of(isSql(setting) ? inSql(text) : elsewhere(text));
            case Value.Fields fields when setting.kind() == Setting.Kind.RECORD ->
                    in(setting.members(), fields);
            case Value.Items(var values) -> new Value.Items(items(setting, values));
            case Value.Fields(var members) -> {
                var next = new LinkedHashMap<String, Value>(members);
                next.replaceAll((_, each) -> in(setting, each));
                yield new Value.Fields(next);
            }
            default -> value;
        };
    }

    /// A list in the place of a record has its members in order.
    private List<Value> items(Setting setting, List<Value> values) {
        boolean elements = setting.many() || setting.kind() != Setting.Kind.RECORD;
        var one = elements ? Optional.of(setting) : Optional.<Setting>empty();
        var next = new java.util.ArrayList<Value>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (one.isPresent() && !(value instanceof Value.Items && isRecord(setting))) {
                next.add(in(setting, value));
            } else if (one.isPresent() && value instanceof Value.Items(var parts)) {
                next.add(new Value.Items(parts(setting, parts)));
            } else {
                return parts(setting, values);
            }
        }
        return next;
    }

    private List<Value> parts(Setting setting, List<Value> values) {
        var next = new java.util.ArrayList<Value>();
        for (int i = 0; i < values.size(); i++) {
            next.add(
                    i < setting.members().size()
                            ? in(setting.members().get(i), values.get(i))
                            : values.get(i));
        }
        return next;
    }

    private static boolean isRecord(Setting setting) {
        return setting.kind() == Setting.Kind.RECORD;
    }

    /// A text stands for all members that are required.
    private static boolean isSql(Setting setting) {
        return setting.editor().isSql()
                || setting.members().stream().anyMatch(m -> m.required() && m.editor().isSql());
    }

    private String inSql(String text) {
        return IN_SQL.matcher(text)
                .replaceAll(
                        match ->
                                quoted(
                                        match.group(2) == null
                                                ? match.group()
                                                : "$" + named(match, 2)));
    }

    private String elsewhere(String text) {
        return ELSEWHERE
                .matcher(text)
                .replaceAll(
                        match ->
                                quoted(
                                        match.group(1) == null
                                                ? match.group()
                                                : "${" + named(match, 1) + "}"));
    }

    private String named(MatchResult match, int group) {
        return names.getOrDefault(match.group(group), match.group(group));
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}
