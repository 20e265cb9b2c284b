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
import dev.millrace.nodes.KnownColumns;
import dev.millrace.nodes.UniqueNames;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Groups rows and computes measures for each group.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class AggregateRows implements QueryType<AggregateRows.Settings> {

    public record Settings(
            @Field(
                            noun = "column",
                            label = "Group by",
                            help = "The columns whose values make a group; none: all rows are one.",
                            editor = Editor.COLUMN)
                    List<String> group,
            @Field(noun = "measure", help = "What is computed for each group.")
                    List<Measure> measures) {}

    /// A value computed for each group.
    public record Measure(
            @Field(help = "Name of the column it gives.") @Required String name,
            @Field(
                            help = "An aggregate, such as sum(Sales).",
                            editor = Editor.EXPRESSION,
                            aggregates = true)
                    @Required
                    String expression) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "transform.aggregate",
                            "Aggregate rows",
                            Stage.TRANSFORM,
                            new Settings(List.of(), List.of()))
                    .described(
                            "Groups rows and computes measures for each group.",
                            """
                            Gives one row for each combination of values in the `group` columns,
                            with those columns and then the `measures`. Without `group` it gives
                            exactly one row, also for an empty input; without `measures` the
                            distinct groups.

                            **NULL** is a group of its own. Aggregates skip NULL, except `count(*)`;
                            the `sum` of nothing is NULL.

                            Example: group `Region`, measure `sales` = `sum(Sales)`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry("group", Value.items(Value.of("Region"))),
                                    Map.entry(
                                            "measures",
                                            Value.items(
                                                    Value.fields(
                                                            Map.entry("name", Value.of("sales")),
                                                            Map.entry(
                                                                    "expression",
                                                                    Value.of("sum(Sales)")))))))
                    .synonyms("group by", "sum", "count", "summarise", "total", "average")
                    .inputs("in")
                    .traits(Trait.REDUCES);

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public List<String> namings(Settings settings) {
        return IntStream.range(0, settings.measures().size())
                .mapToObj(i -> "measures[" + i + "].name")
                .toList();
    }

    @Override
    public String summary(Settings settings) {
        var measures =
                settings.measures().stream().map(Measure::name).collect(Collectors.joining(", "));
        var group = String.join(", ", settings.group());
        return group.isEmpty() || measures.isEmpty() ? measures + group : measures + " by " + group;
    }

    @Override
    public List<Fault> problems(Settings settings) {
        var faults = new ArrayList<Fault>();
        if (settings.group().isEmpty() && settings.measures().isEmpty()) {
            faults.add(
                    Faults.missing("measures", "There is nothing to compute and nothing to group.")
                            .withHint("Add a measure, a column to group by, or both."));
        }
        faults.addAll(Faults.twice("group[{}]", settings.group()));
        faults.addAll(
                Faults.twice(
                        "measures[{}].name",
                        settings.measures().stream().map(Measure::name).toList()));
        var groups = new UniqueNames(settings.group());
        for (int i = 0; i < settings.measures().size(); i++) {
            var name = settings.measures().get(i).name();
            if (groups.isTaken(name)) {
                faults.add(Faults.twice("measures[" + i + "].name", name));
            }
        }
        return faults;
    }

    /// Of the first groups.
    @Override
    public Optional<Sql> trial(Settings settings, String setting, Sql typed, Inputs inputs) {
        var group = new KnownColumns(inputs.only().schema()).names("group", settings.group());
        var keys = Sql.join(", ", group);
        var rows = inputs.only().from();
        return Optional.of(
                group.isEmpty()
                        ? Sql.of("SELECT {} FROM {} GROUP BY ()", typed, rows)
                        : Sql.of(
                                "SELECT {} FROM {} GROUP BY {} ORDER BY {}",
                                typed,
                                rows,
                                keys,
                                keys));
    }

    @Override
    public Descent descent(Settings settings, Inputs inputs) {
        return new Descent.OfAlike(settings.group());
    }

    /// `GROUP BY ()` keeps a measure that is no aggregate from giving a row for each input row.
    @Override
    public Ports select(Settings settings, Inputs inputs) {
        var known = new KnownColumns(inputs.only().schema());
        var group = known.names("group", settings.group());
        var columns = new ArrayList<>(group);
        for (int i = 0; i < settings.measures().size(); i++) {
            var measure = settings.measures().get(i);
            columns.add(
                    Sql.of(
                            "{} AS {}",
                            Sql.typed("measures[" + i + "].expression", measure.expression()),
                            Sql.name(measure.name())));
        }
        return Ports.single(
                Sql.of(
                        "SELECT {} FROM {} GROUP BY {}",
                        Sql.join(", ", columns),
                        inputs.only().from(),
                        group.isEmpty() ? Sql.keyword("()") : Sql.join(", ", group)));
    }
}
