package dev.millrace.edit;

import dev.millrace.model.Value;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The words behind a `$` in settings: in SQL as `$name`, elsewhere as `${name}`. More than the
/// parameters, as SQL is not parsed here; the planner alone knows which a setting uses.
public final class ParameterNames {

    private static final Pattern NAME = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");

    private ParameterNames() {}

    public static Set<String> in(Value value) {
        var names = new LinkedHashSet<String>();
        collect(value, names);
        return names;
    }

    private static void collect(Value value, Set<String> names) {
        switch (value) {
            case Value.Text(String text) ->
                    NAME.matcher(text).results().forEach(match -> names.add(match.group(1)));
            case Value.Items(var values) -> values.forEach(each -> collect(each, names));
            case Value.Fields(var members) ->
                    members.values().forEach(each -> collect(each, names));
            case Value.Null _, Value.Bool _, Value.Num _ -> {}
        }
    }
}
