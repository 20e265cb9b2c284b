package dev.millrace.nodes.group;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Group;
import dev.millrace.node.GroupPorts;
import dev.millrace.node.GroupType;
import dev.millrace.node.Input;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.nodes.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Another pipeline as one node.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class UsePipeline implements GroupType<UsePipeline.Settings> {

    public record Settings(
            @Field(
                            label = "Pipeline",
                            noun = "pipeline file",
                            help =
                                    "The pipeline file, relative to this one. Its inputs and"
                                            + " outputs become the ports of the node.",
                            editor = Editor.PATH)
                    @Required
                    String path,
            @Field(
                            noun = "value",
                            help =
                                    "Values for parameters of that pipeline; others keep their"
                                            + " default.")
                    List<Argument> parameters,
            @Field(
                            noun = "input port",
                            help = "Ids of its input nodes, as ports of this node in this order.")
                    List<String> inputs,
            @Field(
                            noun = "output port",
                            help = "Ids of its output nodes, as ports of this node in this order.")
                    List<String> outputs) {}

    /// A value for a parameter.
    public record Argument(
            @Field(help = "The parameter of that pipeline.") @Required String name,
            @Field(help = "Its value; ${name} passes a parameter of this pipeline on.")
                    String value) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "group.pipeline",
                            "Pipeline",
                            Stage.GROUP,
                            new Settings("", List.of(), List.of(), List.of()))
                    .described(
                            "Another pipeline as one node.",
                            """
                            Puts the nodes of another pipeline in its place. Its inputs are the
                            `group.input` nodes of that file and its outputs the `group.output`
                            nodes, by id.

                            Paths in that file are relative to it. It may touch what this pipeline
                            may touch and no more. In runs, problems and lineage its nodes are
                            called `id/inner`.

                            **NULL** is what the nodes inside make of it.

                            Example: `{"path": "steps/clean.pipeline.json", "parameters": [{"name":
                            "since", "value": "${since}"}], "inputs": ["orders"], "outputs":
                            ["result"]}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry("path", Value.of("steps/clean.pipeline.json")),
                                    Map.entry("inputs", Value.items(Value.of("orders"))),
                                    Map.entry("outputs", Value.items(Value.of("result")))))
                    .synonyms("group", "subflow", "macro", "reuse", "nested", "component")
                    .outputs("result");

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public NodeSpec<Settings> spec(Settings settings) {
        var ports = ports(settings);
        var inputs = ports.inputs().stream().map(Input::in).toArray(Input[]::new);
        return SPEC.inputs(inputs).outputs(ports.outputs().toArray(String[]::new));
    }

    @Override
    public String summary(Settings settings) {
        return settings.path();
    }

    @Override
    public List<Fault> problems(Settings settings) {
        var faults = new ArrayList<Fault>();
        faults.addAll(portFaults("inputs", settings.inputs()));
        faults.addAll(portFaults("outputs", settings.outputs()));
        var names = new HashSet<String>();
        for (int i = 0; i < settings.parameters().size(); i++) {
            var name = settings.parameters().get(i).name();
            if (!names.add(name)) {
                faults.add(
                        Faults.notAllowed(
                                "parameters[" + i + "].name",
                                "The parameter \"" + name + "\" has two values."));
            }
        }
        return faults;
    }

    private static List<Fault> portFaults(String setting, List<String> names) {
        var seen = new HashSet<String>();
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (!NodeId.isValid(name) || !seen.add(name)) {
                faults.add(
                        Faults.notAllowed(
                                setting + "[" + i + "]",
                                "\""
                                        + name
                                        + "\" is "
                                        + (seen.contains(name) ? "named twice." : "no node id.")));
            }
        }
        return faults;
    }

    @Override
    public Group group(Settings settings) {
        var values =
                settings.parameters().stream()
                        .map(each -> new Group.Argument(each.name(), each.value()))
                        .toList();
        return new Group(settings.path(), values, ports(settings));
    }

    /// Without names that cannot be ports, and each once.
    private static GroupPorts ports(Settings settings) {
        return new GroupPorts(valid(settings.inputs()), valid(settings.outputs()));
    }

    private static List<String> valid(List<String> names) {
        return names.stream().filter(NodeId::isValid).distinct().toList();
    }
}
