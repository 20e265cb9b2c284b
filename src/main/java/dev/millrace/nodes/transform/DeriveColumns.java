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
import dev.millrace.node.Required;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.nodes.Faults;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Adds columns that are computed from others, or replaces some.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class DeriveColumns implements QueryType<DeriveColumns.Settings> {

    public record Settings(
            @Field(noun = "column", help = "The columns to add or to replace.") @Required
                    List<Derived> columns) {}

    /// A computed column.
    public record Derived(
            @Field(help = "Name of the column; one the input has is replaced where it stands.")
                    @Required
                    String name,
            @Field(
                            help = "An expression over the columns.",
                            editor = Editor.EXPRESSION,
                            above = "name")
                    @Required
                    String expression) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "transform.derive",
                            "Derive columns",
                            Stage.TRANSFORM,
                            new Settings(List.of()))
                    .described(
                            "Adds or replaces columns by expressions.",
                            """
                            Computes each of `columns` for each row. A name the input does not have
                            is added at the end; one it has is replaced where it stands.

                            An expression sees the input as it came, also the old value of a column
                            that is replaced, and the *new* columns above it in the list.

                            **NULL** follows SQL: `price * qty` is NULL when either is. Use
                            `coalesce(qty, 0)` to give it a value.

                            Example: `sales` = `price * qty`, `tax` = `round(sales * 0.19, 2)`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry(
                                            "columns",
                                            Value.items(
                                                    Value.fields(
                                                            Map.entry("name", Value.of("sales")),
                                                            Map.entry(
                                                                    "expression",
                                                                    Value.of("price * qty")))))))
                    .synonyms("add column", "formula", "calculate", "mutate", "compute", "with")
                    .inputs("in")
                    .traits(Trait.PRESERVES_ROWS, Trait.STREAMS);

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
        return settings.columns().stream().map(Derived::name).collect(Collectors.joining(", "));
    }

    @Override
    public List<Fault> problems(Settings settings) {
        return Faults.twice(
                "columns[{}].name", settings.columns().stream().map(Derived::name).toList());
    }

    /// Over the input and the new columns above it in the list.
    @Override
    public Optional<Sql> trial(Settings settings, String setting, Sql typed, Inputs inputs) {
        var input = inputs.only();
        int own =
                IntStream.range(0, settings.columns().size())
                        .filter(i -> setting.startsWith("columns[" + i + "]"))
                        .findFirst()
                        .orElse(0);
        var above =
                settings.columns().subList(0, own).stream()
                        .filter(column -> !column.expression().isBlank())
                        .toList();
        return Optional.of(input.valuesOf(typed, new DerivedLevels(above, input).rows()));
    }

    @Override
    public Descent descent(Settings settings, Inputs inputs) {
        return new Descent.OfOne(Descent.Loss.NONE);
    }

    @Override
    public Ports select(Settings settings, Inputs inputs) {
        return Ports.single(new DerivedLevels(settings.columns(), inputs.only()).select());
    }
}
