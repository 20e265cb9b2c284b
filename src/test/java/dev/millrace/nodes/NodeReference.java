package dev.millrace.nodes;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.Input;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import dev.millrace.node.Stage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The page of the guide about all node types, made from what the types say of themselves.
final class NodeReference {

    private static final String HEAD =
            """
            # Node types

            Made from the node types themselves; `millrace describe TYPE` prints the same. To change
            it, change the type and run `mvn test -Dtest=NodeReferenceTest -Dgolden=write`.

            A setting that is left out has its default. Paths are relative to the pipeline. In the
            text of a setting that is not SQL, `${name}` stands for a parameter; in expressions and
            SQL, `$name` does. Where a setting is a list of objects, `[]` stands for each of them.

            """;

    private static final Map<Stage, String> CHAPTERS =
            Map.of(
                    Stage.SOURCE, "Sources",
                    Stage.TRANSFORM, "Transforms",
                    Stage.QUALITY, "Quality",
                    Stage.STORAGE, "Storage",
                    Stage.SERVING, "Serving");

    private final StringBuilder page = new StringBuilder(HEAD);

    private NodeReference() {}

    static String of(NodeCatalog catalog) {
        var reference = new NodeReference();
        reference.contents(catalog.all());
        for (Stage stage : Stage.values()) {
            var types = catalog.all().stream().filter(t -> t.spec().stage() == stage).toList();
            if (!types.isEmpty()) {
                reference.line("## " + CHAPTERS.get(stage));
                types.forEach(reference::type);
            }
        }
        return reference.page.toString().stripTrailing() + "\n";
    }

    private void contents(List<NodeType<?>> types) {
        page.append("| type | title | what it does |\n|---|---|---|\n");
        for (NodeType<?> type : types) {
            var spec = type.spec();
            page.append(
                    "| [%s](#%s) | %s | %s |\n"
                            .formatted(
                                    spec.id(),
                                    spec.id().replace(".", ""),
                                    spec.title(),
                                    cell(spec.summary())));
        }
        page.append('\n');
    }

    private <S extends Record> void type(NodeType<S> type) {
        NodeSpec<S> spec = type.spec();
        line("### " + spec.id());
        line("**" + spec.title() + ".** " + spec.summary());
        line(spec.description().strip());
        line("Inputs: " + inputs(spec.inputs()) + ". Outputs: " + quoted(spec.outputs()) + ".");
        page.append("| setting | value | default | |\n|---|---|---|---|\n");
        settings(SettingsSchema.of(spec).settings(), "");
        page.append('\n');
        line("```json\n" + Json.pretty(spec.example()).strip() + "\n```");
        line("Also found as: " + String.join(", ", spec.synonyms()) + ".");
    }

    private void line(String text) {
        page.append(text).append("\n\n");
    }

    private static String inputs(List<Input> inputs) {
        return inputs.isEmpty()
                ? "none"
                : inputs.stream().map(NodeReference::input).collect(Collectors.joining(", "));
    }

    private static String input(Input input) {
        return "`"
                + input.name()
                + "`"
                + switch (input.arity()) {
                    case ONE -> "";
                    case OPTIONAL -> " (may be left open)";
                    case MANY -> " (one link or more)";
                };
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private void settings(List<Setting> settings, String above) {
        for (Setting setting : settings) {
            var path = above + setting.name();
            page.append(
                    "| %s | %s | %s | %s |\n"
                            .formatted(
                                    names(path, setting),
                                    value(setting),
                                    whenAbsent(setting),
                                    cell(setting.help())));
            settings(setting.members(), path + (setting.many() ? "[]." : "."));
        }
    }

    private static String names(String path, Setting setting) {
        return "`"
                + path
                + "`"
                + (setting.alias().isEmpty() ? "" : " or `" + setting.alias() + "`");
    }

    private static String value(Setting setting) {
        var one =
                switch (setting.kind()) {
                    case TEXT -> setting.many() ? "texts" : "text";
                    case NUMBER -> setting.many() ? "whole numbers" : "whole number";
                    case SWITCH -> "`true` or `false`";
                    case CHOICE -> quoted(setting.choices());
                    case RECORD -> setting.many() ? "objects" : "object";
                    case ANY -> setting.many() ? "values" : "any value";
                };
        return setting.many() ? "list of " + one : one;
    }

    private static String whenAbsent(Setting setting) {
        var nothing =
                switch (setting.defaultValue()) {
                    case Value.Null _, Value.Fields _ -> true;
                    case Value.Text(String text) -> text.isEmpty();
                    case Value.Items(var values) -> values.isEmpty();
                    case Value.Bool _, Value.Num _ -> false;
                };
        if (nothing) {
            return setting.required() ? "required" : "";
        }
        return "`" + plain(setting.defaultValue()) + "`";
    }

    private static String plain(Value value) {
        return value instanceof Value.Text(String text) ? text : Json.line(value);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*");
    }
}
