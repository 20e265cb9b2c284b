package dev.millrace.nodes.transform;

import com.google.auto.service.AutoService;
import dev.millrace.model.Value;
import dev.millrace.node.Descent;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Ports;
import dev.millrace.node.QueryType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.nodes.KnownColumns;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Sorts rows.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class SortRows implements QueryType<SortRows.Settings> {

    public record Settings(
            @Field(
                            noun = "sort key",
                            label = "Sort by",
                            help = "Keys of the order, the most important one first.")
                    @Required
                    List<SortKey> by) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of("transform.sort", "Sort rows", Stage.TRANSFORM, new Settings(List.of()))
                    .described(
                            "Sorts rows by columns or expressions.",
                            """
                            Gives the same rows in the order of `by`. A key is the name of a column,
                            or an expression with its own direction: `"sales DESC"`. Where
                            `descending` or `nulls` is set, the text must be without a direction of
                            its own.

                            Only what stands directly behind a sort keeps its order: a limit, a
                            file, a look. Rows with equal keys come in any order.

                            **NULL** stands last in both directions unless `nulls` says `first`.

                            Example: `["Region", "sales DESC"]`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry(
                                            "by",
                                            Value.items(
                                                    Value.of("Region"), Value.of("sales DESC")))))
                    .synonyms("order by", "arrange", "rank", "ascending", "descending")
                    .inputs("in")
                    .traits(Trait.SORTS, Trait.PRESERVES_ROWS);

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.by().stream().map(SortKey::text).collect(Collectors.joining(", "));
    }

    @Override
    public Descent descent(Settings settings, Inputs inputs) {
        return new Descent.OfOne(Descent.Loss.NONE);
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        var known = new KnownColumns(inputs.only().schema());
        return Ports.single(
                Sql.of(
                        "SELECT * FROM {} ORDER BY {}",
                        inputs.only().from(),
                        SortKey.orderBy("by", settings.by(), known)));
    }
}
