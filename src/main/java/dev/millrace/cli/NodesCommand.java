package dev.millrace.cli;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.Input;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the node types.
@Command(
        name = "nodes",
        description = "Lists what can be put into a pipeline.",
        mixinStandardHelpOptions = true)
final class NodesCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    NodesCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var types = context.catalog().all();
        if (json) {
            var values = types.stream().map(type -> value(type.spec())).toList();
            context.data().println(Json.pretty(new Value.Items(List.copyOf(values))));
            context.data().flush();
            return 0;
        }
        var table = new TextTable("lll");
        for (NodeType<?> type : types) {
            var spec = type.spec();
            table.row(spec.id(), spec.title(), spec.summary());
        }
        table.lines("").forEach(context.out()::println);
        return 0;
    }

    static Value.Fields value(NodeSpec<?> spec) {
        return Value.fields(
                Map.entry("id", Value.of(spec.id())),
                Map.entry("version", Value.of(spec.version())),
                Map.entry("title", Value.of(spec.title())),
                Map.entry("summary", Value.of(spec.summary())),
                Map.entry("stage", Value.of(spec.stage().name().toLowerCase(Locale.ROOT))),
                Map.entry("inputs", texts(spec.inputs().stream().map(Input::name).toList())),
                Map.entry("outputs", texts(spec.outputs())),
                Map.entry("synonyms", texts(spec.synonyms())));
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(texts.stream().map(Value::of).toList());
    }
}
