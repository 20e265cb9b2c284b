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
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.sql.Sql;
import java.util.Map;

/// Passes on a number of rows.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class LimitRows implements QueryType<LimitRows.Settings> {

    public record Settings(
            @Field(help = "How many rows pass at most.", min = 0) long rows,
            @Field(help = "How many rows are left out before.", min = 0) long skip) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of("transform.limit", "Limit rows", Stage.TRANSFORM, new Settings(100, 0))
                    .described(
                            "Passes on the first rows.",
                            """
                            Leaves out `skip` rows and passes on at most `rows`. Directly behind a
                            sort these are the first in its order; else they are any.

                            **NULL** plays no part: rows are counted, not looked at.

                            Example: 10 rows behind a sort by `sales DESC` are the ten best.
                            """)
                    .example(Value.fields(Map.entry("rows", Value.of(10))))
                    .synonyms("top", "head", "first", "offset", "skip", "sample")
                    .inputs("in")
                    .traits(Trait.USES_ORDER, Trait.STREAMS);

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        var skip = settings.skip() == 0 ? "" : " after " + settings.skip();
        return settings.rows() + (settings.rows() == 1 ? " row" : " rows") + skip;
    }

    @Override
    public Descent descent(Settings settings, Inputs inputs) {
        return new Descent.OfOne(new Descent.Loss.Counted());
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        var rows = Sql.literal(Value.of(settings.rows()));
        if (settings.skip() == 0) {
            return Ports.single(Sql.of("SELECT * FROM {} LIMIT {}", inputs.only().from(), rows));
        }
        return Ports.single(
                Sql.of(
                        "SELECT * FROM {} LIMIT {} OFFSET {}",
                        inputs.only().from(),
                        rows,
                        Sql.literal(Value.of(settings.skip()))));
    }
}
