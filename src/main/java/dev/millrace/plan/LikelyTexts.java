package dev.millrace.plan;

import dev.millrace.model.Value;
import dev.millrace.node.Editor;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The typed texts of nodes, as far as their settings tell before anything is bound: a guess, with
/// which texts can be parsed together that are asked for one by one.
final class LikelyTexts {

    /// A whole query is rarely one of many, and its tree is large.
    private static final int LONGEST = 2_000;

    private static final int MOST = 4_000;

    private final List<Sql> texts = new ArrayList<>();

    private LikelyTexts() {}

    static List<Sql> of(Collection<Settled<?>> nodes) {
        var likely = new LikelyTexts();
        for (Settled<?> node : nodes) {
            likely.settings(SettingsSchema.of(node.spec()).settings(), node.node().settings());
        }
        return likely.texts.stream().distinct().limit(MOST).toList();
    }

    private void settings(List<Setting> settings, Value.Fields fields) {
        for (Setting setting : settings) {
            var value = fields.get(setting.name());
            if (value != null) {
                setting(setting, value);
            }
        }
    }

    private void setting(Setting setting, Value value) {
        switch (value) {
            case Value.Items(var values) -> values.forEach(each -> setting(setting, each));
            case Value.Fields fields -> settings(setting.members(), fields);
            case Value.Text(String text) when setting.editor().isSql() -> add(setting, text);
            default -> {}
        }
    }

    private void add(Setting setting, String text) {
        if (text.length() <= LONGEST) {
            texts.add(Sql.typed("", text, form(setting.editor())));
        }
    }

    private static Sql.Form form(Editor editor) {
        return switch (editor) {
            case SQL -> Sql.Form.QUERY;
            case TYPE -> Sql.Form.TYPE;
            case EXPRESSION, PLAIN, PATH, COLUMN, INPUT, CHART, PROSE -> Sql.Form.EXPRESSION;
        };
    }
}
