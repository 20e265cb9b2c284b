package dev.millrace.cli;

import dev.millrace.engine.JsonObject;
import dev.millrace.history.RunText;
import dev.millrace.history.Trend;
import dev.millrace.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// A trend as JSON, oldest runs first; what is not known has no member.
final class TrendJson {

    private TrendJson() {}

    static Value.Fields write(String file, Trend trend) {
        var nodes = new LinkedHashMap<String, Value>();
        trend.nodes().forEach((id, points) -> nodes.put(id.value(), points(points)));
        return new JsonObject()
                .put("file", file)
                .put("runs", new Value.Items(trend.runs().stream().map(TrendJson::run).toList()))
                .put("nodes", new Value.Fields(nodes))
                .fields();
    }

    private static Value run(Trend.Run run) {
        var object =
                new JsonObject()
                        .put("number", run.number())
                        .put("started", run.started())
                        .put("outcome", RunText.outcome(run.outcome()));
        run.took().ifPresent(took -> object.put("tookSeconds", took));
        return object.put("unusualTime", Value.of(run.odd())).fields();
    }

    private static Value points(List<Trend.NodePoint> points) {
        return new Value.Items(points.stream().map(TrendJson::point).toList());
    }

    private static Value point(Trend.NodePoint point) {
        var object = new JsonObject().put("run", point.run());
        point.origin().ifPresent(how -> object.put("origin", how.name().toLowerCase(Locale.ROOT)));
        point.rows().ifPresent(rows -> object.put("rows", rows));
        point.took().ifPresent(took -> object.put("tookSeconds", took));
        return object.put("unusualRows", Value.of(point.oddRows()))
                .put("unusualTime", Value.of(point.oddTime()))
                .fields();
    }
}
