package dev.millrace.nodes.source;

import com.google.auto.service.AutoService;
import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Ports;
import dev.millrace.node.QueryType;
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.nodes.Faults;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Rows that stand in the pipeline file itself.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class EnterRows implements QueryType<EnterRows.Settings> {

    public record Settings(
            @Field(noun = "column", help = "The columns, with type.") @Required
                    List<TypedColumn> columns,
            @Field(
                            noun = "row",
                            help =
                                    "The rows, each a list with a text, a number, true, false or"
                                            + " null for each column.")
                    List<Value> rows) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of("source.inline", "Rows", Stage.SOURCE, new Settings(List.of(), List.of()))
                    .described(
                            "Rows that stand in the pipeline itself.",
                            """
                            Gives the rows as they are written, each value cast to the type of its
                            column. Meant for small lookup tables and for trying things out.

                            **NULL** is `null`; the empty text `""` is the empty text.

                            Example: `{"columns": [{"name": "code", "type": "VARCHAR"}, {"name":
                            "rate", "type": "DECIMAL(4, 2)"}], "rows": [["DE", 0.19], ["CH",
                            null]]}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry(
                                            "columns",
                                            Value.items(
                                                    Value.items(
                                                            Value.of("code"), Value.of("VARCHAR")),
                                                    Value.items(
                                                            Value.of("rate"),
                                                            Value.of("DECIMAL(4, 2)")))),
                                    Map.entry(
                                            "rows",
                                            Value.items(
                                                    Value.items(
                                                            Value.of("DE"), Value.of("0.19"))))))
                    .synonyms("values", "table", "constants", "literal", "manual", "lookup");

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public List<String> namings(Settings settings) {
        return IntStream.range(0, settings.columns().size())
                .mapToObj(i -> "columns[" + i + "].name")
                .toList();
    }

    @Override
    public String summary(Settings settings) {
        int rows = settings.rows().size();
        return rows + (rows == 1 ? " row" : " rows");
    }

    @Override
    public List<Fault> problems(Settings settings) {
        var faults =
                new ArrayList<>(
                        Faults.twice(
                                "columns[{}].name",
                                settings.columns().stream().map(TypedColumn::name).toList()));
        int wanted = settings.columns().size();
        for (int i = 0; i < settings.rows().size(); i++) {
            if (!(settings.rows().get(i) instanceof Value.Items(var cells))
                    || cells.size() != wanted) {
                faults.add(
                        Faults.notAllowed(
                                "rows[" + i + "]",
                                "Row " + (i + 1) + " is not a list of " + wanted + " value(s)."));
            } else {
                checkCells(i, cells, faults);
            }
        }
        return faults;
    }

    private static void checkCells(int row, List<Value> cells, List<Fault> faults) {
        for (int j = 0; j < cells.size(); j++) {
            if (cells.get(j) instanceof Value.Items || cells.get(j) instanceof Value.Fields) {
                faults.add(
                        Faults.notAllowed(
                                        "rows[" + row + "][" + j + "]",
                                        "A value is " + cells.get(j).kind() + ".")
                                .withHint("Write it as a text, such as \"[1, 2]\"."));
            }
        }
    }

    /// Values are written as texts and cast, so that mixed ones meet in one column.
    @Override
    public Ports select(Settings settings, Inputs inputs) {
        var columns = new ArrayList<Sql>();
        var names = new ArrayList<Sql>();
        for (int i = 0; i < settings.columns().size(); i++) {
            var column = settings.columns().get(i);
            var cell = Sql.name("c" + (i + 1));
            names.add(cell);
            columns.add(
                    Sql.of(
                            "CAST({} AS {}) AS {}",
                            cell,
                            Sql.typed("columns[" + i + "].type", column.type(), Sql.Form.TYPE),
                            Sql.name(column.name())));
        }
        boolean none = settings.rows().isEmpty();
        var rows = none ? List.of(nulls(names.size())) : rows(settings.rows());
        return Ports.single(
                Sql.of(
                        none
                                ? "SELECT {} FROM (VALUES {}) AS cells({}) WHERE FALSE"
                                : "SELECT {} FROM (VALUES {}) AS cells({})",
                        Sql.join(", ", columns),
                        Sql.join(", ", rows),
                        Sql.join(", ", names)));
    }

    private static Sql nulls(int columns) {
        return tuple(java.util.Collections.nCopies(columns, new Value.Null()));
    }

    private static List<Sql> rows(List<Value> rows) {
        return rows.stream()
                .map(row -> row instanceof Value.Items(var cells) ? cells : List.of(row))
                .map(EnterRows::tuple)
                .toList();
    }

    private static Sql tuple(List<Value> cells) {
        return Sql.of(
                "({})",
                Sql.join(", ", cells.stream().map(EnterRows::text).map(Sql::literal).toList()));
    }

    private static Value text(Value cell) {
        return switch (cell) {
            case Value.Bool(boolean flag) -> Value.of(Boolean.toString(flag));
            case Value.Num(var number) -> Value.of(number.toPlainString());
            case Value.Text _, Value.Null _, Value.Items _, Value.Fields _ -> cell;
        };
    }
}
