package dev.millrace.nodes.transform;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.node.Descent;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Ports;
import dev.millrace.node.QueryType;
import dev.millrace.node.Stage;
import dev.millrace.nodes.Faults;
import dev.millrace.nodes.KnownColumns;
import dev.millrace.nodes.UniqueNames;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Keeps one row of those that are alike.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class DeduplicateRows implements QueryType<DeduplicateRows.Settings> {

    public record Settings(
            @Field(
                            noun = "column",
                            help = "Columns by which rows are alike; none: the whole row.",
                            editor = Editor.COLUMN)
                    List<String> keys,
            @Field(
                            noun = "sort key",
                            label = "Keep first by",
                            help = "The order whose first row is kept; none: any row is.")
                    List<SortKey> by) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "transform.deduplicate",
                            "Deduplicate rows",
                            Stage.TRANSFORM,
                            new Settings(List.of(), List.of()))
                    .described(
                            "Keeps one row of those that are alike.",
                            """
                            Rows are alike when the `keys` columns are equal, or all columns when
                            there are no keys. Of alike rows the first in the order of `by` is kept.
                            Where `by` leaves a tie, the other columns decide in their order, so the
                            result is always the same; without `by` any one row is kept.

                            **NULL** is equal to NULL here.

                            Example: keys `Customer ID`, by `"Order Date" DESC` keeps each
                            customer's latest order.
                            """)
                    .example(
                            Value.fields(
                                    Map.entry("keys", Value.items(Value.of("Customer ID"))),
                                    Map.entry("by", Value.items(Value.of("\"Order Date\" DESC")))))
                    .synonyms("distinct", "unique", "duplicates", "latest", "first")
                    .inputs("in");

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.keys().isEmpty() ? "whole row" : String.join(", ", settings.keys());
    }

    @Override
    public List<Fault> problems(Settings settings) {
        if (settings.keys().isEmpty() && !settings.by().isEmpty()) {
            return List.of(
                    Faults.notAllowed("by", "Rows that are alike as a whole have no first one.")
                            .withHint("Add a column, or remove the sort keys."));
        }
        return Faults.twice("keys[{}]", settings.keys());
    }

    @Override
    public Descent descent(Settings settings, Inputs inputs) {
        return settings.keys().isEmpty()
                ? new Descent.OfEqual()
                : new Descent.OfOne(
                        new Descent.Loss.Repeated(settings.keys(), !settings.by().isEmpty()));
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        var known = new KnownColumns(inputs.only().schema());
        var keys = Sql.join(", ", known.names("keys", settings.keys()));
        var rows = inputs.only().from();
        if (settings.keys().isEmpty()) {
            return Ports.single(Sql.of("SELECT DISTINCT * FROM {}", rows));
        }
        if (settings.by().isEmpty()) {
            return Ports.single(Sql.of("SELECT DISTINCT ON ({}) * FROM {}", keys, rows));
        }
        var order = new ArrayList<Sql>();
        order.add(SortKey.orderBy("by", settings.by(), known));
        order.addAll(ties(settings, known));
        return Ports.single(
                Sql.of(
                        "SELECT * FROM {} QUALIFY"
                                + " row_number() OVER (PARTITION BY {} ORDER BY {}) = 1",
                        rows,
                        keys,
                        Sql.join(", ", order)));
    }

    /// Columns by name: ordering by the row as a whole took four times as long.
    private static List<Sql> ties(Settings settings, KnownColumns known) {
        var keys = new UniqueNames(settings.keys());
        return known.schema().names().stream()
                .filter(name -> !keys.isTaken(name))
                .map(Sql::name)
                .toList();
    }
}
