package dev.millrace.lineage;

import dev.millrace.model.Value;
import dev.millrace.node.Editor;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import dev.millrace.plan.Settled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Settings whose whole text is the name of a column, or may be.
final class SettingColumns {

    /// @param path of the setting, such as `on[0].left`
    /// @param name of the setting, which may be that of an input port
    /// @param isExpression whether any expression may stand there
    record Named(String path, String name, String text, boolean isExpression) {}

    private final Set<String> written = new HashSet<>();
    private final List<Named> found = new ArrayList<>();

    private SettingColumns(Value.Fields settings) {
        collect(settings);
    }

    /// Those of a node, as they stand in the file: what a parameter put in is none.
    static <S extends Record> List<Named> of(Settled<S> node) {
        var schema = SettingsSchema.of(node.spec());
        var columns = new SettingColumns(node.node().settings());
        columns.members(schema.settings(), schema.write(node.settings()), "");
        node.type()
                .columnTexts(node.settings())
                .forEach((path, text) -> columns.found.add(new Named(path, "", text, false)));
        return List.copyOf(columns.found);
    }

    private void collect(Value value) {
        switch (value) {
            case Value.Text(String text) -> written.add(text);
            case Value.Items(var values) -> values.forEach(this::collect);
            case Value.Fields(var members) -> members.values().forEach(this::collect);
            case Value.Null _, Value.Bool _, Value.Num _ -> {}
        }
    }

    private void members(List<Setting> settings, Value.Fields fields, String path) {
        for (Setting setting : settings) {
            var value = fields.get(setting.name());
            if (value != null) {
                value(setting, value, path + setting.name());
            }
        }
    }

    private void value(Setting setting, Value value, String path) {
        switch (value) {
            case Value.Items(var values) -> {
                for (int i = 0; i < values.size(); i++) {
                    value(setting, values.get(i), path + "[" + i + "]");
                }
            }
            case Value.Fields fields -> members(setting.members(), fields, path + ".");
            case Value.Text(String text) -> {
                boolean isExpression = setting.editor() == Editor.EXPRESSION;
                if ((isExpression || setting.editor() == Editor.COLUMN) && written.contains(text)) {
                    found.add(new Named(path, setting.name(), text, isExpression));
                }
            }
            case Value.Null _, Value.Bool _, Value.Num _ -> {}
        }
    }
}
