package dev.millrace.cli;

import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.Input;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints the reference of a node type.
@Command(
        name = "describe",
        description = "Explains a node type: what it does, its ports, its settings, an example.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "TYPE", description = "Such as transform.filter.")
    private String type = "";

    DescribeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var found = context.catalog().find(type).orElseThrow(() -> unknown().toException());
        print(found);
        return 0;
    }

    private Fault unknown() {
        var ids = context.catalog().all().stream().map(each -> each.spec().id()).toList();
        return Fault.of(FaultCode.CALL_INVALID, "There is no node type \"" + type + "\".")
                .withHint((DidYouMean.among(ids, type) + " See millrace nodes.").strip());
    }

    private <S extends Record> void print(NodeType<S> found) {
        var out = context.out();
        NodeSpec<S> spec = found.spec();
        out.println(spec.id() + " · " + spec.title());
        out.println(spec.summary());
        out.println();
        out.println(spec.description().strip());
        out.println();
        out.println("Inputs: " + inputs(spec));
        out.println("Outputs: " + String.join(", ", spec.outputs()));
        out.println();
        out.println("Settings");
        settings(out, SettingsSchema.of(spec).settings(), "  ");
        out.println();
        out.println("Example");
        out.println(Json.pretty(spec.example()).indent(2).stripTrailing());
    }

    private static String inputs(NodeSpec<?> spec) {
        return spec.inputs().isEmpty()
                ? "none"
                : spec.inputs().stream()
                        .map(DescribeCommand::input)
                        .collect(Collectors.joining(", "));
    }

    private static String input(Input input) {
        return input.name()
                + switch (input.arity()) {
                    case ONE -> "";
                    case OPTIONAL -> " (optional)";
                    case MANY -> " (any number)";
                };
    }

    private static void settings(PrintStream out, List<Setting> settings, String indent) {
        for (Setting setting : settings) {
            out.println(indent + setting.name() + "  " + form(setting));
            if (!setting.help().isEmpty()) {
                out.println(indent + "    " + setting.help());
            }
            settings(out, setting.members(), indent + "    ");
        }
    }

    private static String form(Setting setting) {
        return setting.expects()
                + (setting.required() ? ", required" : "")
                + (hasDefault(setting) ? ", default " + Json.line(setting.defaultValue()) : "");
    }

    private static boolean hasDefault(Setting setting) {
        return switch (setting.defaultValue()) {
            case Value.Null _ -> false;
            case Value.Text(String text) -> !text.isEmpty();
            case Value.Items(var values) -> !values.isEmpty();
            case Value.Fields _ -> false;
            case Value.Bool _, Value.Num _ -> true;
        };
    }
}
