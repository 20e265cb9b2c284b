package dev.millrace.lineage;

import dev.millrace.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lineage as an event of OpenLineage, version 2-0-2 of its specification
/// (<https://openlineage.io/spec/2-0-2/OpenLineage.json>).
public final class OpenLineage {

    /// Names the program, which has no page to point at.
    private static final String PRODUCER = "urn:millrace";

    private static final String SPEC = "https://openlineage.io/spec/";
    private static final String EVENT = SPEC + "2-0-2/OpenLineage.json#/$defs/JobEvent";
    private static final String SCHEMA = facet("1-2-0/SchemaDatasetFacet");
    private static final String LINEAGE = facet("1-2-0/ColumnLineageDatasetFacet");
    private static final String JOB_TYPE = facet("2-0-4/JobTypeJobFacet");

    private final LineageGraph graph;
    private final Map<Dataset, Value.Fields> inputs = new LinkedHashMap<>();
    private final Map<Dataset, Value.Fields> outputs = new LinkedHashMap<>();

    private OpenLineage(LineageGraph graph) {
        this.graph = graph;
    }

    private static String facet(String nameAndVersion) {
        var name = nameAndVersion.substring(nameAndVersion.indexOf('/') + 1);
        return SPEC + "facets/" + nameAndVersion + ".json#/$defs/" + name;
    }

    /// What the pipeline reads and writes, column by column, whether it runs or not.
    ///
    /// @param job name of the pipeline, unique in its workspace
    /// @param at when this was found out
    public static Value.Fields jobEvent(LineageGraph graph, String job, Instant at) {
        var event = new OpenLineage(graph);
        graph.ports().forEach(event::add);
        return Value.fields(
                Map.entry("eventTime", Value.of(at.toString())),
                Map.entry("producer", Value.of(PRODUCER)),
                Map.entry("schemaURL", Value.of(EVENT)),
                Map.entry("job", job(job)),
                Map.entry("inputs", new Value.Items(List.copyOf(event.inputs.values()))),
                Map.entry("outputs", new Value.Items(List.copyOf(event.outputs.values()))));
    }

    private static Value.Fields job(String name) {
        var type =
                facet(
                        JOB_TYPE,
                        Map.entry("processingType", Value.of("BATCH")),
                        Map.entry("integration", Value.of("MILLRACE")),
                        Map.entry("jobType", Value.of("PIPELINE")));
        return Value.fields(
                Map.entry("namespace", Value.of("millrace")),
                Map.entry("name", Value.of(name)),
                Map.entry("facets", Value.fields(Map.entry("jobType", type))));
    }

    @SafeVarargs
    private static Value.Fields facet(String schema, Map.Entry<String, Value>... members) {
        var facet =
                Value.fields(
                        Map.entry("_producer", Value.of(PRODUCER)),
                        Map.entry("_schemaURL", Value.of(schema)));
        for (var member : members) {
            facet = facet.with(member.getKey(), member.getValue());
        }
        return facet;
    }

    private void add(PortLineage port) {
        if (port.isSource()) {
            boolean isFirst = graph.ports(port.at().node()).getFirst().equals(port);
            for (Dataset read : isFirst ? graph.read(port.at().node()) : List.<Dataset>of()) {
                inputs.putIfAbsent(read, dataset(read, facets(port)));
            }
        }
        graph.written(port.at().node())
                .ifPresent(
                        target ->
                                outputs.put(
                                        target,
                                        dataset(
                                                target,
                                                facets(port)
                                                        .with("columnLineage", lineage(port)))));
    }

    private static Value.Fields dataset(Dataset dataset, Value.Fields facets) {
        return Value.fields(
                Map.entry("namespace", Value.of(dataset.namespace())),
                Map.entry("name", Value.of(dataset.name())),
                Map.entry("facets", facets));
    }

    private static Value.Fields facets(PortLineage port) {
        var fields =
                port.columns().stream()
                        .map(
                                column ->
                                        (Value)
                                                Value.fields(
                                                        Map.entry(
                                                                "name",
                                                                Value.of(column.column().column())),
                                                        Map.entry("type", Value.of(column.type()))))
                        .toList();
        return Value.fields(
                Map.entry("schema", facet(SCHEMA, Map.entry("fields", new Value.Items(fields)))));
    }

    private Value.Fields lineage(PortLineage port) {
        var fields = Value.Fields.EMPTY;
        for (ColumnLineage column : port.columns()) {
            var origins = fields(graph.origins(column.column()));
            fields =
                    fields.with(
                            column.column().column(),
                            Value.fields(Map.entry("inputFields", origins)));
        }
        return facet(
                LINEAGE,
                Map.entry("fields", fields),
                Map.entry("dataset", fields(graph.influences(port.at()))));
    }

    /// Rows that stand in the pipeline itself are no dataset.
    private Value.Items fields(Map<ColumnAt, Set<Effect>> sources) {
        var fields = new ArrayList<Value>();
        sources.forEach(
                (column, effects) -> {
                    var list = effects.stream().map(OpenLineage::transformation).toList();
                    for (Dataset dataset : graph.read(column.node())) {
                        fields.add(
                                Value.fields(
                                        Map.entry("namespace", Value.of(dataset.namespace())),
                                        Map.entry("name", Value.of(dataset.name())),
                                        Map.entry("field", Value.of(column.column())),
                                        Map.entry("transformations", new Value.Items(list))));
                    }
                });
        return new Value.Items(fields);
    }

    private static Value transformation(Effect effect) {
        return Value.fields(
                Map.entry("type", Value.of(effect.isDirect() ? "DIRECT" : "INDIRECT")),
                Map.entry("subtype", Value.of(subtype(effect))),
                Map.entry("description", Value.of("")),
                Map.entry("masking", Value.of(false)));
    }

    private static String subtype(Effect effect) {
        return switch (effect) {
            case COPY -> "IDENTITY";
            case DERIVED -> "TRANSFORMATION";
            case AGGREGATED -> "AGGREGATION";
            case CONDITION -> "CONDITIONAL";
            case WINDOW -> "WINDOW";
            case FILTER -> "FILTER";
            case JOIN -> "JOIN";
            case GROUP -> "GROUP_BY";
            case SORT -> "SORT";
        };
    }
}
