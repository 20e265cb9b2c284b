package dev.millrace.file;

import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.SettingsSchema;
import java.util.ArrayList;
import java.util.List;

/// The JSON Schema (draft 2020-12) of pipeline files, made from the catalogue and the settings
/// records. It accepts every file that reads without a fault; unknown types and members too.
public final class PipelineSchema {

    private static final String ID = "[a-z][a-z0-9_]{0,62}";
    private static final String END = ID + "(\\." + ID + ")?";
    private static final String LINK =
            "^\\s*" + END + "\\s*->\\s*" + END + "(\\s+as\\s+" + ID + ")?\\s*$";

    private PipelineSchema() {}

    public static Value.Fields of(NodeCatalog catalog) {
        var definitions = of("node", node(catalog)).with("parameter", parameter());
        for (NodeType<?> type : catalog.all()) {
            definitions = definitions.with(type.spec().id(), settings(type.spec()));
        }
        return of("$schema", Value.of("https://json-schema.org/draft/2020-12/schema"))
                .with("title", Value.of("Millrace pipeline"))
                .with("type", Value.of("object"))
                .with("required", texts("format", "nodes"))
                .with("properties", members())
                .with("$defs", definitions);
    }

    private static Value.Fields members() {
        var objects = of("type", Value.of("object"));
        return of("format", of("const", Value.of(Pipeline.FORMAT)))
                .with("name", text("What people call the pipeline."))
                .with("description", explained("What it does and for whom."))
                .with("owner", explained("Who answers for it."))
                .with("tags", explained("Words to find it by."))
                .with("timezone", text("The time zone it runs in, such as Europe/Berlin; UTC."))
                .with("schedule", explained("When it runs by itself."))
                .with("contract", explained("What its outputs promise."))
                .with("inputs", explained("Inputs of a pipeline that is used as a node."))
                .with("outputs", explained("Outputs of a pipeline that is used as a node."))
                .with(
                        "parameters",
                        objects.with("propertyNames", pattern("^[A-Za-z_][A-Za-z0-9_]{0,62}$"))
                                .with("additionalProperties", reference("parameter")))
                .with(
                        "nodes",
                        objects.with("propertyNames", pattern("^" + ID + "$"))
                                .with("additionalProperties", reference("node")))
                .with("links", list(text("From -> to.").with("pattern", Value.of(LINK))))
                .with("notes", explained("Texts on the canvas."))
                .with(
                        "layout",
                        objects.with("propertyNames", pattern("^" + ID + "$"))
                                .with("additionalProperties", position()));
    }

    private static Value.Fields node(NodeCatalog catalog) {
        var ids = catalog.all().stream().<Value>map(type -> Value.of(type.spec().id())).toList();
        var type =
                explained("The node type; behind @ the version of its settings.")
                        .with(
                                "anyOf",
                                Value.items(
                                        of("enum", new Value.Items(ids)),
                                        pattern("^[^@]+(@[1-9][0-9]{0,8})?$")
                                                .with("type", Value.of("string"))));
        var properties =
                of("type", type)
                        .with("title", text("What people see."))
                        .with("note", text("A remark."))
                        .with("keep", flag("Whether its rows are kept after a run."))
                        .with("off", flag("Whether it is skipped, with what hangs on it."))
                        .with(
                                "after",
                                list(pattern("^" + ID + "$").with("type", Value.of("string"))))
                        .with("settings", of("type", Value.of("object")));
        for (var member : PolicyForm.schema().entrySet()) {
            properties = properties.with(member.getKey(), member.getValue());
        }
        var node =
                of("type", Value.of("object"))
                        .with("required", texts("type"))
                        .with("properties", properties);
        return catalog.all().isEmpty() ? node : node.with("allOf", byType(catalog.all()));
    }

    private static Value.Items byType(List<NodeType<?>> types) {
        var rules = new ArrayList<Value>();
        for (NodeType<?> type : types) {
            var rule = of("properties", of("settings", reference(type.spec().id())));
            var settings = SettingsSchema.of(type.spec()).settings();
            rules.add(
                    of("if", of("properties", of("type", of("enum", names(type.spec())))))
                            .with(
                                    "then",
                                    SettingForm.isOptional(settings)
                                            ? rule
                                            : rule.with("required", texts("settings"))));
        }
        return new Value.Items(rules);
    }

    /// The spellings of a type whose settings have the present form: older ones are migrated.
    private static Value.Items names(NodeSpec<?> spec) {
        var versioned = Value.of(spec.id() + "@" + spec.version());
        return spec.version() == 1
                ? Value.items(Value.of(spec.id()), versioned)
                : Value.items(versioned);
    }

    private static <S extends Record> Value.Fields settings(NodeSpec<S> spec) {
        var form = of("title", Value.of(spec.title()));
        if (!spec.summary().isEmpty()) {
            form = form.with("description", Value.of(spec.summary()));
        }
        var object = SettingForm.object(SettingsSchema.of(spec).settings());
        for (var member : object.members().entrySet()) {
            form = form.with(member.getKey(), member.getValue());
        }
        return form;
    }

    private static Value.Fields parameter() {
        var properties =
                of("type", text("An engine type, such as DATE.").with("minLength", Value.of(1)))
                        .with("default", explained("Its value where a run gives none."))
                        .with("secret", flag("Whether its value is written nowhere."));
        return of("type", Value.of("object"))
                .with("required", texts("type"))
                .with("properties", properties);
    }

    private static Value.Fields position() {
        return list(of("type", Value.of("number")))
                .with("minItems", Value.of(2))
                .with("maxItems", Value.of(2));
    }

    private static Value.Fields text(String help) {
        return explained(help).with("type", Value.of("string"));
    }

    private static Value.Fields flag(String help) {
        return explained(help).with("type", Value.of("boolean"));
    }

    private static Value.Fields explained(String help) {
        return of("description", Value.of(help));
    }

    private static Value.Fields list(Value.Fields items) {
        return of("type", Value.of("array")).with("items", items);
    }

    private static Value.Fields pattern(String pattern) {
        return of("pattern", Value.of(pattern));
    }

    private static Value.Fields reference(String definition) {
        return of("$ref", Value.of("#/$defs/" + definition));
    }

    private static Value.Items texts(String... texts) {
        return new Value.Items(List.of(texts).stream().<Value>map(Value::of).toList());
    }

    private static Value.Fields of(String name, Value value) {
        return Value.Fields.EMPTY.with(name, value);
    }
}
