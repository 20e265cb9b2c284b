package dev.millrace.nodes.serving;

import dev.millrace.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a chart names columns: every `field` that is a text.
final class ChartColumns {

    private static final String FIELD = "field";

    private final Map<String, String> found = new LinkedHashMap<>();

    private ChartColumns() {}

    /// @param path of the chart
    /// @return names by their paths
    static Map<String, String> of(String path, Value chart) {
        var columns = new ChartColumns();
        columns.walk(path, chart);
        return columns.found;
    }

    private void walk(String path, Value value) {
        switch (value) {
            case Value.Fields(var members) ->
                    members.forEach(
                            (name, member) -> {
                                var at = path + "." + name;
                                if (name.equals(FIELD) && member instanceof Value.Text(var text)) {
                                    found.put(at, text);
                                } else {
                                    walk(at, member);
                                }
                            });
            case Value.Items(var values) -> {
                for (int i = 0; i < values.size(); i++) {
                    walk(path + "[" + i + "]", values.get(i));
                }
            }
            case Value.Text _, Value.Num _, Value.Bool _, Value.Null _ -> {}
        }
    }
}
