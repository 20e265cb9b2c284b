package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.Required;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import dev.millrace.node.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a pipeline says about itself, in the form of settings, so that the form of nodes serves it
/// too.
final class PipelineProperties {

    private static final String DESCRIPTION = "description";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    record Properties(
            @Field(help = "What people call the pipeline.") @Required String name,
            @Field(help = "What it is for.") String description,
            @Field(
                            noun = "parameter",
                            help = "Values a run may be given; expressions know them as $name.")
                    List<Declared> parameters) {}

    record Declared(
            @Field(help = "Letters, digits and _, a letter first.") @Required String name,
            @Field(help = "An engine type.", editor = Editor.TYPE) @Required String type,
            @Field(label = "Default", help = "What it is unless a run says otherwise.")
                    Value defaultValue,
            @Field(help = "Its value is written nowhere.") boolean secret) {}

    static final List<Setting> SETTINGS =
            SettingsSchema.of(
                            NodeSpec.of(
                                    "pipeline.properties",
                                    "Pipeline",
                                    Stage.SOURCE,
                                    new Properties("", "", List.of())))
                    .settings();

    private PipelineProperties() {}

    static Value.Fields of(Pipeline pipeline) {
        var parameters = new ArrayList<Value>();
        pipeline.parameters().forEach((name, each) -> parameters.add(declared(name, each)));
        var description = pipeline.extra().get(DESCRIPTION);
        return Value.Fields.EMPTY
                .with("name", Value.of(pipeline.name()))
                .with(DESCRIPTION, description == null ? Value.of("") : description)
                .with("parameters", new Value.Items(parameters));
    }

    private static Value.Fields declared(String name, Parameter parameter) {
        var fields =
                parameter
                        .extra()
                        .with("name", Value.of(name))
                        .with("type", Value.of(parameter.type()));
        if (parameter.defaultValue().isPresent()) {
            fields = fields.with("default_value", parameter.defaultValue().get());
        }
        return parameter.secret() ? fields.with("secret", Value.of(true)) : fields;
    }

    /// The pipeline with these properties. Nodes, wires and all it does not know stay.
    static Pipeline with(Pipeline pipeline, Value.Fields properties) {
        var extra = pipeline.extra();
        var description = properties.get(DESCRIPTION);
        var parameters = new LinkedHashMap<String, Parameter>();
        for (Value element : elements(properties)) {
            var fields = (Value.Fields) element;
            parameters.put(text(fields, "name"), parameter(fields));
        }
        return pipeline.named(text(properties, "name"))
                .withParameters(parameters)
                .withExtra(
                        description == null || description.equals(Value.of(""))
                                ? extra.without(DESCRIPTION)
                                : extra.with(DESCRIPTION, description));
    }

    private static Parameter parameter(Value.Fields fields) {
        var extra = fields;
        for (String known : List.of("name", "type", "default_value", "secret")) {
            extra = extra.without(known);
        }
        return new Parameter(
                text(fields, "type"),
                Optional.ofNullable(fields.get("default_value")),
                Value.of(true).equals(fields.get("secret")),
                extra);
    }

    private static List<Value> elements(Value.Fields properties) {
        return properties.get("parameters") instanceof Value.Items(var values) ? values : List.of();
    }

    private static String text(Value.Fields fields, String member) {
        return fields.get(member) instanceof Value.Text(String text) ? text : "";
    }

    /// Why the properties cannot stand in a file; nothing is lost if they are not taken over.
    static List<Fault> problems(Value.Fields properties) {
        var faults = new ArrayList<Fault>();
        var names = new ArrayList<String>();
        var elements = elements(properties);
        for (int i = 0; i < elements.size(); i++) {
            var name = text((Value.Fields) elements.get(i), "name");
            var place = Place.setting("parameters[" + i + "].name");
            if (!NAME.matcher(name).matches()) {
                faults.add(
                        Fault.of(FaultCode.ID_INVALID, "\"" + name + "\" is no name.")
                                .withHint("Write letters, digits and _, a letter first.")
                                .at(place));
            } else if (names.contains(name)) {
                faults.add(
                        Fault.of(FaultCode.ID_DUPLICATE, "\"" + name + "\" is taken.").at(place));
            }
            names.add(name);
        }
        return faults;
    }

    /// The properties with new parameters named and typed, which a blank one is not.
    static Value.Fields completed(Value.Fields properties) {
        var elements = elements(properties);
        if (!elements.contains(Value.Fields.EMPTY)) {
            return properties;
        }
        var names = elements.stream().map(each -> text((Value.Fields) each, "name")).toList();
        int number = 1;
        while (names.contains("parameter" + number)) {
            number++;
        }
        var fresh =
                Value.Fields.EMPTY
                        .with("name", Value.of("parameter" + number))
                        .with("type", Value.of("VARCHAR"));
        var next =
                elements.stream()
                        .map(each -> each.equals(Value.Fields.EMPTY) ? fresh : each)
                        .toList();
        return properties.with("parameters", new Value.Items(next));
    }
}
