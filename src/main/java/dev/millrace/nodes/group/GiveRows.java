package dev.millrace.nodes.group;

import com.google.auto.service.AutoService;
import dev.millrace.model.Value;
import dev.millrace.node.Field;
import dev.millrace.node.GroupPorts;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Ports;
import dev.millrace.node.QueryType;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.sql.Sql;
import java.util.Map;

/// Where rows leave a pipeline that is used as a node.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class GiveRows implements QueryType<GiveRows.Settings> {

    public record Settings(
            @Field(help = "What the rows are, for who uses the pipeline.") String about) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(GroupPorts.OUTPUT, "Output", Stage.GROUP, new Settings(""))
                    .described(
                            "Gives its rows to where this pipeline is used as a node.",
                            """
                            Makes an output of the pipeline it stands in: where that pipeline is
                            used as a node (`group.pipeline`), the node has an output with the id of
                            this one. The first output of the file is the node's first output. Rows
                            pass as they are, in the order of a sort in front.

                            **NULL** stays NULL.

                            Example: `{"about": "one row a region"}`
                            """)
                    .example(Value.fields(Map.entry("about", Value.of("one row a region"))))
                    .synonyms("group", "result", "return", "end", "reuse")
                    .traits(Trait.PRESERVES_ROWS, Trait.STREAMS, Trait.KEEPS_ORDER)
                    .inputs(GroupPorts.IN);

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.about().isBlank() ? "all rows" : settings.about();
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        return Ports.single(Sql.of("SELECT * FROM {}", inputs.only().from()));
    }
}
