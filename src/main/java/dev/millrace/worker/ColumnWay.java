package dev.millrace.worker;

import dev.millrace.engine.JsonMembers;
import dev.millrace.engine.JsonObject;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.Effect;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.lineage.Step;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where a column comes from and where it goes.
///
/// @param column with the name of its port
/// @param back steps that lead to it, those nearest to it first
/// @param forth steps that lead away from it, those nearest to it first
/// @param made by column on the way, how it is written; empty if its value only goes on
/// @param isExact whether every SELECT on the way to it was understood; if not, it is said to come
///   of more than it may
public record ColumnWay(
        ColumnAt column,
        List<Step> back,
        List<Step> forth,
        Map<ColumnAt, String> made,
        boolean isExact) {

    public ColumnWay {
        back = List.copyOf(back);
        forth = List.copyOf(forth);
        made = Collections.unmodifiableMap(new LinkedHashMap<>(made));
    }

    static ColumnWay of(LineageGraph graph, ColumnAt column) {
        var back = graph.upstream(column);
        var forth = graph.downstream(column);
        var all = new LinkedHashSet<ColumnAt>(List.of(column));
        for (Step step : back) {
            all.add(step.from());
            all.add(step.to());
        }
        for (Step step : forth) {
            all.add(step.from());
            all.add(step.to());
        }
        var made = new LinkedHashMap<ColumnAt, String>();
        for (ColumnAt each : all) {
            graph.column(each).ifPresent(lineage -> made.put(each, lineage.expression()));
        }
        return new ColumnWay(column, back, forth, made, graph.isExact(column.at()));
    }

    Value.Fields json() {
        return new JsonObject()
                .put("column", json(column).fields())
                .put("back", steps(back))
                .put("forth", steps(forth))
                .put(
                        "made",
                        new Value.Items(
                                made.entrySet().stream()
                                        .<Value>map(
                                                each ->
                                                        json(each.getKey())
                                                                .put("expression", each.getValue())
                                                                .fields())
                                        .toList()))
                .put("exact", Value.of(isExact))
                .fields();
    }

    private static Value steps(List<Step> steps) {
        return new Value.Items(
                steps.stream()
                        .<Value>map(
                                step ->
                                        new JsonObject()
                                                .put("from", json(step.from()).fields())
                                                .put("to", json(step.to()).fields())
                                                .put("effects", effects(step.effects()))
                                                .fields())
                        .toList());
    }

    private static Value effects(Set<Effect> effects) {
        return new Value.Items(
                effects.stream().sorted().<Value>map(each -> Value.of(each.name())).toList());
    }

    private static JsonObject json(ColumnAt at) {
        return new JsonObject()
                .put("node", at.node())
                .put("port", at.port())
                .put("column", at.column());
    }

    static ColumnWay read(Value.Fields answer) {
        var way = new JsonMembers("The lineage", answer);
        var made = new LinkedHashMap<ColumnAt, String>();
        way.objects("made").forEach(each -> made.put(column(each), each.text("expression")));
        return new ColumnWay(
                column(way.object("column")),
                read(way.objects("back")),
                read(way.objects("forth")),
                made,
                way.flag("exact"));
    }

    private static List<Step> read(List<JsonMembers> steps) {
        var all = new ArrayList<Step>();
        for (JsonMembers step : steps) {
            var effects = new LinkedHashSet<Effect>();
            step.texts("effects").forEach(each -> effects.add(Effect.valueOf(each)));
            all.add(new Step(column(step.object("from")), column(step.object("to")), effects));
        }
        return all;
    }

    private static ColumnAt column(JsonMembers at) {
        return new ColumnAt(at.node("node"), at.text("port"), at.text("column"));
    }
}
