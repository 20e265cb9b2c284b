package dev.millrace.nodes.transform;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Figures;
import dev.millrace.model.Value;
import dev.millrace.node.Descent;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Ports;
import dev.millrace.node.Probe;
import dev.millrace.node.QueryType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps the rows for which a condition is true; the others leave by `dropped`.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class FilterRows implements QueryType<FilterRows.Settings> {

    public record Settings(
            @Field(
                            noun = "condition",
                            label = "Keep rows where",
                            help = "An expression over the columns that is true or false.",
                            editor = Editor.EXPRESSION)
                    @Required
                    String condition) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of("transform.filter", "Filter rows", Stage.TRANSFORM, new Settings(""))
                    .described(
                            "Keeps the rows for which a condition is true.",
                            """
                            Evaluates `condition` once for each row. Rows for which it is true leave
                            by `kept`, all others by `dropped`, so no row is lost.

                            **NULL** counts as false, as in SQL `WHERE`: a row whose `qty` is NULL
                            is dropped by `qty > 0` and by `qty <= 0` alike.

                            Example: `"Order Date" >= DATE '2016-01-01' AND Region <> 'West'`
                            """)
                    .example(Value.fields(Map.entry("condition", Value.of("qty > 0"))))
                    .synonyms("where", "select rows", "condition", "split", "route", "if")
                    .inputs("in")
                    .outputs("kept", "dropped")
                    .traits(Trait.FILTERS, Trait.STREAMS);

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.condition().strip();
    }

    @Override
    public List<Probe> probes(Settings settings, Inputs inputs) {
        var condition = Sql.typed("condition", settings.condition());
        var counts =
                Sql.of(
                        "SELECT count(*), count(*) FILTER ({} IS TRUE), count(*) FILTER ({} IS NULL)"
                                + " FROM {}",
                        condition,
                        condition,
                        inputs.only().from());
        var probe = new Probe(counts, FilterRows::noticed);
        return List.of(
                FilterCure.of(settings.condition(), inputs.only()).map(probe::cured).orElse(probe));
    }

    private static Optional<Fault> noticed(List<Long> counts) {
        long rows = counts.get(0);
        if (rows == 0 || counts.get(1) > 0) {
            return Optional.empty();
        }
        return Optional.of(
                Fault.of(
                                FaultCode.FILTER_KEEPS_NOTHING,
                                "The condition keeps none of " + Figures.rows(rows) + ".")
                        .withHint(
                                counts.get(2) == rows
                                        ? "It is NULL for every row: a column it uses has no value."
                                        : "Look at what leaves by \"dropped\".")
                        .at(Place.setting("condition")));
    }

    @Override
    public Descent descent(Settings settings, Inputs inputs) {
        return new Descent.OfOne(new Descent.Loss.Condition("condition", "kept"));
    }

    /// One evaluation of the condition a row decides its port, also when the condition is random.
    @Override
    public Ports select(Settings settings, Inputs inputs) {
        var kept = inputs.hidden("kept");
        var condition = Sql.typed("condition", settings.condition());
        var shared =
                Sql.of(
                        "SELECT *, {} IS TRUE AS {} FROM {}",
                        condition,
                        Sql.name(kept),
                        inputs.only().from());
        var rows = inputs.only().from();
        return Ports.routed(shared, kept)
                .port("kept", Sql.name(kept))
                .port("dropped", Sql.of("NOT {}", Sql.name(kept)))
                .alone("kept", Sql.of("SELECT * FROM {} WHERE {}", rows, condition))
                .alone("dropped", Sql.of("SELECT * FROM {} WHERE {} IS NOT TRUE", rows, condition));
    }
}
