package dev.millrace.nodes.group;

import com.google.auto.service.AutoService;
import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Column;
import dev.millrace.model.Value;
import dev.millrace.node.Field;
import dev.millrace.node.GroupPorts;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Ports;
import dev.millrace.node.QueryType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.nodes.source.EnterRows;
import dev.millrace.nodes.source.TypedColumn;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Where rows enter a pipeline that is used as a node. The planner gives it an input when it is
/// used so; by itself it is a table with example rows, or without any.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class TakeRows implements QueryType<TakeRows.Settings> {

    public record Settings(
            @Field(
                            noun = "column",
                            help = "The columns that are taken, with type; others stay outside.")
                    @Required
                    List<TypedColumn> columns,
            @Field(
                            label = "Example rows",
                            noun = "row",
                            help =
                                    "Rows to look at while the pipeline is open by itself, each a"
                                            + " list with a value for each column.")
                    List<Value> rows) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(GroupPorts.INPUT, "Input", Stage.GROUP, new Settings(List.of(), List.of()))
                    .described(
                            "Takes the rows that reach this pipeline where it is used as a node.",
                            """
                            Makes an input of the pipeline it stands in: where that pipeline is used
                            as a node (`group.pipeline`), the node has an input with the id of this
                            one.

                            It takes the columns it names, in its order; one of another type is
                            cast, one that is missing is a problem, others stay outside. Opened by
                            itself the pipeline reads the example rows instead.

                            **NULL** stays NULL; in an example row it is `null`.

                            Example: `{"columns": [{"name": "order_id", "type": "BIGINT"}]}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry(
                                            "columns",
                                            Value.items(
                                                    Value.items(
                                                            Value.of("order_id"),
                                                            Value.of("BIGINT"))))))
                    .synonyms("group", "parameter", "enter", "start", "reuse")
                    .traits(Trait.PRESERVES_ROWS, Trait.STREAMS, Trait.KEEPS_ORDER);

    private final EnterRows examples = new EnterRows();

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.columns().stream().map(TypedColumn::name).collect(Collectors.joining(", "));
    }

    @Override
    public List<Fault> problems(Settings settings) {
        return examples.problems(asRows(settings));
    }

    private static EnterRows.Settings asRows(Settings settings) {
        return new EnterRows.Settings(settings.columns(), settings.rows());
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        if (inputs.wires().isEmpty()) {
            return examples.select(asRows(settings), inputs);
        }
        var wire = inputs.only();
        var columns = new ArrayList<Sql>();
        for (int i = 0; i < settings.columns().size(); i++) {
            columns.add(column(settings.columns().get(i), i, wire));
        }
        return Ports.single(Sql.of("SELECT {} FROM {}", Sql.join(", ", columns), wire.from()));
    }

    private static Sql column(TypedColumn wanted, int index, Inputs.Wire wire) {
        var given =
                wire.schema()
                        .find(wanted.name())
                        .orElseThrow(() -> missing(wanted, index, wire).toException());
        if (given.type().equalsIgnoreCase(wanted.type().strip())) {
            return Sql.of("{} AS {}", Sql.name(given.name()), Sql.name(wanted.name()));
        }
        return Sql.of(
                "CAST({} AS {}) AS {}",
                Sql.name(given.name()),
                Sql.typed("columns[" + index + "].type", wanted.type(), Sql.Form.TYPE),
                Sql.name(wanted.name()));
    }

    private static Fault missing(TypedColumn wanted, int index, Inputs.Wire wire) {
        var names = wire.schema().columns().stream().map(Column::name).toList();
        var near = DidYouMean.among(names, wanted.name());
        return Fault.of(
                        FaultCode.COLUMN_UNKNOWN,
                        "The rows of \""
                                + wire.name()
                                + "\" have no column \""
                                + wanted.name()
                                + "\", which the pipeline takes.")
                .withHint(near.isEmpty() ? "Give it one, or take it out of the input." : near)
                .at(Place.setting("columns[" + index + "].name"));
    }
}
