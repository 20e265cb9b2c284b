package dev.millrace.nodes.serving;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chart in a line: `bar, Region, sum of Sales`.
final class ChartWords {

    private ChartWords() {}

    /// Of whatever stands in the file; empty if nothing of it is a chart.
    static String of(Value chart) {
        if (!(chart instanceof Value.Fields spec)) {
            return "";
        }
        var words = new ArrayList<String>();
        mark(spec, words);
        if (spec.get("layer") instanceof Value.Items(var layers)) {
            for (Value layer : layers) {
                if (layer instanceof Value.Fields fields) {
                    mark(fields, words);
                }
            }
        }
        channels(spec, words);
        if (spec.get("layer") instanceof Value.Items(var layers)) {
            for (Value layer : layers) {
                if (layer instanceof Value.Fields fields) {
                    channels(fields, words);
                }
            }
        }
        return String.join(", ", words.stream().distinct().toList());
    }

    private static void channels(Value.Fields spec, List<String> words) {
        if (spec.get("encoding") instanceof Value.Fields(var channels)) {
            channels.values().forEach(channel -> channel(channel, words));
        }
    }

    private static void mark(Value.Fields spec, List<String> words) {
        switch (spec.get("mark")) {
            case Value.Text(String name) -> words.add(name);
            case Value.Fields fields -> words.add(text(fields.get("type")));
            case null, default -> {}
        }
        words.removeIf(String::isEmpty);
    }

    private static void channel(Value channel, List<String> words) {
        if (channel instanceof Value.Fields fields) {
            var field = text(fields.get("field"));
            var aggregate = text(fields.get("aggregate"));
            var made = aggregate.isEmpty() ? text(fields.get("timeUnit")) : aggregate;
            if (!field.isEmpty()) {
                words.add(made.isEmpty() ? field : made + " of " + field);
            } else if (!made.isEmpty()) {
                words.add(made);
            }
        }
    }

    private static String text(@Nullable Value value) {
        return value instanceof Value.Text(String text) ? text : "";
    }
}
