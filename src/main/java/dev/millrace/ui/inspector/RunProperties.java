package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.file.PolicyForm;
import dev.millrace.model.Node;
import dev.millrace.model.RunPolicy;
import dev.millrace.model.Value;
import dev.millrace.node.Field;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import dev.millrace.node.Stage;
import java.util.ArrayList;
import java.util.List;

/// How runs treat a node, in the form of settings, so that the form of nodes serves it too.
final class RunProperties {

    private static final String KEEP = "keep";
    private static final String LIMIT = "reject_limit";
    private static final String REJECTED = "rejected";

    record Properties(
            @Field(
                            label = "Keep its rows",
                            help =
                                    "Runs keep them whatever their size: to go on from them, and"
                                            + " to look back at.")
                    boolean keep,
            @Field(
                            help =
                                    "How often it is tried again when the environment fails it: a"
                                            + " disk, a file in use, memory, time.",
                            min = 0)
                    int retries,
            @Field(
                            label = "Retry delay in seconds",
                            help = "Before the first retry; twice as long before each further one.",
                            min = 0)
                    int retryDelay,
            @Field(
                            label = "Time limit in seconds",
                            help =
                                    "What a try may take, with the nodes that are computed in one"
                                            + " statement with it; 0: as long as it takes.",
                            min = 0)
                    int timeout,
            @Field(
                            label = "Limit of rejected rows",
                            help =
                                    "With more of them the run fails: a number such as 100, or a"
                                            + " share such as 1%. Empty: any number.")
                    String rejectLimit) {}

    private static final List<Setting> SETTINGS =
            SettingsSchema.of(
                            NodeSpec.of(
                                    "node.run",
                                    "Run",
                                    Stage.SOURCE,
                                    new Properties(
                                            false,
                                            0,
                                            (int) RunPolicy.USUAL.retryDelay().toSeconds(),
                                            0,
                                            "")))
                    .settings();

    private RunProperties() {}

    /// Those that mean something for nodes of a type.
    static List<Setting> of(NodeSpec<?> spec) {
        return SETTINGS.stream()
                .filter(setting -> !setting.name().equals(KEEP) || spec.stage() != Stage.STORAGE)
                .filter(
                        setting ->
                                !setting.name().equals(LIMIT) || spec.outputs().contains(REJECTED))
                .toList();
    }

    static Value.Fields of(Node node) {
        var fields = Value.Fields.EMPTY;
        if (node.keep()) {
            fields = fields.with(KEEP, Value.of(true));
        }
        for (var member : PolicyForm.write(node.policy()).entrySet()) {
            fields = fields.with(member.getKey(), member.getValue());
        }
        var limit = node.policy().rejectLimit();
        return limit.isEmpty() ? fields : fields.with(LIMIT, Value.of(limit.get().text()));
    }

    /// The node with these properties. What cannot be read is as usual.
    static Node with(Node node, Value.Fields properties) {
        return node.withKeep(Value.of(true).equals(properties.get(KEEP)))
                .withPolicy(PolicyForm.read(written(properties), new ArrayList<>()));
    }

    /// Why the properties cannot stand in a file; nothing is lost if they are not taken over.
    static List<Fault> problems(Value.Fields properties) {
        var wrong = new ArrayList<PolicyForm.Wrong>();
        PolicyForm.read(written(properties), wrong);
        return wrong.stream()
                .map(
                        each ->
                                Fault.of(
                                                FaultCode.SETTING_NOT_ALLOWED,
                                                "It must be " + each.expected() + ".")
                                        .at(Place.setting(each.member())))
                .toList();
    }

    /// An empty text stands for no limit.
    private static Value.Fields written(Value.Fields properties) {
        boolean blank = properties.get(LIMIT) instanceof Value.Text(String text) && text.isBlank();
        return blank ? properties.without(LIMIT) : properties;
    }
}
